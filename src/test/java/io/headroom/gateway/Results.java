package io.headroom.gateway;

import io.headroom.ledger.Event;
import io.headroom.store.MemoryStore;
import io.headroom.testing.Texts;
import java.util.List;
import java.util.StringJoiner;

/// What tools answer.
final class Results {
  private Results() {}

  static MemoryStore store() {
    return new MemoryStore(MemoryStore.DEFAULT_MAX_BYTES, MemoryStore.DEFAULT_TTL);
  }

  static final String NEEDLE = "ERROR payment order 84213 refused by ledger-db";

  static String log(int lines) {
    return Texts.log(1, lines, NEEDLE);
  }

  /// A JSON array of so many objects.
  static String rows(int rows) {
    StringJoiner json = new StringJoiner(",", "[", "]");
    for (int i = 0; i < rows; i++) {
      String state = i == 77 ? "failed" : "done";
      json.add("{\"id\":%s,\"state\":\"%s\",\"size\":%s}".formatted(i, state, i * 37));
    }
    return json.toString();
  }

  /// A result of one text.
  static String text(String text) {
    return "{\"content\":[{\"type\":\"text\",\"text\":" + Bench.quoted(text) + "}]}";
  }

  static List<Event.Compressed> compressions(Bench bench) {
    return bench.events.stream()
        .filter(Event.Compressed.class::isInstance)
        .map(Event.Compressed.class::cast)
        .toList();
  }
}
