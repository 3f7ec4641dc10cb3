package io.headroom.app;

import io.headroom.grammar.Grammars;
import io.headroom.ledger.MemoryLedger;
import io.headroom.mcp.HeadroomTools;
import io.headroom.mcp.Tools;
import io.headroom.pipeline.Headroom;
import io.headroom.redact.Redactor;
import io.headroom.retrieve.Retriever;
import io.headroom.store.OriginalStore;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts a server together: store, pipeline, retrieval, books, tools. Nothing is made before the
/// first call needs it, so that a client is told of the tools at once.
final class ServerParts {
  private final Stores stores;
  private final Redactor redactor;
  private HeadroomTools.@Nullable Parts parts;

  /// Parts onto a store.
  ///
  /// @param stores where originals are kept
  /// @param redactor masks what is not to be shown
  ServerParts(Stores stores, Redactor redactor) {
    this.stores = stores;
    this.redactor = redactor;
  }

  /// The catalogue of tools.
  ///
  /// @return tools that all work on the same parts
  Tools tools() {
    return HeadroomTools.of(this::made);
  }

  static Path home() {
    return Path.of(Objects.requireNonNullElse(System.getProperty("user.home"), "/"));
  }

  private synchronized HeadroomTools.Parts made() {
    if (parts == null) {
      // Aside: only programs need them, and the first would have to wait a tenth of a second.
      Thread.ofPlatform().daemon().name("headroom-grammars").start(Grammars::prepare);
      OriginalStore store = stores.make(); // first: its disk opens while the rest is made
      TokenCounter tokens = Tokens.o200k();
      InstantSource clock = InstantSource.system();
      parts =
          new HeadroomTools.Parts(
              new Headroom(store, tokens, redactor),
              new Retriever(store, tokens, redactor),
              store,
              new MemoryLedger(clock),
              tokens,
              clock,
              home());
    }
    return parts;
  }
}
