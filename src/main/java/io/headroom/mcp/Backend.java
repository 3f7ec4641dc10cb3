package io.headroom.mcp;

import io.headroom.text.Work;

/// Runs tools. Everything heavy is behind it, so that the front can answer before it is loaded.
interface Backend {
  /// Serves a `tools/call` request.
  ///
  /// @param request the request
  /// @param session whom it came from
  /// @param work progress and cancellation
  /// @return the answer
  /// @throws Work.Cancelled if the call was cancelled
  Reply call(Envelope request, Session session, Work work);

  /// Loads what the first call would otherwise have to wait for.
  default void warm() {}
}
