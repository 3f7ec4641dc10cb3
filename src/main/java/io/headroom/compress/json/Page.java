package io.headroom.compress.json;

/// What is being written: lines, and which units something was cut out of.
final class Page {
  private final StringBuilder out = new StringBuilder();
  private final View view;
  private final Flow.Cuts[] cuts;
  private boolean fresh = true;

  Page(View view) {
    this.view = view;
    cuts = new Flow.Cuts[view.units()];
  }

  StringBuilder out() {
    return out;
  }

  /// Begins a line, unless one has just been begun.
  void line(int depth) {
    if (fresh) {
      fresh = false;
    } else {
      out.append('\n').repeat(' ', depth);
    }
  }

  /// What follows goes on in the line.
  void inLine() {
    fresh = true;
  }

  /// Says that something is left out.
  void gap(int count, String noun, int depth) {
    line(depth);
    out.append("… ").append(count).append(' ').append(noun).append(count == 1 ? "" : "s");
  }

  /// How much of a unit's long values is shown.
  Limits limits(int unit) {
    return view.opens() && view.wide(unit) ? Limits.WIDE : view.limits();
  }

  /// A flow for a unit.
  Flow flow(int unit) {
    return flow(unit, limits(unit));
  }

  /// A flow for a unit within limits.
  Flow flow(int unit, Limits limits) {
    return new Flow(out, limits, cuts(unit));
  }

  /// The cuts made in a unit.
  Flow.Cuts cuts(int unit) {
    if (cuts[unit] == null) {
      cuts[unit] = new Flow.Cuts();
    }
    return cuts[unit];
  }

  /// A flag per unit: whether it was shown as it is.
  boolean[] entire() {
    boolean[] entire = new boolean[cuts.length];
    for (int u = 0; u < cuts.length; u++) {
      entire[u] = view.shows(u) && (cuts[u] == null || cuts[u].count() == 0);
    }
    return entire;
  }
}
