package io.headroom.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of a text, counted from 1, both ends included.
///
/// @param first first line, at least 1
/// @param last last line, at least `first`
record LineRange(int first, int last) {
  private static final Pattern RANGE = Pattern.compile("(\\d*)\\s*(-?)\\s*(\\d*)");

  /// Reads what a reader asks for: `120-180`, `120`, `120-` (to the end), `-20` (the last 20), and
  /// lists of these with commas. A range that ends beyond the text ends with the text.
  ///
  /// @param given what was written
  /// @param total lines of the text
  /// @return ranges in order, none touching another
  /// @throws Refusal if it cannot be read or asks for lines the text does not have
  static List<LineRange> parse(String given, int total) {
    List<LineRange> ranges = new ArrayList<>();
    for (String part : given.split(",", -1)) {
      ranges.add(one(part.strip(), given, total));
    }
    ranges.sort(Comparator.comparingInt(LineRange::first));
    List<LineRange> merged = new ArrayList<>();
    for (LineRange range : ranges) {
      if (!merged.isEmpty() && range.first <= merged.getLast().last + 1) {
        LineRange before = merged.removeLast();
        merged.add(new LineRange(before.first, Math.max(before.last, range.last)));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private static LineRange one(String part, String given, int total) {
    Matcher matcher = RANGE.matcher(part);
    boolean readable = matcher.matches();
    String left = readable ? matcher.group(1) : "";
    String right = readable ? matcher.group(3) : "";
    boolean dash = readable && "-".equals(matcher.group(2));
    if (left == null || right == null || left.isEmpty() && right.isEmpty()) {
      throw new Refusal(
          "lines=\"%s\" cannot be read. Give 120-180, 120, 120- (to the end), -20 (the last 20) or a list like 1-5,90."
              .formatted(given));
    }
    long first;
    long last;
    if (left.isEmpty()) {
      first = Math.max(1, total - number(right) + 1);
      last = total;
    } else {
      first = number(left);
      last = !dash ? first : right.isEmpty() ? total : number(right);
    }
    if (first < 1 || first > total || last < first) {
      throw new Refusal(
          "lines=\"%s\" is out of range or reversed: this original has %s lines, numbered from 1."
              .formatted(given, total));
    }
    return new LineRange((int) first, (int) Math.min(total, last));
  }

  /// A number of any length; beyond a billion one is as good as another.
  private static long number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(digits);
  }

  /// The place as it is written above the lines.
  String place() {
    return first == last ? "line " + first : "lines " + first + "-" + last;
  }
}
