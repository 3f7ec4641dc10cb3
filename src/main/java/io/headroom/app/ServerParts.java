package io.headroom.app;

import io.headroom.ledger.MemoryLedger;
import io.headroom.mcp.HeadroomTools;
import io.headroom.mcp.Tools;
import io.headroom.pipeline.Headroom;
import io.headroom.retrieve.Retriever;
import io.headroom.store.MemoryStore;
import io.headroom.store.OriginalStore;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts a server together: store, pipeline, retrieval, books, tools. Nothing is made before the
/// first call needs it, so that a client is told of the tools at once.
final class ServerParts {
  private final long storeBytes;
  private final Duration ttl;
  private HeadroomTools.@Nullable Parts parts;

  /// Parts onto a store in memory.
  ///
  /// @param storeBytes most bytes of compressed originals
  /// @param ttl how long an original is kept after its last use
  ServerParts(long storeBytes, Duration ttl) {
    this.storeBytes = storeBytes;
    this.ttl = ttl;
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
      TokenCounter tokens = Tokens.o200k();
      OriginalStore store = new MemoryStore(storeBytes, ttl);
      InstantSource clock = InstantSource.system();
      parts =
          new HeadroomTools.Parts(
              new Headroom(store, tokens),
              new Retriever(store, tokens),
              store,
              new MemoryLedger(clock),
              tokens,
              clock,
              home());
    }
    return parts;
  }
}
