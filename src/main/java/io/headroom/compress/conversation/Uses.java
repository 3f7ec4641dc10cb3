package io.headroom.compress.conversation;

import io.headroom.compress.conversation.Chat.Message;
import io.headroom.compress.conversation.Chat.Passage;
import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import io.headroom.text.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What the model took from the results of tools: words its later calls use and nobody had said
/// before; where no call follows, the words of what it said. An old result has shown by then what
/// it was good for.
final class Uses {
  private static final int SHORTEST_WORD = 3;

  /// Of more, the first ones speak for the rest.
  private static final int MOST_WORDS = 32;

  private final JsonPlaces json;
  private final Map<String, Integer> called = new HashMap<>();
  private final Map<String, Integer> said = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private int lastCall = -1;
  private int lastSaid = -1;

  private Uses(JsonPlaces json) {
    this.json = json;
  }

  /// What became of a result.
  ///
  /// @param answered whether the model went on from it
  /// @param words what it took from it, in the order of the result
  record Use(boolean answered, Set<String> words) {}

  /// Finds out what became of every passage.
  static List<Use> of(JsonPlaces json, Chat chat) {
    Uses uses = new Uses(json);
    for (int m = 0; m < chat.messages().size(); m++) {
      uses.learn(chat.messages().get(m), m);
    }
    List<Use> found = new ArrayList<>();
    int next = 0;
    for (int m = 0; m < chat.messages().size(); m++) {
      while (next < chat.passages().size() && chat.passages().get(next).message() == m) {
        found.add(uses.of(chat.passages().get(next++)));
      }
      uses.strings(chat.messages().get(m).span(), uses::see);
    }
    return found;
  }

  private void learn(Message message, int at) {
    for (Span call : message.calls()) {
      strings(call, word -> called.put(word, at));
      lastCall = at;
    }
    if (message.assistant()) {
      strings(message.span(), word -> said.put(word, at));
      lastSaid = at;
    }
  }

  private Use of(Passage passage) {
    int at = passage.message();
    Map<String, Integer> uses = at < lastCall ? called : said;
    Set<String> words = new LinkedHashSet<>();
    split(
        passage.text(),
        word -> {
          if (words.size() < MOST_WORDS
              && uses.getOrDefault(word, -1) > at
              && !seen.contains(word)) {
            words.add(word);
          }
        });
    return new Use(at < lastSaid, words);
  }

  /// Only words the model says at all are worth remembering.
  private void see(String word) {
    if (said.containsKey(word)) {
      seen.add(word);
    }
  }

  private void strings(Span value, Consumer<String> words) {
    Deque<Span> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty()) {
      Span next = open.pop();
      for (Child child : json.children(next)) {
        open.push(child.span());
      }
      if (json.quoted(next)) {
        split(unescaped(json.unquoted(next)), words);
      }
    }
  }

  /// Arguments are often JSON within a JSON string: the escape of a line's end in there must not
  /// become a letter of the next word.
  private static String unescaped(String text) {
    return text.indexOf('\\') < 0 ? text : text.replaceAll("\\\\[nrt]", " ");
  }

  private static void split(String text, Consumer<String> sink) {
    Words.split(
        text,
        (word, _, _, part) -> {
          if (!part && word.length() >= SHORTEST_WORD) {
            sink.accept(word);
          }
        });
  }
}
