package io.headroom.text;

import java.util.Arrays;

/// Counts one piece of any length in bounded memory: base64, a line of one letter, a script without
/// blanks. The piece is merged window by window, and the result is still exactly that of merging it
/// as a whole:
///
/// Merging never looks further than at two neighbours. If no merge crosses the border of two tokens
/// when the two are merged alone, none crosses it in any text made of such neighbours: the first to
/// do so would find the two exactly as they were alone. Hence a list of tokens in which every two
/// neighbours also are neighbours in the result of some merge *is* the result for its text.
///
/// So a window's tokens are kept up to some way before its end, the next window begins there, and
/// if its first token is the one that the window before had in this place, all neighbours are
/// proven. If it is another, the window before was cut too close: it is merged again, twice as
/// long.
final class LongPiece {
  /// Bytes merged at a time; what a merge touches then fits a core's cache.
  private static final int WINDOW = 1 << 14;

  /// Bytes at the end of a window whose tokens are merged again; more than the longest token has.
  private static final int OVERLAP = 1 << 10;

  private final Ranks ranks;
  private final String text;
  private final int to;
  private final int overlap;
  private int fed; // units of the text that are in `bytes` or have left it
  private byte[] bytes;
  private long[] hashes;
  private int length;
  private LongMerge merge;

  /// A piece of a text.
  LongPiece(Ranks ranks, String text, int from, int to) {
    this(ranks, text, from, to, WINDOW, OVERLAP);
  }

  LongPiece(Ranks ranks, String text, int from, int to, int window, int overlap) {
    this.ranks = ranks;
    this.text = text;
    this.fed = from;
    this.to = to;
    this.overlap = overlap;
    int whole = Utf8.length(text, from, to, window);
    int room = whole < window ? whole + Utf8.WIDEST : room(window);
    this.bytes = new byte[room];
    this.hashes = new long[room + 1];
    this.merge = new LongMerge(whole);
  }

  /// Two windows side by side, and a surrogate pair that may be cut off at the end.
  private static int room(int window) {
    return 2 * (window + Utf8.WIDEST);
  }

  /// Number of its tokens.
  int count() {
    int total = 0;
    int window = merge.capacity();
    int end = fill(window);
    merge.run(ranks, bytes, hashes, 0, end);
    while (end < length || fed < to) {
      // Tokens before `cut` are kept if the next window begins as this one goes on there.
      int cut = 0;
      int kept = 0;
      while (cut < end - overlap) {
        cut = merge.end(cut);
        kept++;
      }
      int expected = merge.end(cut) - cut;
      int nextEnd = fill(cut + window);
      merge.run(ranks, bytes, hashes, cut, nextEnd);
      if (merge.end(0) == expected) {
        total += kept;
        drop(cut);
        end = nextEnd - cut;
      } else {
        window *= 2;
        grow(window);
        end = fill(window);
        merge.run(ranks, bytes, hashes, 0, end);
      }
    }
    return total + merge.tokens();
  }

  /// Has at least the first `wanted` bytes ready, or all that are left; gives their number, at most
  /// `wanted`.
  private int fill(int wanted) {
    while (length < wanted && fed < to) {
      int room = (bytes.length - length) / Utf8.WIDEST;
      int units = Math.min(to - fed, room);
      if (units < to - fed && Character.isHighSurrogate(text.charAt(fed + units - 1))) {
        units--;
      }
      int filled = Utf8.encode(text, fed, fed + units, bytes, length);
      fed += units;
      for (; length < filled; length++) {
        hashes[length + 1] = Ranks.roll(hashes[length], bytes[length]);
      }
    }
    return Math.min(wanted, length);
  }

  private void drop(int count) {
    length -= count;
    System.arraycopy(bytes, count, bytes, 0, length);
    System.arraycopy(hashes, count, hashes, 0, length + 1);
  }

  private void grow(int window) {
    bytes = Arrays.copyOf(bytes, room(window));
    hashes = Arrays.copyOf(hashes, room(window) + 1);
    merge = new LongMerge(window);
  }
}
