package io.headroom.compress.diff;

/// Changed rows left out since the last that was shown.
final class Gap {
  private int added;
  private int removed;

  void add(int change) {
    added += change > 0 ? 1 : 0;
    removed += change < 0 ? 1 : 0;
  }

  /// Writes what was left out, if anything was.
  void close(Page out) {
    if (added + removed > 0) {
      out.add("[…" + counts(added, removed) + "]");
    }
    added = 0;
    removed = 0;
  }

  static String counts(int added, int removed) {
    return (added > 0 ? " +" + added : "") + (removed > 0 ? " -" + removed : "");
  }
}
