package io.headroom.compress.conversation;

import io.headroom.compress.conversation.Chat.Passage;
import java.util.List;

/// A passage as it is shown.
///
/// @param passage which
/// @param literal the JSON string to write in its place; its own if it stays as it is
/// @param tokens of the literal
/// @param steps what was done to it, nothing if it stays
record Result(Passage passage, String literal, int tokens, List<String> steps) {
  boolean changed() {
    return !steps.isEmpty();
  }
}
