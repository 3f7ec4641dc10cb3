package io.headroom.text;

/// Counts the tokens of one encoding exactly, without making them.
final class BytePairCounter implements TokenCounter {
  private static final ThreadLocal<ShortMerge> SHORT = ThreadLocal.withInitial(ShortMerge::new);

  private final Splitter splitter;
  private final Ranks ranks;

  BytePairCounter(Splitter splitter, Ranks ranks) {
    this.splitter = splitter;
    this.ranks = ranks;
  }

  @Override
  public int count(CharSequence text) {
    String all = text.toString();
    ShortMerge merge = SHORT.get();
    int tokens = 0;
    int end;
    for (int at = 0; at < all.length(); at = end) {
      end = splitter.end(all, at);
      tokens +=
          end - at <= ShortMerge.UNITS
              ? merge.count(ranks, all, at, end)
              : new LongPiece(ranks, all, at, end).count();
    }
    return tokens;
  }
}
