package io.headroom.mcp;

import io.headroom.ledger.Totals;
import io.headroom.pipeline.Outcome;
import io.headroom.text.TokenCounter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;

/// The facts of a compression: the JSON block behind the text. It counts itself in, since the model
/// reads it too.
///
/// @param json the block
/// @param compressedTokens tokens of the text and the block
record Facts(String json, int compressedTokens) {
  /// Most tokens of the block; names of steps are left out from the end to keep it.
  static final int MOST_TOKENS = 80;

  private static final int MOST_TRIES = 8;
  private static final JsonMapper JSON = JsonMapper.shared();

  /// Writes JSON on one line.
  static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  /// The facts of an outcome.
  ///
  /// @param outcome what became of the text
  /// @param met whether the text keeps the bound that was asked for, if one was
  /// @param tokens what counts them
  static Facts of(Outcome outcome, boolean met, TokenCounter tokens) {
    List<String> steps = steps(outcome);
    for (int shown = steps.size(); ; shown--) {
      List<String> some = new ArrayList<>(steps.subList(0, shown));
      if (shown < steps.size()) {
        some.add("+" + (steps.size() - shown));
      }
      Facts facts = settle(outcome, all -> write(map(outcome, met, all, some)), tokens);
      if (shown == 0 || facts.compressedTokens - outcome.shownTokens() <= MOST_TOKENS) {
        return facts;
      }
    }
  }

  /// Finds the number that is still right once it is written into the block. Where a digit more
  /// makes the block longer and a digit less makes it shorter there is none; then the larger of the
  /// two is said.
  private static Facts settle(Outcome outcome, IntFunction<String> block, TokenCounter tokens) {
    int all = outcome.shownTokens();
    int most = all;
    for (int i = 0; i < MOST_TRIES; i++) {
      String json = block.apply(all);
      int counted = outcome.shownTokens() + tokens.count(json);
      if (counted == all) {
        return new Facts(json, all);
      }
      most = Math.max(all, counted);
      all = counted;
    }
    return new Facts(block.apply(most), most);
  }

  /// The facts as an object, in the order they are read.
  ///
  /// @param outcome what became of the text
  /// @param met whether the text keeps the bound that was asked for, if one was
  /// @param after tokens of what is answered
  /// @param steps names of what was done
  static Map<String, Object> map(Outcome outcome, boolean met, int after, List<String> steps) {
    int before = outcome.originalTokens();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("hash", outcome.hash().value());
    facts.put("kind", outcome.kind().id());
    facts.put("original_tokens", before);
    facts.put("compressed_tokens", after);
    facts.put("tokens_saved", before - after);
    facts.put("savings_percent", Totals.percent(before, after));
    facts.put("transforms", steps);
    if (outcome instanceof Outcome.PassedThrough passed) {
      facts.put("reason", passed.reason().id());
    }
    if (!outcome.masked().isEmpty()) {
      facts.put("masked", outcome.masked());
    }
    if (!met) {
      facts.put("max_tokens_met", false);
    }
    return facts;
  }

  /// Names of what was done.
  static List<String> steps(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Compressed compressed -> compressed.steps();
      case Outcome.PassedThrough _ -> List.of();
    };
  }
}
