package io.headroom.compress.log;

import java.util.List;

/// What stands around a failure: the lines just before and after it, the lines it is nested in, the
/// head of its step. Whoever reads the failure asks for them next, whatever the question was.
final class Evidence {
  private static final double FAILURE = 0.85;
  private static final double SPEAKS = 0.5;
  private static final double NEAR = 0.55;
  private static final double ABOVE = 0.5;
  private static final double HEADS = 0.4;
  private static final int TOUCHES = 2;
  private static final double COMMON = 0.005;
  private static final int BEFORE = 12;
  private static final int AFTER = 6;

  /// Records nested below a failure that still belong to it.
  private static final int BELOW = 24;

  private static final int MOST_PARENTS = 4;
  private static final int PARENT_WITHIN = 60;

  /// Failures after which the weight of the next one's surroundings has halved.
  private static final double SOFT_FAILURES = 4;

  /// Lines that head repeated failures, after which a further one is half as much news.
  private static final double SOFT_REPEATS = 16;

  private final LogLines log;
  private final List<LogRecord> records;
  private final double[] weight;
  private final int[] holders;

  private Evidence(LogLines log, List<LogRecord> records, int shapes) {
    this.log = log;
    this.records = records;
    this.weight = new double[records.size()];
    this.holders = new int[shapes];
    records.forEach(record -> holders[record.shape()]++);
  }

  /// How much each record has to do with a failure, 0 to 1. Only the first failure of a shape
  /// counts, and each further shape less than the one before: what comes late is mostly fallout. Of
  /// another one of the shape it is news what it stands under, such as the file it is in. The last
  /// failure counts in full, since it is what ended the run.
  static double[] of(LogLines log, List<LogRecord> records, int shapes) {
    Evidence evidence = new Evidence(log, records, shapes);
    boolean[] seen = new boolean[shapes];
    int failures = 0;
    int repeats = 0;
    int last = -1;
    for (int r = 0; r < records.size(); r++) {
      LogRecord record = records.get(r);
      if (record.severity() >= FAILURE) {
        last = r;
      }
      if (record.severity() < SPEAKS) {
        continue;
      }
      if (seen[record.shape()]) {
        repeats += evidence.heads(r, HEADS / (1 + repeats / SOFT_REPEATS)) ? 1 : 0;
        continue;
      }
      seen[record.shape()] = true;
      if (record.severity() >= FAILURE) {
        evidence.around(r, 1 / (1 + failures++ / SOFT_FAILURES));
      } else {
        evidence.above(r, ABOVE / (1 + record.variant() / SOFT_FAILURES));
      }
    }
    if (last >= 0) {
      evidence.around(last, 1);
    }
    return evidence.weight;
  }

  private void around(int failure, double scale) {
    for (int d = 1; d <= BEFORE && failure - d >= 0; d++) {
      beside(failure - d, d, scale * NEAR * (1 - d / (BEFORE + 1.0)));
    }
    int indent = log.indent(records.get(failure).head());
    boolean inside = true;
    for (int d = 1; d <= BELOW && failure + d < records.size(); d++) {
      inside &= log.indent(records.get(failure + d).head()) > indent;
      double reach = inside ? BELOW : AFTER;
      beside(failure + d, d, scale * NEAR * Math.max(0, 1 - d / (reach + 1)));
    }
    int section = records.get(failure).section();
    if (section >= 0) {
      raise(section, scale * ABOVE);
    }
    above(failure, scale * ABOVE);
  }

  /// What the log says all the time is evidence only where it touches the failure.
  private void beside(int record, int distance, double by) {
    if (distance <= TOUCHES
        || log.has(records.get(record).head(), LineFacts.ECHO)
        || holders[records.get(record).shape()] <= COMMON * records.size() + 3) {
      raise(record, by);
    }
  }

  /// Raises the lines a record is nested in.
  private void above(int record, double by) {
    int indent = log.indent(records.get(record).head());
    int parents = 0;
    for (int r = record - 1;
        r >= Math.max(0, record - PARENT_WITHIN) && indent > 0 && parents < MOST_PARENTS;
        r--) {
      int above = log.indent(records.get(r).head());
      if (above < indent) {
        indent = above;
        parents++;
        raise(r, by);
      }
    }
  }

  /// Raises the line a record stands under, where nothing else has.
  ///
  /// @return whether it was raised
  private boolean heads(int record, double by) {
    int indent = log.indent(records.get(record).head());
    int head = record - 1;
    while (head >= Math.max(0, record - PARENT_WITHIN)
        && log.indent(records.get(head).head()) >= indent) {
      head--;
    }
    boolean news = indent > 0 && head >= 0 && weight[head] == 0;
    if (news) {
      raise(head, by);
    }
    return news;
  }

  /// Failures speak for themselves: among equal ones the first is to be shown, not the one that
  /// stands beside another failure.
  private void raise(int record, double by) {
    if (records.get(record).severity() >= SPEAKS) {
      return;
    }
    weight[record] = Math.max(weight[record], by);
  }
}
