package io.headroom.select.rows;

/// The value of one field of one record, in a format that does not tell numbers from text.
///
/// @param raw the spelling
/// @param missing whether the record has no such field
public record Cell(String raw, boolean missing) implements Value {
  /// A record without the field.
  public static final Cell MISSING = new Cell("", true);

  /// A field that is there and has no value, as `<skipped/>` has none.
  public static final Cell PRESENT = new Cell("present", false);

  private static final int LONGEST_NUMBER = 24;

  @Override
  public String text() {
    return raw;
  }

  @Override
  public int weight() {
    return raw.length();
  }

  @Override
  public boolean absent() {
    return raw.isEmpty();
  }

  @Override
  public boolean scalar() {
    return true;
  }

  @Override
  public double number() {
    if (raw.isEmpty() || raw.length() > LONGEST_NUMBER) {
      return Double.NaN;
    }
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(raw);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  /// Whether it is a number drawn or computed by a machine to tell things apart: a UUID, a hash.
  ///
  /// @return true if so
  public boolean machineMade() {
    int digits = 0;
    int hex = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Character.digit(c, 16) >= 0 && c < 0x80) {
        hex++;
        digits += c <= '9' ? 1 : 0;
      } else if (c != '-' && c != '{' && c != '}') {
        return false;
      }
    }
    return hex >= 16 && digits > 0;
  }
}
