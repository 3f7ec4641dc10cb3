package io.headroom.compress.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts lines together to records.
final class Records {
  /// Share of stamped lines from which a line without stamp goes on with the one before.
  private static final double STAMPED_LOG = 0.8;

  /// Severity from which deeper lines below belong to a message.
  private static final double HEADS_BLOCK = 0.5;

  /// Severity of a message with a stack trace.
  private static final double TRACE = 0.85;

  private static final int LONGEST_BLOCK = 60;
  private static final int LONGEST_MESSAGE = 500;

  private final LogLines log;
  private final boolean stampedLog;
  private final List<LogRecord> records = new ArrayList<>();
  private final Map<List<Integer>, Integer> shapes = new HashMap<>();
  private int head = -1;
  private int last = -1;
  private int section = -1;

  /// Indent of a traceback that waits for its exception, or -1.
  private int awaiting = -1;

  private Records(LogLines log) {
    this.log = log;
    this.stampedLog = !log.runner() && log.stampedShare() >= STAMPED_LOG;
  }

  /// The records of a log, in source order; together they cover every line.
  static List<LogRecord> of(LogLines log) {
    Records builder = new Records(log);
    int start = 0;
    for (int i = 0; i < log.count(); i++) {
      if (log.has(i, LineFacts.BLANK)) {
        continue;
      }
      if (builder.head < 0) {
        builder.begin(i);
      } else if (!builder.continues(i)) {
        builder.end(start, i);
        start = i;
        builder.begin(i);
      }
      builder.last = i;
    }
    if (builder.head >= 0) {
      builder.end(start, log.count());
    }
    Shapes.number(log, builder.records);
    return builder.records;
  }

  private void begin(int i) {
    head = i;
    awaiting = log.has(i, LineFacts.ANNOUNCES) ? log.indent(i) : -1;
  }

  private boolean continues(int i) {
    boolean adjacent = last == i - 1;
    if (log.has(i - 1, LineFacts.OVERWRITTEN)) {
      return log.template(i) == log.template(i - 1);
    }
    if (log.has(i, LineFacts.STAMPED) || i - head >= LONGEST_MESSAGE) {
      return false;
    }
    if (log.has(i, LineFacts.FRAME) || log.has(i, LineFacts.CAUSE)) {
      return adjacent;
    }
    if (adjacent && log.has(last, LineFacts.FRAME) && i + 1 < log.count()) {
      // Go and Rust name the function on one line and the place on the next.
      if (log.has(i + 1, LineFacts.FRAME) && log.indent(i + 1) > log.indent(i)) {
        return true;
      }
    }
    if (awaiting >= 0) {
      if (log.indent(i) > awaiting) {
        return adjacent;
      }
      awaiting = -1;
      return adjacent && log.has(i, LineFacts.EXCEPTION);
    }
    if (log.has(i, LineFacts.ANNOUNCES)) {
      boolean follows = adjacent && log.severity(last) >= HEADS_BLOCK;
      awaiting = follows ? log.indent(i) : -1;
      return follows;
    }
    boolean block = log.severity(head) >= HEADS_BLOCK;
    if (adjacent && log.has(i, LineFacts.EXCEPTION) && log.has(head, LineFacts.STAMPED)) {
      return true;
    }
    if (stampedLog) {
      return (adjacent || log.indent(i) > 0) && (block || log.severity(i) < HEADS_BLOCK);
    }
    if (log.has(i, LineFacts.EXCERPT) || log.has(i, LineFacts.NOTE)) {
      return adjacent && (block || log.has(last, LineFacts.EXCERPT));
    }
    return block
        && adjacent
        && log.indent(i) > log.indent(head)
        && log.severity(i) < HEADS_BLOCK
        && i - head < LONGEST_BLOCK;
  }

  private void end(int from, int to) {
    int first = head;
    double severity = 0;
    int opening = -1;
    int closing = -1;
    boolean frames = false;
    for (int i = first; i < to; i++) {
      if (log.has(i, LineFacts.BLANK)) {
        continue;
      }
      severity = Math.max(severity, i == first || strong(i) ? log.severity(i) : 0);
      boolean frame = log.has(i, LineFacts.FRAME);
      frames |= frame;
      if (i > first && severity >= HEADS_BLOCK && !frame && !log.has(i, LineFacts.EXCERPT)) {
        opening = opening < 0 ? log.template(i) : opening;
        closing = log.template(i);
      }
    }
    if (frames) {
      // Frames alone may just say where something was printed.
      severity = Math.max(severity, log.has(first, LineFacts.FRAME) ? HEADS_BLOCK : TRACE);
    }
    boolean heads = log.has(first, LineFacts.SECTION);
    int shape = log.template(first);
    if (opening >= 0 || closing >= 0) {
      List<Integer> key = List.of(shape, opening, closing);
      shape = shapes.computeIfAbsent(key, _ -> log.templates() + shapes.size());
    }
    if (heads) {
      section = records.size();
    }
    records.add(new LogRecord(from, head, to, Math.max(shape, 0), 0, severity, section));
  }

  private boolean strong(int i) {
    return log.severity(i) > Outcomes.WEIGHT;
  }
}
