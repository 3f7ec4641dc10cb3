package io.headroom.compress.search;

import io.headroom.compress.Request;

/// A number and what it counts.
final class Counted {
  private static final int SHARE = 4;
  private static final int CHARS_PER_TOKEN = 4;

  private Counted() {}

  /// Tokens that lines may take that are no matches: a share of the bound; of a budget, which is
  /// for matches first, as much for what is shown of them.
  static int room(CharSequence shown, Request request) {
    return request.filled()
        ? shown.length() / CHARS_PER_TOKEN / SHARE
        : request.maxTokens() / SHARE;
  }

  static String of(long count, String noun) {
    String ending = count == 1 ? "" : noun.endsWith("ch") ? "es" : "s";
    return count + " " + noun + ending;
  }
}
