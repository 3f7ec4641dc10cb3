package io.headroom.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Plots as SVG that stands in a page and takes its colours from there.
final class Chart {
  private static final int WIDTH = 720;
  private static final int LABELS = 190;
  private static final int NUMBERS = 110;
  private static final int ROW = 26;
  private static final int HEIGHT = 180;
  private static final int FOOT = 22;
  private static final int LONGEST_LABEL = 28;

  private Chart() {}

  /// A bar or a column.
  ///
  /// @param label what it stands for
  /// @param value its length, negative for a loss
  /// @param note more of it, shown where the pointer rests
  record Bar(String label, long value, String note) {}

  /// Bars below one another, each with its label and number; losses in their own colour.
  static String bars(String title, List<Bar> bars) {
    long most = most(bars);
    StringBuilder svg = open(title, bars.size() * ROW);
    int y = 0;
    for (Bar bar : bars) {
      double length = (double) Math.abs(bar.value) / most * (WIDTH - LABELS - NUMBERS);
      svg.append(
          "<g><title>%s</title><text class=\"label\" x=\"%s\" y=\"%s\">%s</text>"
              .formatted(
                  Html.escape(bar.label + ": " + bar.note),
                  LABELS - 8,
                  y + 17,
                  Html.escape(cut(bar.label))));
      svg.append(rect(LABELS, y + 4, length, ROW - 8, bar.value));
      svg.append(
          "<text x=\"%s\" y=\"%s\">%s</text></g>"
              .formatted(round(LABELS + length + 6), y + 17, number(bar.value)));
      y += ROW;
    }
    return svg.append("</svg>").toString();
  }

  /// Columns beside one another on a common ground; losses hang down from it.
  static String columns(String title, List<Bar> bars) {
    long above = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
    long below = Math.max(0, -bars.stream().mapToLong(Bar::value).min().orElse(0));
    double scale = (double) HEIGHT / (above + below);
    double ground = above * scale;
    double step = (double) WIDTH / Math.max(1, bars.size());
    double thick = Math.min(48, step * 0.8);
    StringBuilder svg = open(title, HEIGHT + FOOT);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double height = Math.abs(bar.value) * scale;
      svg.append("<g><title>").append(Html.escape(bar.label + ": " + bar.note)).append("</title>");
      svg.append(
          rect(
              i * step + (step - thick) / 2,
              bar.value < 0 ? ground : ground - height,
              thick,
              height,
              bar.value));
      svg.append("</g>");
    }
    svg.append(
        "<line x1=\"0\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
            .formatted(WIDTH, round(ground), round(ground)));
    if (!bars.isEmpty()) {
      svg.append(
          "<text x=\"0\" y=\"%s\">%s</text>"
              .formatted(HEIGHT + 16, Html.escape(bars.getFirst().label)));
      svg.append(
          "<text class=\"label\" x=\"%s\" y=\"%s\">%s</text>"
              .formatted(WIDTH, HEIGHT + 16, Html.escape(bars.getLast().label)));
      Bar best = Collections.max(bars, Comparator.comparingLong(Bar::value));
      svg.append(
          "<text class=\"middle\" x=\"%s\" y=\"%s\">%s</text>"
              .formatted(
                  WIDTH / 2,
                  HEIGHT + 16,
                  Html.escape("most: " + number(best.value) + " on " + best.label)));
    }
    return svg.append("</svg>").toString();
  }

  private static StringBuilder open(String title, int height) {
    return new StringBuilder()
        .append(
            "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, height, Html.escape(title)));
  }

  private static String rect(double x, double y, double width, double height, long value) {
    return "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\"/>"
        .formatted(value < 0 ? "loss" : "gain", round(x), round(y), round(width), round(height));
  }

  private static long most(List<Bar> bars) {
    return Math.max(1, bars.stream().mapToLong(bar -> Math.abs(bar.value)).max().orElse(1));
  }

  private static String cut(String label) {
    return label.codePointCount(0, label.length()) <= LONGEST_LABEL
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace("-", "−");
  }

  private static String round(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
