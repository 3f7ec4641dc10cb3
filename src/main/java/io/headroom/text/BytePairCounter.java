package io.headroom.text;

/// Counts the tokens of one encoding exactly, without making them.
final class BytePairCounter implements TokenCounter {
  private final Splitter splitter;
  private final Ranks ranks;
  private final ThreadLocal<ShortMerge> merges;

  BytePairCounter(Splitter splitter, Ranks ranks) {
    this.splitter = splitter;
    this.ranks = ranks;
    this.merges = ThreadLocal.withInitial(() -> new ShortMerge(ranks));
  }

  @Override
  public int count(CharSequence text) {
    return count(text.toString(), Integer.MAX_VALUE);
  }

  @Override
  public boolean fits(CharSequence text, int most) {
    // No token is shorter than a byte.
    return (long) Utf8.WIDEST * text.length() <= most || count(text.toString(), most) <= most;
  }

  /// Tokens of a text, or of a beginning that has more than wanted.
  private int count(String all, int most) {
    ShortMerge merge = merges.get();
    int tokens = 0;
    int end;
    for (int at = 0; at < all.length() && tokens <= most; at = end) {
      end = splitter.end(all, at);
      tokens +=
          end - at <= ShortMerge.UNITS
              ? merge.count(all, at, end)
              : new LongPiece(ranks, all, at, end).count();
    }
    return tokens;
  }
}
