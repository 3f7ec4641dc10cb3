package io.headroom.eval;

import io.headroom.eval.Session.Step;
import io.headroom.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What later steps of a session take from its results, by the session itself: words of a result
/// that a later call gives to a tool and that nothing before the result had. Where the model calls
/// no tools, what it writes counts instead. A word is a run of letters, digits and `_` with at
/// least four characters, in its own case.
final class UsedWords {
  private static final int SHORTEST = 4;

  private UsedWords() {}

  static List<Needle> of(List<Step> steps) {
    Map<String, Integer> lastUse = lastUses(steps);
    Set<String> known = new HashSet<>();
    Set<String> used = new LinkedHashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      int at = i;
      List<String> words = new ArrayList<>();
      split(plain(steps.get(i).text()), words::add);
      if (steps.get(i) instanceof Step.Result) {
        words.stream()
            .filter(word -> !known.contains(word) && lastUse.getOrDefault(word, -1) > at)
            .forEach(used::add);
      }
      known.addAll(words);
    }
    return used.stream().<Needle>map(word -> new Needle.Text(word, true)).toList();
  }

  private static Map<String, Integer> lastUses(List<Step> steps) {
    boolean calls =
        steps.stream()
            .anyMatch(step -> step instanceof Step.Output output && !output.calls().isBlank());
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      int at = i;
      if (steps.get(i) instanceof Step.Output output) {
        split(plain(calls ? output.calls() : output.text()), word -> last.put(word, at));
      }
    }
    return last;
  }

  /// The escape of a line's end within JSON must not become a letter of the next word.
  private static String plain(String text) {
    return Normal.unescaped(text);
  }

  private static void split(String text, Consumer<String> sink) {
    Words.split(
        text,
        (_, start, end, part) -> {
          if (!part && end - start >= SHORTEST) {
            sink.accept(text.substring(start, end));
          }
        });
  }
}
