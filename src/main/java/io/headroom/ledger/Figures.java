package io.headroom.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Sums under the names that programs read them by.
public final class Figures {
  private Figures() {}

  /// The figures of some sums.
  ///
  /// @param totals the sums
  /// @return names and numbers, in the order in which they are read
  public static Map<String, Object> of(Totals totals) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("compressions", totals.compressions());
    figures.put("shortened", totals.shortened());
    figures.put("retrievals", totals.retrievals());
    figures.put("total_input_tokens", totals.inputTokens());
    figures.put("total_output_tokens", totals.outputTokens());
    figures.put("total_tokens_saved", totals.savedTokens());
    figures.put("tokens_saved", totals.savedTokens());
    figures.put("savings_percent", Totals.percent(totals.inputTokens(), totals.outputTokens()));
    figures.put("marker_tokens", totals.overheadTokens());
    figures.put("tokens_returned_by_retrievals", totals.returnedTokens());
    figures.put("schema_tokens", totals.schemaTokens());
    figures.put("net_tokens_saved", totals.netTokens());
    figures.put("net_percent_of_offered", totals.percentOfOffered());
    figures.put("net_percent_of_compressed", totals.percentOfCompressed());
    figures.put("net_percent_of_entered", totals.percentOfEntered());
    return figures;
  }

  /// What a net saving is worth.
  ///
  /// @param net tokens, negative for a loss
  /// @param price the price; empty where none is known
  /// @return names and numbers; without a price no amount, but why there is none
  public static Map<String, Object> money(long net, Optional<Price> price) {
    Map<String, Object> money = new LinkedHashMap<>();
    if (price.isEmpty()) {
      money.put("estimate", true);
      money.put("estimate_basis", "no price is known for the model; models.json may give one");
      return money;
    }
    Price known = price.get();
    money.put("estimated_cost_saved_usd", known.atList(net));
    money.put("estimated_cost_saved_usd_at_cache_read_price", known.atCacheRead(net));
    money.put("estimate", true);
    money.put(
        "estimate_basis",
        "net_tokens_saved as input tokens of %s, %s and %s USD a million (%s)"
            .formatted(known.model(), known.input(), known.cachedInput(), known.source()));
    return money;
  }
}
