package io.headroom.mcp;

import io.headroom.ledger.Event;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Summary;
import io.headroom.store.Hash;
import io.headroom.store.OriginalStore;
import io.headroom.store.OriginalStore.Disk;
import io.headroom.text.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `headroom_stats`: what was saved, or how one result came about. Always JSON.
final class StatsTool implements Tool {
  private final Ledger ledger;
  private final OriginalStore store;
  private final int schemaTokens;

  /// The tool.
  ///
  /// @param ledger the books
  /// @param store whose size is told
  /// @param schemaTokens tokens of the announcement of all tools, which a client reads once
  StatsTool(Ledger ledger, OriginalStore store, int schemaTokens) {
    this.ledger = ledger;
    this.store = store;
    this.schemaTokens = schemaTokens;
  }

  @Override
  public ToolDefinition definition() {
    return ToolDefinitions.STATS;
  }

  @Override
  public ToolResult call(Map<String, Object> values, Session session, Work work) {
    try {
      String given = new Arguments(values).string("hash");
      Map<String, Object> answer = given.isBlank() ? sums() : explanation(given);
      return new ToolResult(List.of(Facts.write(answer)), null, false);
    } catch (Arguments.Wrong e) {
      return e.result();
    }
  }

  private Map<String, Object> sums() {
    Summary summary = ledger.summary();
    long saved = summary.savedTokens();
    long net = summary.netTokens(schemaTokens);
    Map<String, Object> sums = new LinkedHashMap<>();
    sums.put("session_duration_seconds", summary.duration().toMillis() / 1000.0);
    sums.put("compressions", summary.compressions());
    sums.put("retrievals", summary.retrievals());
    sums.put("total_input_tokens", summary.inputTokens());
    sums.put("total_output_tokens", summary.outputTokens());
    sums.put("total_tokens_saved", saved);
    sums.put("tokens_saved", saved);
    sums.put("savings_percent", Summary.percent(summary.inputTokens(), summary.outputTokens()));
    sums.put("tokens_returned_by_retrievals", summary.returnedTokens());
    sums.put("schema_tokens", schemaTokens);
    sums.put("net_tokens_saved", net);
    double cost = net * Summary.USD_PER_MILLION / 1_000_000;
    sums.put("estimated_cost_saved_usd", Math.round(cost * 10_000) / 10_000.0);
    sums.put("estimate", true);
    sums.put(
        "estimate_basis",
        String.format(
            Locale.ROOT,
            "net_tokens_saved at %.2f USD per million input tokens, without prompt caching",
            Summary.USD_PER_MILLION));
    sums.put("recent_events", summary.recent().stream().map(StatsTool::event).toList());
    OriginalStore.Holdings holdings = store.holdings();
    Map<String, Object> held = new LinkedHashMap<>();
    held.put("entries", holdings.entries());
    held.put("bytes", holdings.heldBytes());
    held.put("max_bytes", holdings.maxBytes());
    held.put("ttl_seconds", holdings.ttlSeconds());
    held.put("disk", disk());
    held.putAll(RemoteFacts.of(store));
    sums.put("store", held);
    return sums;
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
    told.put("hash", event.hash().value());
    switch (event) {
      case Event.Compressed compressed -> {
        told.put("type", "compress");
        told.put("kind", compressed.kind().id());
        told.put("input_tokens", compressed.inputTokens());
        told.put("output_tokens", compressed.outputTokens());
        told.put(
            "savings_percent",
            Summary.percent(compressed.inputTokens(), compressed.outputTokens()));
        told.put("strategy", String.join(", ", compressed.steps()));
      }
      case Event.Retrieved retrieved -> {
        told.put("type", "retrieve");
        told.put("how", retrieved.how());
        told.put("tokens", retrieved.tokens());
      }
    }
    return told;
  }

  private Map<String, Object> explanation(String given) {
    Optional<Hash> hash = Hash.parse(given);
    Optional<Event.Compressed> found = hash.flatMap(ledger::explain);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("hash", hash.map(Hash::value).orElse(given));
    told.put("known", found.isPresent());
    if (found.isEmpty()) {
      told.put(
          "note",
          hash.isEmpty()
              ? "This is no hash. Give the 24 hexadecimal digits of a marker."
              : "No result of this hash was made here lately. headroom_retrieve may still have the"
                  + " original.");
      return told;
    }
    Event.Compressed event = found.get();
    told.put("hash", event.hash().value());
    told.put("timestamp", event.at().toString());
    told.put("kind", event.kind().id());
    told.put("detected_by", event.why());
    told.put("transforms", event.steps());
    if (!event.reason().isEmpty()) {
      told.put("reason", event.reason());
    }
    told.put("original_tokens", event.inputTokens());
    told.put("compressed_tokens", event.outputTokens());
    told.put("tokens_saved", event.inputTokens() - event.outputTokens());
    told.put("savings_percent", Summary.percent(event.inputTokens(), event.outputTokens()));
    Map<String, Object> timings = new LinkedHashMap<>();
    timings.put("count", millis(event.timings().countNanos()));
    timings.put("detect", millis(event.timings().detectNanos()));
    timings.put("compress", millis(event.timings().compressNanos()));
    told.put("timings_ms", timings);
    return told;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1_000.0) / 1_000.0;
  }
}
