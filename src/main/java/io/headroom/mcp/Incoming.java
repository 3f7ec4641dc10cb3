package io.headroom.mcp;

import org.jspecify.annotations.Nullable;

/// What a line or a request body turned out to be.
sealed interface Incoming {
  /// A message.
  ///
  /// @param envelope the message
  record Message(Envelope envelope) implements Incoming {}

  /// Something else; it is answered and forgotten, the connection lives on.
  ///
  /// @param id the raw JSON of the id, or null if it could not be read
  /// @param failure what is wrong
  record Invalid(@Nullable String id, Reply.Failure failure) implements Incoming {
    /// The answer.
    ///
    /// @return a JSON-RPC error on one line
    String json() {
      return failure.to(id);
    }
  }

  /// Nothing but blanks; ignored.
  record Blank() implements Incoming {}
}
