package io.headroom.mcp;

import io.headroom.ledger.Event;
import io.headroom.ledger.Event.Shown;
import io.headroom.ledger.Event.Step;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Totals;
import io.headroom.store.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one result came about.
final class Explanation {
  private Explanation() {}

  /// Explains a result.
  ///
  /// @param given a hash or a marker, as somebody wrote it
  /// @param ledger the books
  static Map<String, Object> of(String given, Ledger ledger) {
    Optional<Hash> hash = Hash.parse(given);
    Optional<Event.Compressed> found = hash.flatMap(ledger::explain);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("hash", hash.map(Hash::value).orElse(given));
    told.put("known", found.isPresent());
    if (found.isPresent()) {
      tell(found.get(), told);
    } else {
      told.put(
          "note",
          hash.isEmpty()
              ? "This is no hash. Give the 24 hexadecimal digits of a marker."
              : "No result of this hash was made here lately. headroom_retrieve may still have the"
                  + " original.");
    }
    return told;
  }

  private static void tell(Event.Compressed text, Map<String, Object> told) {
    Event.Story story = text.story();
    if (!text.hash().isBrief()) {
      told.put("hash", text.hash().value());
    }
    told.put("timestamp", text.at().toString());
    told.put("kind", text.kind().id());
    told.put("detected_by", story.why());
    told.put("runner_up", story.runnerUp().isEmpty() ? "none" : story.runnerUp());
    told.put("transforms", story.transforms());
    if (!story.reason().isEmpty()) {
      told.put("reason", story.reason());
    }
    if (text.observed()) {
      told.put("observed", "nothing was changed; this is what would have been");
    }
    told.put("original_tokens", text.sizes().input());
    told.put("compressed_tokens", text.sizes().output());
    told.put("tokens_saved", text.sizes().saved());
    told.put("savings_percent", Totals.percent(text.sizes().input(), text.sizes().output()));
    told.put("marker_tokens", text.sizes().overhead());
    told.put("left_out", leftOut(story.shown()));
    told.put("steps", story.steps().stream().map(Explanation::step).toList());
  }

  private static Map<String, Object> leftOut(Shown shown) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("count", shown.total() - shown.shown());
    if (!shown.unit().isEmpty()) {
      told.put("unit", shown.unit());
      told.put("of", shown.total());
    }
    if (!shown.omitted().isEmpty()) {
      List<String> classes = new ArrayList<>();
      shown.omitted().forEach(some -> classes.add(some.count() + " " + some.what()));
      told.put("classes", classes);
    }
    return told;
  }

  private static Map<String, Object> step(Step step) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("step", step.name());
    told.put("tokens", step.tokens());
    told.put("ms", millis(step.nanos()));
    return told;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1_000.0) / 1_000.0;
  }
}
