package io.headroom.compress.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives records of one kind one number. Mostly a kind is a template. Three things refine that:
///
/// - A line at the margin is no indented one: `1..38` counts the whole run, ` 1..4` a part.
/// - What a record names may matter more than its template: each of the first few variants of a
///   template, by all but its digits, is a kind of its own, many for failures and few for others.
/// - The items of a list have a template each and still are of one kind.
final class Shapes {
  private static final int[] VARIANTS = {3, 6, 16, 24};
  private static final int LIST_ITEMS = 12;
  private static final double LIST_SHARE = 0.5;

  private final LogLines log;
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();

  private Shapes(LogLines log) {
    this.log = log;
  }

  /// Gives every record its kind.
  ///
  /// @param records of the log, their shapes being numbers of templates; replaced in place
  static void number(LogLines log, List<LogRecord> records) {
    new Shapes(log).number(records);
  }

  private void number(List<LogRecord> records) {
    Map<Integer, int[]> layouts = lists(records);
    Map<Integer, Integer> variants = new HashMap<>();
    Map<Integer, Integer> ranks = new HashMap<>();
    for (int r = 0; r < records.size(); r++) {
      LogRecord record = records.get(r);
      int head = record.head();
      int loud = loudness(record.severity());
      int[] layout = layouts.getOrDefault(log.layout(head), NO_LIST);
      if (log.has(head, LineFacts.ECHO)) {
        records.set(r, record.shaped(kind(List.of(ECHOED)), 0));
      } else if (log.has(head, LineFacts.PASSED)) {
        records.set(r, record.shaped(kind(List.of(LISTED, log.layout(head), loud)), 0));
      } else if (loud < LOUD && layout[0] >= LIST_ITEMS && layout[1] >= LIST_SHARE * layout[0]) {
        records.set(r, record.shaped(kind(List.of(LISTED, log.layout(head), loud)), 0));
      } else {
        int base = kind(List.of(record.shape(), loud, log.indent(head) > 0 ? 1 : 0));
        int seen = variants.getOrDefault(base, 0);
        List<Integer> variant = List.of(base, loud, log.variant(head));
        if (seen < VARIANTS[loud] && !numbers.containsKey(variant)) {
          variants.put(base, seen + 1);
          ranks.put(kind(variant), seen);
        }
        int shape = numbers.getOrDefault(variant, base);
        records.set(r, record.shaped(shape, ranks.getOrDefault(shape, VARIANTS[loud])));
      }
    }
  }

  private static final int[] NO_LIST = {0, 0};
  private static final int LOUD = 2;
  private static final int ECHOED = -2;
  private static final int LISTED = -3;

  /// Records and templates of each layout.
  private Map<Integer, int[]> lists(List<LogRecord> records) {
    Map<Integer, int[]> layouts = new HashMap<>();
    boolean[] seen = new boolean[log.templates()];
    for (LogRecord record : records) {
      int template = log.template(record.head());
      if (template >= 0) {
        int[] counts = layouts.computeIfAbsent(log.layout(record.head()), _ -> new int[2]);
        counts[0]++;
        counts[1] += seen[template] ? 0 : 1;
        seen[template] = true;
      }
    }
    return layouts;
  }

  private static int loudness(double severity) {
    return severity >= 0.85 ? 3 : severity >= 0.5 ? 2 : severity >= 0.3 ? 1 : 0;
  }

  private int kind(List<Integer> key) {
    return numbers.computeIfAbsent(key, _ -> numbers.size());
  }
}
