package io.headroom.compress.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// Least and greatest of the numbers that vary within a shape, so that a line that stands for a
/// thousand others also tells how far they went: `size 12–61, took 3ms–8210ms`. A number is told
/// under the word before it; one without a word before it is not told.
final class Ranges {
  private static final int MOST_FIELDS = 2;

  private final Map<String, Range> fields = new LinkedHashMap<>();
  private int lines;

  /// Takes one line of the shape.
  ///
  /// @param s the line without control sequences
  /// @param from where its message begins
  void add(String s, int from) {
    if (lines > 0 && fields.isEmpty()) {
      return;
    }
    Measures.read(
        s,
        from,
        s.length(),
        (name, nameEnd, start, digitsEnd, end) -> {
          if (nameEnd > name) {
            take(s.substring(name, nameEnd), s.substring(start, end), s.substring(digitsEnd, end));
          }
        });
    lines++;
  }

  private void take(String name, String token, String unit) {
    Range range = fields.get(name);
    if (range == null && lines > 0 || range != null && range.seen != lines) {
      return;
    }
    double number = Double.parseDouble(token.substring(0, token.length() - unit.length()));
    if (range == null) {
      fields.put(name, new Range(token, unit, number));
    } else {
      range.add(token, unit, number);
    }
  }

  @Override
  public String toString() {
    List<Map.Entry<String, Range>> told = new ArrayList<>();
    for (Map.Entry<String, Range> field : fields.entrySet()) {
      Range range = field.getValue();
      // A field that some lines lack is another field there.
      if (range.seen == lines && range.least < range.greatest && told.size() < MOST_FIELDS) {
        told.add(field);
      }
    }
    StringJoiner out = new StringJoiner(", ");
    told.forEach(field ->
        out.add(
            String.format(
                Locale.ROOT,
                "%s %s–%s",
                field.getKey(),
                field.getValue().leastText,
                field.getValue().greatestText)));
    return out.toString();
  }

  /// Numbers of one field; units may differ, so a range is kept of the first line's unit only.
  private static final class Range {
    private final String unit;
    private double least;
    private double greatest;
    private String leastText;
    private String greatestText;
    private int seen;

    Range(String text, String unit, double number) {
      this.unit = unit;
      least = number;
      greatest = number;
      leastText = text;
      greatestText = text;
      seen = 1;
    }

    void add(String text, String unitOfText, double number) {
      if (!unitOfText.equals(unit)) {
        return;
      }
      if (number < least) {
        least = number;
        leastText = text;
      }
      if (number > greatest) {
        greatest = number;
        greatestText = text;
      }
      seen++;
    }
  }
}
