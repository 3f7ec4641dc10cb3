package io.headroom.door;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Asks a running server of the same user, version and project for a short form.
///
/// @param directory where servers listen
/// @param session what the client calls its session; empty if unknown
/// @param settings what tells this process's settings from others; a server with others is not the
///   one to ask
public record DoorClient(DoorDirectory directory, String session, String settings) {
  /// What came of asking.
  public sealed interface Answer {
    /// A short form.
    ///
    /// @param text it, with a line break at the end
    record Shortened(String text) implements Answer {}

    /// The output is best left as it is.
    record Leave() implements Answer {}

    /// Nobody was there to ask.
    record Nobody() implements Answer {}
  }

  /// Asks one server after the other until one answers.
  ///
  /// @param file the output
  /// @param workingDirectory where it came about
  /// @param output what is known of it
  /// @return the answer
  public Answer shorten(Path file, Path workingDirectory, Output output) {
    return first(
        DoorMessage.request(
            "/shorten",
            Map.of(
                "session", session,
                "settings", settings,
                "cwd", workingDirectory.toAbsolutePath().toString(),
                "file", file.toAbsolutePath().toString(),
                "query", output.command(),
                "status", Integer.toString(output.status()))));
  }

  /// Asks the same for a hook.
  ///
  /// @param file the hook's input
  /// @param workingDirectory where the client works
  /// @return the answer; its text is the hook's output
  public Answer hook(Path file, Path workingDirectory) {
    return first(
        DoorMessage.request(
            "/hook",
            Map.of(
                "session",
                session,
                "settings",
                settings,
                "cwd",
                workingDirectory.toAbsolutePath().toString(),
                "file",
                file.toAbsolutePath().toString())));
  }

  private Answer first(DoorMessage request) {
    return directory.sockets().stream()
        .flatMap(socket -> ask(socket, request).stream())
        .findFirst()
        .orElseGet(Answer.Nobody::new);
  }

  private static Optional<Answer> ask(Path socket, DoorMessage request) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      Channels.newOutputStream(channel).write(request.bytes());
      DoorMessage answer = DoorMessage.read(Channels.newInputStream(channel));
      return switch (answer.subject()) {
        case "200" ->
            Optional.of(new Answer.Shortened(new String(answer.body(), StandardCharsets.UTF_8)));
        case "204" -> Optional.of(new Answer.Leave());
        default -> Optional.empty();
      };
    } catch (IOException _) {
      return Optional.empty(); // it was killed, or is about to end
    }
  }
}
