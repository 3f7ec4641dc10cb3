package io.headroom.compress.log;

import org.jspecify.annotations.Nullable;

/// What one line says by its structure.
///
/// @param body offset of the message: behind the runner's stamp, if there is one
/// @param message offset behind the line's own stamp
/// @param indent columns of white space before the message
/// @param level the level it states, or null
/// @param severity how loudly it says that something is wrong, words aside, 0 to 1
/// @param flags what it is, a sum of the constants
record LineFacts(
    int body, int message, int indent, @Nullable Level level, double severity, int flags) {
  static final int BLANK = 1;
  static final int STAMPED = 1 << 1;
  static final int FRAME = 1 << 2;
  static final int CAUSE = 1 << 3;
  static final int EXCERPT = 1 << 4;
  static final int ANNOUNCES = 1 << 5;
  static final int EXCEPTION = 1 << 6;
  static final int PLACE = 1 << 7;
  static final int SECTION = 1 << 8;
  static final int OVERWRITTEN = 1 << 9;
  static final int SUMMARY = 1 << 10;
  static final int NOTE = 1 << 11;
  static final int STATED = 1 << 12;
  static final int PASSED = 1 << 13;
  static final int ECHO = 1 << 14;
  static final int GROUP = 1 << 15;

  /// A line that points at a place in a file and names no level: what linters write.
  private static final double PLACE_SEVERITY = 0.55;

  private static final double EXCEPTION_SEVERITY = 0.9;
  private static final double SERVER_ERROR = 0.8;
  private static final double CLIENT_ERROR = 0.4;

  /// Reads a line.
  ///
  /// @param s a line without control sequences and terminator
  /// @param runner whether a runner has put a stamp before every line
  static LineFacts of(String s, boolean runner) {
    int body = runner ? Runner.body(s) : 0;
    int at = skip(s, body);
    if (at == s.length()) {
      return new LineFacts(body, at, 0, null, 0, BLANK);
    }
    int indent = indent(s, body, at);
    int flags = 0;
    if (Trace.frame(s, at, indent)) {
      return new LineFacts(body, at, indent, null, 0, FRAME);
    }
    if (Trace.excerpt(s, at)) {
      return new LineFacts(body, at, indent, null, 0, EXCERPT);
    }
    if (Trace.cause(s, at)) {
      return new LineFacts(body, at, indent, null, EXCEPTION_SEVERITY, CAUSE);
    }
    if (Failures.passed(s, at)) {
      return new LineFacts(body, at, indent, null, 0, PASSED);
    }
    LineHeader header = LineHeader.of(s, body);
    Level level = header.level();
    double severity = level == null ? 0 : level.severity();
    flags |= header.stamped() ? STAMPED : 0;
    flags |= header.stated() ? STATED : 0;
    int message = skip(s, header.body());
    boolean silent = header.stated() && severity == 0;
    if (!silent) {
      if (Trace.announces(s, message)) {
        severity = Math.max(severity, EXCEPTION_SEVERITY);
        flags |= ANNOUNCES;
      }
      int name = Failures.afterMark(s, message);
      if (Trace.exception(s, name) || name > message && Trace.named(s, name)) {
        severity = Math.max(severity, EXCEPTION_SEVERITY);
        flags |= EXCEPTION;
      }
      if (Failures.verdict(s, at) || Failures.exitCode(s, message)) {
        severity = 1;
      }
    }
    int status = header.stamped() ? Failures.httpStatus(s, body) : 0;
    if (status >= 400) {
      severity = Math.max(severity, status >= 500 ? SERVER_ERROR : CLIENT_ERROR);
    }
    if (!header.stamped() && Failures.place(s, at) > 0) {
      flags |= PLACE;
      if (level == Level.NOTICE && !header.stated()) {
        flags |= NOTE;
      } else if (level == null) {
        severity = Math.max(severity, PLACE_SEVERITY);
      }
    }
    if (severity == 0 && Failures.endsWell(s)) {
      flags |= PASSED;
    }
    if (severity < PLACE_SEVERITY && Sections.header(s, message)) {
      flags |= SECTION;
      flags |= Sections.group(s, message) ? GROUP : 0;
    }
    return new LineFacts(body, message, indent, level, severity, flags);
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  private static int indent(String s, int from, int to) {
    int columns = 0;
    for (int i = from; i < to; i++) {
      columns += s.charAt(i) == '\t' ? 8 - columns % 8 : 1;
    }
    return columns;
  }

  private static int skip(String s, int from) {
    int i = from;
    while (i < s.length() && (s.charAt(i) <= ' ' || s.charAt(i) == '\ufeff')) {
      i++;
    }
    return i;
  }
}
