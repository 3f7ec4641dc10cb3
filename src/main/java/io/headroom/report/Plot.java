package io.headroom.report;

import java.util.List;

/// Small plots made of characters.
final class Plot {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_HEIGHTS = "_.-=+*%#";

  private Plot() {}

  /// A bar.
  ///
  /// @param value its length
  /// @param most length of the longest bar there is
  /// @param columns columns of the longest bar
  /// @return at most so many columns, of which a value above zero has something
  static String bar(long value, long most, int columns, boolean unicode) {
    if (value <= 0 || most <= 0 || columns <= 0) {
      return "";
    }
    double length = Math.min(1, (double) value / most) * columns;
    if (!unicode) {
      return "#".repeat((int) Math.max(1, Math.round(length)));
    }
    int eighths = (int) Math.max(1, Math.round(length * 8));
    String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return "█".repeat(eighths / 8) + rest;
  }

  /// A line over time, one column per value; what is not above zero lies on the ground.
  ///
  /// @param values in order
  /// @return as many columns as values
  static String line(List<Long> values, boolean unicode) {
    String heights = unicode ? HEIGHTS : ASCII_HEIGHTS;
    long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (long value : values) {
      int height =
          value <= 0 || most == 0
              ? 0
              : (int) Math.ceil((double) value / most * (heights.length() - 1));
      line.append(heights.charAt(height));
    }
    return line.toString();
  }
}
