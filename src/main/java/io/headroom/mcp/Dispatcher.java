package io.headroom.mcp;

import org.jspecify.annotations.Nullable;

/// Answers messages; what both transports share. Safe for use by many threads at once: a transport
/// calls it on one thread per request and interrupts that thread to cancel.
interface Dispatcher {
  /// Answers one message.
  ///
  /// @param message the message
  /// @param session whom it came from
  /// @param channel takes what is sent before the answer, progress for instance
  /// @return the answer's JSON on one line; null for notifications, for answers to requests of ours
  ///   and for requests that were cancelled
  @Nullable String answer(Envelope message, Session session, Channel channel);

  /// Tells that an answer has been sent: the time for work that should not delay it.
  ///
  /// @param message the message that was answered
  default void answered(Envelope message) {}

  /// Loads what the first call of a tool would otherwise have to wait for.
  default void warm() {}

  /// Takes messages to the client, each on one line, from any thread.
  @FunctionalInterface
  interface Channel {
    /// Sends one message.
    ///
    /// @param json the message, without line terminators in it
    void send(String json);
  }
}
