package io.headroom.compress.log;

import java.util.Arrays;

/// Which lines of a record are shown when the record is.
final class Excerpt {
  private static final int WHOLE = 8;
  private static final int FIRST = 8;
  private static final int LAST = 3;
  private static final int FRAMES = 3;

  private Excerpt() {}

  /// The lines to show.
  ///
  /// @param log the log
  /// @param record the record
  /// @param detailed whether it is the one that stands for its shape; others show their head only
  /// @return line numbers, ascending
  static int[] of(LogLines log, LogRecord record, boolean detailed) {
    if (log.has(record.head(), LineFacts.OVERWRITTEN)) {
      return new int[] {lastState(log, record)};
    }
    if (!detailed || record.lines() == 1) {
      return new int[] {record.head()};
    }
    int[] lines = new int[record.lines()];
    int count = 0;
    for (int i = record.head(); i < record.to(); i++) {
      if (!log.has(i, LineFacts.BLANK)) {
        lines[count++] = i;
      }
    }
    lines = Arrays.copyOf(lines, count);
    return count <= WHOLE ? lines : essential(log, lines);
  }

  /// The head, what is said between the frames, the innermost frames of each exception.
  private static int[] essential(LogLines log, int[] lines) {
    boolean innermostLast = log.has(lines[0], LineFacts.ANNOUNCES);
    int said = 0;
    for (int i : lines) {
      said += log.has(i, LineFacts.FRAME) ? 0 : 1;
    }
    int[] kept = new int[lines.length];
    int count = 0;
    int spoken = 0;
    int run = 0;
    for (int k = 0; k < lines.length; k++) {
      int i = lines[k];
      boolean keep;
      if (log.has(i, LineFacts.FRAME)) {
        keep = innermostLast ? k >= lines.length - 2 * FRAMES : run < FRAMES;
        run++;
      } else {
        run = 0;
        keep = spoken < FIRST || spoken >= said - LAST || log.has(i, LineFacts.CAUSE);
        keep &= !innermostLast || k == 0 || k >= lines.length - 2 * FRAMES;
        spoken++;
      }
      if (keep) {
        kept[count++] = i;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static int lastState(LogLines log, LogRecord record) {
    int i = record.to() - 1;
    while (i > record.head() && log.has(i, LineFacts.BLANK)) {
      i--;
    }
    return i;
  }
}
