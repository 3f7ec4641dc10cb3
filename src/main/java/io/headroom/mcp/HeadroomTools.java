package io.headroom.mcp;

import io.headroom.ledger.Door;
import io.headroom.ledger.Event;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Prices;
import io.headroom.ledger.Who;
import io.headroom.pipeline.Headroom;
import io.headroom.retrieve.Retriever;
import io.headroom.store.OriginalStore;
import io.headroom.text.TokenCounter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// The catalogue of Headroom's own tools.
public final class HeadroomTools {
  private HeadroomTools() {}

  /// What the tools work on.
  ///
  /// @param headroom the pipeline
  /// @param retriever gives originals back
  /// @param store where originals are kept
  /// @param ledger the books
  /// @param tokens what counts tokens
  /// @param clock tells the time of events
  /// @param home the user's home directory, which is never granted as a whole
  /// @param observing whether nothing is to be changed, only measured
  public record Parts(
      Headroom headroom,
      Retriever retriever,
      OriginalStore store,
      Ledger ledger,
      TokenCounter tokens,
      InstantSource clock,
      Path home,
      boolean observing) {}

  /// The three tools.
  ///
  /// @param parts gives what they work on, always the same; first asked at the first call
  /// @return a catalogue of compress, retrieve and stats
  public static Tools of(Supplier<Parts> parts) {
    return listed(parts, () -> Prices.ofUser(System.getenv())).build();
  }

  /// The three tools, and one that is on no list: clients' hooks call it.
  ///
  /// @param parts gives what they work on, always the same; first asked at the first call
  /// @param prices what tokens cost; asked whenever that is told
  /// @param hooks answers the hooks
  /// @return a catalogue of compress, retrieve and stats
  public static Tools of(Supplier<Parts> parts, Supplier<Prices> prices, Hooks hooks) {
    return listed(parts, prices).unlisted(ToolDefinitions.HOOK, () -> new HookTool(hooks)).build();
  }

  private static Tools.Builder listed(Supplier<Parts> parts, Supplier<Prices> prices) {
    return Tools.builder()
        .listed(ToolDefinitions.COMPRESS, () -> compress(parts.get()))
        .listed(ToolDefinitions.RETRIEVE, () -> retrieve(parts.get(), Door.MCP))
        .listed(ToolDefinitions.STATS, () -> stats(parts.get(), prices));
  }

  private static Tool compress(Parts parts) {
    FileAccess files = new FileAccess(parts.home);
    return new CompressTool(
        parts.headroom, parts.tokens, parts.ledger, files, parts.clock, parts.observing);
  }

  static Tool retrieve(Parts parts, Door door) {
    return new RetrieveTool(parts.retriever, parts.tokens, parts.ledger, parts.clock, door);
  }

  /// Tools are made when they have been listed, or called without that: from then on the client's
  /// model reads of them.
  private static Tool stats(Parts parts, Supplier<Prices> prices) {
    int schema = 0;
    for (ToolDefinition tool :
        List.of(ToolDefinitions.COMPRESS, ToolDefinitions.RETRIEVE, ToolDefinitions.STATS)) {
      schema += parts.tokens.count(tool.asModelsSeeIt());
    }
    parts.ledger.record(new Event.Announced(parts.clock.instant(), new Who(Door.MCP, ""), schema));
    return new StatsTool(parts.ledger, parts.store, prices);
  }
}
