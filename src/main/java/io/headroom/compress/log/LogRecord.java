package io.headroom.compress.log;

/// Lines that belong together: one message with what was wrapped, indented or traced below it.
/// Blank lines behind it are its own.
///
/// @param from first line
/// @param head first line that is not blank
/// @param to line after the last
/// @param shape number of its template; records of one shape differ in values only
/// @param variant how many other variants of its template were there before its own; what comes
///   late among many says less
/// @param severity how loudly it says that something is wrong, 0 to 1
/// @param section index of the record that heads its section, or -1
record LogRecord(int from, int head, int to, int shape, int variant, double severity, int section) {
  int lines() {
    return to - from;
  }

  LogRecord shaped(int number, int rank) {
    return new LogRecord(from, head, to, number, rank, severity, section);
  }
}
