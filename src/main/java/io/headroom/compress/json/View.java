package io.headroom.compress.json;

import java.util.Arrays;

/// Which units a text shows, and how.
final class View {
  private final Focus focus;
  private final int[] before;
  private final Limits limits;
  private final boolean refers;
  private final Hidden hidden;

  /// A view of some units.
  ///
  /// @param shown a flag per unit
  /// @param focus what the question asks for
  /// @param limits how much of long values is shown
  /// @param hidden what is said of what is not shown, and of what is too long
  View(boolean[] shown, Focus focus, Limits limits, Hidden hidden) {
    this(shown, focus, limits, hidden, false);
  }

  private View(boolean[] shown, Focus focus, Limits limits, Hidden hidden, boolean refers) {
    this.focus = focus;
    this.hidden = hidden;
    this.limits = limits;
    this.refers = refers;
    before = new int[shown.length + 1];
    for (int i = 0; i < shown.length; i++) {
      before[i + 1] = before[i] + (shown[i] ? 1 : 0);
    }
  }

  /// A view of everything as it is.
  static View all(int units) {
    return all(units, false);
  }

  /// A view of everything in as few tokens as can be.
  static View lossless(int units) {
    return all(units, true);
  }

  private static View all(int units, boolean refers) {
    boolean[] shown = new boolean[units];
    Arrays.fill(shown, true);
    return new View(shown, Focus.none(new boolean[units]), Limits.NONE, Hidden.NOTHING, refers);
  }

  boolean shows(int unit) {
    return before[unit + 1] > before[unit];
  }

  boolean shows(Block block) {
    return shown(block.from(), block.to()) > 0;
  }

  int shown(int from, int to) {
    return before[to] - before[from];
  }

  /// Whether a record is shown by itself, with all its names.
  boolean whole(int unit) {
    return focus.whole()[unit];
  }

  /// Whether a unit is shown with its long strings.
  boolean wide(int unit) {
    return focus.about(unit);
  }

  Limits limits() {
    return limits;
  }

  int units() {
    return before.length - 1;
  }

  /// Whether rows of a table that are not shown are named at least.
  boolean brief(Block.Table table) {
    return hidden.brief().contains(table);
  }

  /// Whether there is a question.
  boolean asked() {
    return hidden.passages().asked();
  }

  Passages passages() {
    return hidden.passages();
  }

  /// Whether a member may be said by another.
  boolean refers() {
    return refers;
  }

  /// Whether strings may be taken for the documents they hold.
  boolean opens() {
    return limits.clips();
  }
}
