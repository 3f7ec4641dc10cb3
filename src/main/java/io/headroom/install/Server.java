package io.headroom.install;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a client reaches the server.
public sealed interface Server {
  /// The client starts it and talks to it over stdin and stdout.
  ///
  /// @param command the launcher's absolute path
  /// @param arguments its arguments
  /// @param environment what is set for it besides what the client gives
  record Local(String command, List<String> arguments, Map<String, String> environment)
      implements Server {
    /// Copies the lists.
    public Local {
      arguments = List.copyOf(arguments);
    }
  }

  /// It runs somewhere and speaks Streamable HTTP.
  ///
  /// @param url its endpoint
  /// @param tokenVariable name of the environment variable that holds the bearer token: the token
  ///   itself is written nowhere
  record Remote(String url, Optional<String> tokenVariable) implements Server {}
}
