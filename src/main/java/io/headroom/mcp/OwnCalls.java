package io.headroom.mcp;

import io.headroom.ledger.Door;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers calls of `headroom_retrieve` for a program that carries another server's messages and
/// takes these out of them.
public final class OwnCalls {
  /// The tool's name.
  public static final String RETRIEVE = ToolDefinitions.RETRIEVE.name();

  private final Session session;
  private final Dispatcher dispatcher;

  /// A desk for one client.
  ///
  /// @param parts gives what the tool works on; first asked at the first call
  /// @param originals which originals the client sees
  /// @param version the program's version, shown to clients
  public OwnCalls(Supplier<HeadroomTools.Parts> parts, Originals originals, String version) {
    this.session = new Session(List.of(), originals);
    Tools tools =
        Tools.builder()
            .listed(
                ToolDefinitions.RETRIEVE_BESIDE,
                () -> HeadroomTools.retrieve(parts.get(), Door.GATEWAY))
            .build();
    this.dispatcher = McpServer.dispatcher(tools, new McpServer.Options(version, List.of()));
  }

  /// How the tool is announced beside those of another server.
  ///
  /// @return its entry for `tools/list`, on one line
  public static String definition() {
    return ToolDefinitions.RETRIEVE_BESIDE.json();
  }

  /// What of an announcement costs tokens.
  ///
  /// @return name, description and schema as models see them
  public static String announcement() {
    return ToolDefinitions.RETRIEVE_BESIDE.asModelsSeeIt();
  }

  /// Answers a call. Interrupting the thread cancels it.
  ///
  /// @param message a `tools/call` request for this tool
  /// @param client the client's name as it gave it; empty if unknown
  /// @param before takes what is sent before the answer
  /// @return the answer on one line; null if the call was cancelled
  public @Nullable String answer(String message, String client, Consumer<String> before) {
    session.client(client);
    return switch (EnvelopeReader.read(message)) {
      case Incoming.Message(Envelope envelope) ->
          dispatcher.answer(envelope, session, before::accept);
      case Incoming.Invalid invalid -> invalid.json();
      case Incoming.Blank _ -> null;
    };
  }

  /// Loads what the first call would otherwise have to wait for.
  public void warm() {
    dispatcher.warm();
  }
}
