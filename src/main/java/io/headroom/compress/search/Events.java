package io.headroom.compress.search;

import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A search as a stream of JSON events, one per line, as ripgrep prints it (`grep-printer`, module
/// `json`): `begin`, `match`, `context`, `end`, `summary`. Only matches and context say something a
/// reader needs; the others frame them.
final class Events {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Events() {}

  static Results parse(Lines lines, Work work) {
    Results.Builder results = new Results.Builder();
    if (lines.count() == 0 || !lines.line(0).startsWith("{\"")) {
      return results.build();
    }
    for (int i = 0; i < lines.count(); i++) {
      Span span = new Span(lines.start(i), lines.end(i));
      if (!event(lines.line(i), span, results)) {
        results.note(span);
      }
      if (i % 1024 == 0) {
        work.at(i, lines.count());
      }
    }
    return results.build();
  }

  private static boolean event(String line, Span span, Results.Builder results) {
    JsonNode event;
    try {
      event = MAPPER.readTree(line);
    } catch (JacksonException _) {
      return false;
    }
    JsonNode data = event.path("data");
    return switch (event.path("type").asString("")) {
      case "match", "context" -> {
        String path = text(data.path("path"));
        int number = data.path("line_number").asInt(0);
        boolean match = event.path("type").asString("").equals("match");
        int focus = data.path("submatches").path(0).path("start").asInt(-1);
        for (String part : text(data.path("lines")).stripTrailing().split("\r?\n", -1)) {
          results.hit(path, number, match, span, part, focus);
          number += number > 0 ? 1 : 0;
          focus = -1;
        }
        yield true;
      }
      case "begin", "end", "summary" -> true;
      default -> false;
    };
  }

  /// Text, or Base64 of what is not UTF-8.
  private static String text(JsonNode node) {
    return node.path("text").asString(node.path("bytes").asString(""));
  }
}
