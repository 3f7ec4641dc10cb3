package io.headroom.compress.log;

import java.util.ArrayList;
import java.util.Arrays;
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

  /// Digits from which a number is a name rather than a measure.
  private static final int LONGEST_NUMBER = 12;

  private static final boolean[] SEPARATES = new boolean[128];

  static {
    Arrays.fill(SEPARATES, 0, ' ' + 1, true);
    "=,:;()[]{}\"'`<>|".chars().forEach(c -> SEPARATES[c] = true);
  }

  private static final int LONGEST_UNIT = 3;
  private static final int LONGEST_NAME = 24;

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
    String name = "";
    for (int i = from; i < s.length(); ) {
      int end = i;
      while (end < s.length() && !separates(s.charAt(end))) {
        end++;
      }
      if (end > i) {
        char first = s.charAt(i);
        if (!name.isEmpty() && (digit(first) || first == '-' || first == '.')) {
          String token = s.substring(i, end);
          double number = number(token);
          if (!Double.isNaN(number)) {
            take(name, token, number);
          }
        }
        name = names(s, i, end) ? s.substring(i, end) : "";
      }
      i = end + 1;
    }
    lines++;
  }

  private void take(String name, String token, double number) {
    Range range = fields.get(name);
    if (range == null) {
      if (lines == 0) {
        fields.put(name, new Range(token, number));
      }
    } else if (range.seen == lines) {
      range.add(token, number);
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

  /// A decimal number, with a unit of a few letters or a percent sign behind it; NaN for others.
  private static double number(String token) {
    int at = token.startsWith("-") ? 1 : 0;
    int digits = 0;
    int points = 0;
    while (at < token.length() && (digit(token.charAt(at)) || token.charAt(at) == '.')) {
      digits += digit(token.charAt(at)) ? 1 : 0;
      points += token.charAt(at) == '.' ? 1 : 0;
      at++;
    }
    int unit = token.length() - at;
    if (digits == 0 || digits > LONGEST_NUMBER || points > 1 || unit > LONGEST_UNIT) {
      return Double.NaN;
    }
    for (int i = at; i < token.length(); i++) {
      if (!Character.isLetter(token.charAt(i)) && token.charAt(i) != '%') {
        return Double.NaN;
      }
    }
    return Double.parseDouble(token.substring(0, at));
  }

  private static boolean names(String s, int from, int to) {
    if (to - from > LONGEST_NAME || !Character.isLetter(s.charAt(from))) {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      char c = s.charAt(i);
      if (!Character.isLetter(c) && c != '_' && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean separates(char c) {
    return c < SEPARATES.length && SEPARATES[c];
  }

  /// Numbers of one field; units may differ, so a range is kept of the first line's unit only.
  private static final class Range {
    private final String unit;
    private double least;
    private double greatest;
    private String leastText;
    private String greatestText;
    private int seen;

    Range(String text, double number) {
      unit = unit(text);
      least = number;
      greatest = number;
      leastText = text;
      greatestText = text;
      seen = 1;
    }

    void add(String text, double number) {
      if (!unit(text).equals(unit)) {
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

    private static String unit(String text) {
      int at = text.length();
      while (at > 0 && !digit(text.charAt(at - 1)) && text.charAt(at - 1) != '.') {
        at--;
      }
      return text.substring(at);
    }
  }
}
