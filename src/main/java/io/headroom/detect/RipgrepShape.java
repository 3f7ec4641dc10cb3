package io.headroom.detect;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What `rg --json` prints: a line per event, each an object of `type` and `data`, with matches
/// among them.
final class RipgrepShape implements JsonShape {
  private static final Set<String> EVENTS = Set.of("begin", "match", "context", "end", "summary");

  private int events;
  private int matches;
  private boolean broken;

  @Override
  public void token(JsonParser parser, JsonToken token, int depth) {
    if (depth == 0 && token == JsonToken.START_ARRAY) {
      broken = true;
    } else if (depth == 1 && token == JsonToken.PROPERTY_NAME) {
      broken |= !parser.currentName().equals("type") && !parser.currentName().equals("data");
    } else if (depth == 1 && token == JsonToken.VALUE_STRING) {
      String event = parser.getString();
      broken |= !EVENTS.contains(event);
      events++;
      matches += event.equals("match") ? 1 : 0;
    }
  }

  @Override
  public boolean fits(int roots) {
    return !broken && events == roots && matches > 0;
  }

  @Override
  public ContentKind kind() {
    return ContentKind.SEARCH;
  }

  @Override
  public String why() {
    return matches + " matches as events of a search in JSON";
  }
}
