package io.headroom.mcp;

import io.headroom.ledger.Event;
import io.headroom.ledger.Figures;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Ledger.Others;
import io.headroom.ledger.Price;
import io.headroom.ledger.Prices;
import io.headroom.ledger.Summary;
import io.headroom.ledger.Totals;
import io.headroom.store.OriginalStore;
import io.headroom.store.OriginalStore.Disk;
import io.headroom.text.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `headroom_stats`: what was saved, or how one result came about. Always JSON.
final class StatsTool implements Tool {
  private final Ledger ledger;
  private final OriginalStore store;
  private final Supplier<Prices> prices;

  /// The tool.
  ///
  /// @param ledger the books
  /// @param store whose size is told
  /// @param prices what tokens cost; asked at each call
  StatsTool(Ledger ledger, OriginalStore store, Supplier<Prices> prices) {
    this.ledger = ledger;
    this.store = store;
    this.prices = prices;
  }

  @Override
  public ToolDefinition definition() {
    return ToolDefinitions.STATS;
  }

  @Override
  public ToolResult call(Map<String, Object> values, Session session, Work work) {
    try {
      String given = new Arguments(values).string("hash");
      Map<String, Object> answer = given.isBlank() ? sums() : Explanation.of(given, ledger, store);
      return new ToolResult(List.of(Facts.write(answer)), null, false);
    } catch (Arguments.Wrong e) {
      return e.result();
    }
  }

  private Map<String, Object> sums() {
    Summary summary = ledger.summary();
    Others others = ledger.others();
    Optional<Price> price = prices.get().usual();
    Map<String, Object> sums = new LinkedHashMap<>();
    sums.put("session_duration_seconds", summary.duration().toMillis() / 1000.0);
    sums.putAll(Figures.of(summary.totals()));
    sums.putAll(Figures.money(summary.totals().netTokens(), price));
    if (summary.observed().compressions() > 0) {
      sums.put("observed", Figures.of(summary.observed()));
    }
    sums.put("recent_events", summary.recent().stream().map(StatsTool::event).toList());
    sums.put("sub_agents", subAgents(others));
    sums.put("combined", combined(summary.totals().plus(others.totals()), price));
    sums.put("proxy", proxy(others.gateway(), price));
    sums.put("store", store());
    if (!others.trouble().isEmpty()) {
      sums.put("error", "events are not on disk: " + others.trouble());
    }
    return sums;
  }

  private static Map<String, Object> subAgents(Others others) {
    Totals totals = others.totals();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("compressions", totals.compressions());
    told.put("retrievals", totals.retrievals());
    told.put("tokens_saved", totals.savedTokens());
    told.put("net_tokens_saved", totals.netTokens());
    told.put("total_input_tokens", totals.inputTokens());
    told.put("total_output_tokens", totals.outputTokens());
    return told;
  }

  private static Map<String, Object> combined(Totals all, Optional<Price> price) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("total_compressions", all.compressions());
    told.put("total_tokens_saved", all.savedTokens());
    told.put("net_tokens_saved", all.netTokens());
    told.put("savings_percent", Totals.percent(all.inputTokens(), all.outputTokens()));
    price.ifPresent(p -> told.put("estimated_cost_saved_usd", p.atList(all.netTokens())));
    return told;
  }

  private static Map<String, Object> proxy(Totals gateway, Optional<Price> price) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("requests_total", gateway.compressions());
    told.put("tokens_saved_total", gateway.savedTokens());
    price.ifPresent(p -> told.put("cost_saved_usd", p.atList(gateway.netTokens())));
    return told;
  }

  private Map<String, Object> store() {
    OriginalStore.Holdings holdings = store.holdings();
    Map<String, Object> held = new LinkedHashMap<>();
    held.put("entries", holdings.entries());
    held.put("bytes", holdings.heldBytes());
    held.put("max_bytes", holdings.maxBytes());
    held.put("ttl_seconds", holdings.ttlSeconds());
    held.put("disk", disk());
    held.putAll(RemoteFacts.of(store));
    return held;
  }

  private Object disk() {
    return switch (store.disk()) {
      case Disk.None _ -> "off";
      case Disk.Failed(String why) ->
          Map.of("error", why, "note", "Originals are kept in memory alone and end with it.");
      case Disk.Holding held -> {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("entries", held.entries());
        told.put("bytes", held.heldBytes());
        told.put("max_bytes", held.maxBytes());
        told.put("ttl_seconds", held.ttlSeconds());
        held.trouble().ifPresent(why -> told.put("error", why));
        yield told;
      }
    };
  }

  private static Map<String, Object> event(Event event) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("timestamp", event.at().toString());
    switch (event) {
      case Event.Compressed text -> {
        told.put("hash", text.hash().value());
        told.put("type", "compress");
        told.put("kind", text.kind().id());
        told.put("input_tokens", text.sizes().input());
        told.put("output_tokens", text.sizes().output());
        told.put("savings_percent", Totals.percent(text.sizes().input(), text.sizes().output()));
        told.put("strategy", String.join(", ", text.story().transforms()));
        if (text.observed()) {
          told.put("observed", true);
        }
      }
      case Event.Retrieved part -> {
        told.put("hash", part.hash().value());
        told.put("type", "retrieve");
        told.put("how", part.how());
        told.put("tokens", part.tokens());
      }
      case Event.Announced tools -> {
        told.put("type", "announce");
        told.put("tokens", tools.tokens());
      }
    }
    return told;
  }
}
