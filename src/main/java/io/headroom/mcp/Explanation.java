package io.headroom.mcp;

import io.headroom.detect.Detection;
import io.headroom.detect.Detector;
import io.headroom.ledger.Event;
import io.headroom.ledger.Event.Shown;
import io.headroom.ledger.Event.Step;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Totals;
import io.headroom.store.Entry;
import io.headroom.store.Hash;
import io.headroom.store.OriginalStore;
import io.headroom.store.OriginalStore.Lookup;
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
  /// @param store where the original may be, for what else it could have been taken for
  static Map<String, Object> of(String given, Ledger ledger, OriginalStore store) {
    Optional<Hash> hash = Hash.parse(given);
    Optional<Event.Compressed> found = hash.flatMap(ledger::explain);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("hash", hash.map(Hash::value).orElse(given));
    told.put("known", found.isPresent());
    if (found.isPresent()) {
      tell(found.get(), store, told);
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

  private static void tell(Event.Compressed text, OriginalStore store, Map<String, Object> told) {
    Event.Story story = text.story();
    if (!text.hash().isBrief()) {
      told.put("hash", text.hash().value());
    }
    told.put("timestamp", text.at().toString());
    told.put("kind", text.kind().id());
    told.put("detected_by", story.why());
    runnerUp(text, store, told);
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

  /// A kind that was proven left no other a chance: those are asked now.
  private static void runnerUp(
      Event.Compressed text, OriginalStore store, Map<String, Object> told) {
    String known = text.story().runnerUp();
    if (known.isEmpty() && store.find(text.hash()) instanceof Lookup.Found(Entry entry, _, _)) {
      Optional<Detection> other = Detector.runnerUp(entry.original().text(), text.kind());
      known = other.map(detection -> detection.kind().id()).orElse("");
      other.ifPresent(detection -> told.put("runner_up_by", detection.why()));
    }
    told.put("runner_up", known.isEmpty() ? "none" : known);
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
