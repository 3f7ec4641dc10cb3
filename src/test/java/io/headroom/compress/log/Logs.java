package io.headroom.compress.log;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;

/// Shortcuts of the tests.
final class Logs {
  static final TokenCounter TOKENS = Tokens.o200k();

  private Logs() {}

  static Compression compress(String text, String query) {
    return compress(text, query, Request.UNBOUNDED);
  }

  static Compression compress(String text, String query, int maxTokens) {
    return LogDocument.parse(text, Work.UNWATCHED)
        .compress(new Request(query, Mode.AUTO, maxTokens, TOKENS, Work.UNWATCHED));
  }

  /// Lines of one shape, as a service writes them all day.
  static String usual(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.append("2026-03-04 10:").append(two(i / 60 % 60)).append(':').append(two(i % 60));
      out.append(" INFO pool.Worker - finished request ").append(i).append(" in 12 ms\n");
    }
    return out.toString();
  }

  private static String two(int n) {
    return n < 10 ? "0" + n : "" + n;
  }
}
