package io.headroom.gateway;

/// What becomes of a line.
sealed interface Step {
  /// It goes on, as it came or changed.
  ///
  /// @param line the line with its terminator
  record Pass(byte[] line) implements Step {}

  /// It is the last page of the list of tools.
  ///
  /// @param line the line, changed
  /// @param announced what models read of tools because of us
  record Announce(byte[] line, String announced) implements Step {}

  /// It is a call of our own tool, and the other server does not hear of it.
  ///
  /// @param message the request
  record Answer(Message message) implements Step {}

  /// It cancels a request, which may be one of our own tool; else it goes on.
  ///
  /// @param line the line with its terminator
  /// @param id the request's id
  record Cancel(byte[] line, String id) implements Step {}

  /// It is the result of a tool, which may get shorter before it goes on.
  ///
  /// @param line the line as it came
  /// @param message the answer
  /// @param call what it answers
  record Shorten(byte[] line, Message message, Call call) implements Step {}
}
