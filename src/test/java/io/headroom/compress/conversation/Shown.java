package io.headroom.compress.conversation;

import io.headroom.compress.Compression;
import io.headroom.compress.Compressors;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.detect.ContentKind;
import io.headroom.text.JsonPlaces;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;

/// What is shown of conversations.
final class Shown {
  static final TokenCounter TOKENS = Tokens.o200k();

  private Shown() {}

  static Compression of(String text, String query) {
    return of(text, query, Mode.AUTO, Request.UNBOUNDED);
  }

  static Compression of(String text, String query, Mode mode, int maxTokens) {
    return Compressors.parse(ContentKind.CONVERSATION, text, Work.UNWATCHED)
        .orElseThrow()
        .compress(new Request(query, mode, maxTokens, TOKENS, Work.UNWATCHED));
  }

  /// The texts of a conversation's results, in order.
  static List<String> results(String text) {
    return chat(text).passages().stream().map(Chat.Passage::text).toList();
  }

  static Chat chat(String text) {
    return ChatReader.read(JsonPlaces.of(text));
  }
}
