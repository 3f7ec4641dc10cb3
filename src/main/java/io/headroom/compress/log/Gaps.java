package io.headroom.compress.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Says of a run of lines that is left out how many they are and what they were.
final class Gaps {
  /// Lines from which a gap says more than their number.
  private static final int TELLS = 8;

  private static final int TELLS_TIME = 30;
  private static final int MOST_LIKE = 3;
  private static final double LIKE_SHARE = 0.1;

  private final LogLines log;
  private final List<LogRecord> records;
  private final Map<Integer, Integer> exemplars;

  /// Describes gaps of one rendering.
  ///
  /// @param exemplars line shown for a shape, by shape
  Gaps(LogLines log, List<LogRecord> records, Map<Integer, Integer> exemplars) {
    this.log = log;
    this.records = records;
    this.exemplars = exemplars;
  }

  /// The line that stands for a gap.
  ///
  /// @param from first line left out
  /// @param to line after the last
  /// @param record a record at or before the first line
  String describe(int from, int to, int record) {
    int lines = to - from;
    StringBuilder out = new StringBuilder("… ");
    if (framesOnly(from, to)) {
      return out.append(plural(lines, "frame")).toString();
    }
    out.append(plural(lines, "line"));
    if (lines < TELLS) {
      return out.toString();
    }
    Map<Integer, int[]> groups = new HashMap<>();
    Set<Integer> shapes = new HashSet<>();
    for (int r = record; r < records.size() && records.get(r).from() < to; r++) {
      LogRecord hidden = records.get(r);
      if (hidden.head() >= from && hidden.to() <= to) {
        shapes.add(hidden.shape());
        int[] group = groups.computeIfAbsent(hidden.shape(), _ -> new int[] {0, 0});
        group[0]++;
        group[1] += hidden.lines();
      }
    }
    String like = like(groups, lines);
    if (!like.isEmpty()) {
      out.append(": ").append(like);
    } else if (lines >= TELLS_TIME && shapes.size() > 1) {
      out.append(": ").append(shapes.size()).append(" shapes");
    }
    if (lines >= TELLS_TIME) {
      out.append(times(from, to));
    }
    return out.toString();
  }

  private String like(Map<Integer, int[]> groups, int lines) {
    List<Map.Entry<Integer, int[]>> known =
        groups.entrySet().stream()
            .filter(e -> exemplars.containsKey(e.getKey()) && e.getValue()[0] > 1)
            .filter(e -> e.getValue()[1] >= LIKE_SHARE * lines)
            .sorted((a, b) ->
                a.getValue()[1] != b.getValue()[1]
                    ? Integer.compare(b.getValue()[1], a.getValue()[1])
                    : Integer.compare(a.getKey(), b.getKey()))
            .limit(MOST_LIKE)
            .toList();
    StringBuilder out = new StringBuilder();
    int told = 0;
    for (Map.Entry<Integer, int[]> group : known) {
      out.append(out.isEmpty() ? "" : ", ").append(group.getValue()[0]).append("× like ");
      out.append(log.lines().number(exemplars.getOrDefault(group.getKey(), 0)));
      told += group.getValue()[1];
    }
    if (told > 0 && told < lines) {
      out.append(", ").append(plural(lines - told, "other"));
    }
    return out.toString();
  }

  private boolean framesOnly(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!log.has(i, LineFacts.FRAME)) {
        return false;
      }
    }
    return true;
  }

  /// First and last time of the lines left out.
  private String times(int from, int to) {
    String first = "";
    String last = "";
    for (int i = from; i < Math.min(to, from + TELLS) && first.isEmpty(); i++) {
      first = clock(log.stamp(i));
    }
    for (int i = to - 1; i >= Math.max(from, to - TELLS) && last.isEmpty(); i--) {
      last = clock(log.stamp(i));
    }
    return first.isEmpty() || last.isEmpty() || first.equals(last)
        ? ""
        : " (" + first + "–" + last + ")";
  }

  private static String clock(String stamp) {
    int at = Stamp.clock(stamp, 0, stamp.length());
    return at < 0 ? "" : stamp.substring(at, at + 8);
  }

  /// Says that the runner's stamps are left out.
  static String runnerNote(LogLines log) {
    int last = log.count() - 1;
    while (last > 0 && log.stamp(last).isEmpty()) {
      last--;
    }
    return "[stamps left out: "
        + log.stamp(0).replace("\ufeff", "")
        + " … "
        + log.stamp(last)
        + "]";
  }

  /// Says that the end of a line is left out.
  static String clipped(int chars) {
    return String.format(Locale.ROOT, "…[+%,d chars]", chars);
  }

  private static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
