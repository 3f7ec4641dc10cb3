package io.headroom.compress.table;

import io.headroom.select.rows.Value;

/// What stands in one column of one row.
///
/// @param raw the characters as they stand in the source, blanks around them left out
record Cell(String raw) implements Value {
  private static final int LONGEST_NUMBER = 24;
  private static final String SCALES = "KMGTPE";

  @Override
  public String text() {
    return quoted() ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"") : raw;
  }

  private boolean quoted() {
    return raw.length() > 1 && raw.startsWith("\"") && raw.endsWith("\"");
  }

  @Override
  public int weight() {
    return raw.length();
  }

  @Override
  public boolean missing() {
    return raw.isEmpty();
  }

  @Override
  public boolean absent() {
    return raw.isEmpty() || raw.equals("NULL") || raw.equals("null");
  }

  @Override
  public boolean scalar() {
    return true;
  }

  /// Plain numbers, and those with a sign, thousands, a percent sign or a binary scale: `-3.5`,
  /// `1,024`, `11%`, `1.9G`, `59.22 KiB`; durations in seconds: `0:03`, `1:02:03`, `0:00.49`.
  @Override
  public double number() {
    String text = text();
    int length = text.length();
    if (length == 0 || length > LONGEST_NUMBER || !startsNumber(text)) {
      return Double.NaN;
    }
    if (text.indexOf(':') > 0) {
      return seconds(text);
    }
    int end = length;
    while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
      end--;
    }
    double scale = scale(text.substring(end).strip());
    String digits = text.substring(0, end);
    if (Double.isNaN(scale) || !plain(digits)) {
      return Double.NaN;
    }
    return scale * Double.parseDouble(digits.replace(",", ""));
  }

  private static boolean startsNumber(String text) {
    char c = text.charAt(0);
    return c >= '0' && c <= '9' || text.length() > 1 && "-+.".indexOf(c) >= 0;
  }

  private static double seconds(String text) {
    double sum = 0;
    for (String part : text.split(":", -1)) {
      if (part.isEmpty() || !Character.isDigit(part.charAt(0)) || !plain(part)) {
        return Double.NaN;
      }
      sum = 60 * sum + Double.parseDouble(part);
    }
    return sum;
  }

  /// What the letters behind a number multiply it with.
  private static double scale(String unit) {
    if (unit.isEmpty() || unit.equals("%")) {
      return 1;
    }
    int power = SCALES.indexOf(Character.toUpperCase(unit.charAt(0))) + 1;
    String rest = power > 0 ? unit.substring(1) : unit;
    boolean known = rest.isEmpty() || rest.equals("B") || rest.equals("iB") || rest.equals("b");
    return known ? Math.pow(1024, power) : Double.NaN;
  }

  private static boolean plain(String digits) {
    int points = 0;
    int since = 0; // digits since the last comma
    boolean commas = false;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c == '.') {
        points++;
      } else if (c == ',') {
        if (points > 0 || commas && since != 3 || since == 0) {
          return false;
        }
        commas = true;
        since = 0;
      } else if (c >= '0' && c <= '9') {
        since += points == 0 ? 1 : 0;
      } else if (i > 0 || c != '-' && c != '+') {
        return false;
      }
    }
    return points <= 1 && (!commas || since == 3) && digits.length() > points;
  }
}
