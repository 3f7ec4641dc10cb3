package io.headroom.text;

/// Byte-pair merging with a heap, for pieces too long to look at every pair for every merge: n log
/// n for n bytes. The parts are a linked list over the bytes; the heap orders the pairs by rank,
/// then by place, and what a merge makes stale in it is skipped when it comes up.
final class LongMerge {
  private static final int NOTHING = -1;

  private final long[] heap; // rank in the upper half, place in the lower
  private final int[] next; // of each part, the start of the one behind it
  private final int[] previous;
  private final int[] merged; // rank of each part joined with the next; NOTHING where merged away
  private int size;
  private int tokens;

  /// Room for a number of bytes.
  LongMerge(int capacity) {
    this.heap = new long[2 * capacity]; // each merge takes one pair out and puts at most two in
    this.next = new int[capacity];
    this.previous = new int[capacity];
    this.merged = new int[capacity];
  }

  /// Bytes there is room for.
  int capacity() {
    return next.length;
  }

  /// Tokens of what was merged last.
  int tokens() {
    return tokens;
  }

  /// End of the token that begins at an offset, both from the start of what was merged last.
  int end(int start) {
    return next[start];
  }

  /// Merges a range down to tokens.
  ///
  /// @param bytes hold the range
  /// @param hashes hash of the first n bytes for every n up to `to`
  void run(Ranks ranks, byte[] bytes, long[] hashes, int from, int to) {
    int length = to - from;
    tokens = length;
    size = 0;
    for (int i = 0; i < length; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
      merged[i] = i + 1 < length ? ranks.ofPair(bytes, from + i) : Ranks.NONE;
      if (merged[i] != Ranks.NONE) {
        push(i);
      }
    }
    while (size > 0) {
      long top = pop();
      int part = (int) top;
      if (merged[part] != (int) (top >>> 32)) {
        continue;
      }
      int gone = next[part];
      int behind = next[gone];
      merged[gone] = NOTHING;
      next[part] = behind;
      if (behind < length) {
        previous[behind] = part;
      }
      tokens--;
      join(ranks, bytes, hashes, from, part, length);
      if (part > 0) {
        join(ranks, bytes, hashes, from, previous[part], length);
      }
    }
  }

  private void join(Ranks ranks, byte[] bytes, long[] hashes, int from, int part, int length) {
    int gone = next[part];
    merged[part] =
        gone < length ? ranks.of(bytes, hashes, from + part, from + next[gone]) : Ranks.NONE;
    if (merged[part] != Ranks.NONE) {
      push(part);
    }
  }

  private void push(int part) {
    long entry = (long) merged[part] << 32 | part;
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (heap[parent] <= entry) {
        break;
      }
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = entry;
  }

  private long pop() {
    long top = heap[0];
    long last = heap[--size];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= last) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  }
}
