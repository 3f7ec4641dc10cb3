package io.headroom.compress.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds out which of the words that stand between a place and its message (`f.c:3:7: WORD: …`) is
/// the worse, in any language: compilers warn often and fail rarely. A remark that only ever
/// follows another one belongs to it and is left as it is.
final class Markers {
  /// Severity of a diagnostic whose word is rarer than another.
  static final double RARE = 0.9;

  /// Severity of any other.
  static final double USUAL = 0.6;

  /// By how much rarer it has to be.
  private static final int RARER = 3;

  private static final int LONGEST = 32;
  private static final int MOST = 1_000;

  private final Map<String, Marker> markers = new HashMap<>();
  private boolean after;

  private static final class Marker {
    private final List<Integer> lines = new ArrayList<>();
    private boolean opens;
  }

  /// Takes a line that points at a place and names no level that is known.
  ///
  /// @param end offset behind the place
  void add(int line, String s, int end) {
    int colon = end;
    while (colon < s.length() && s.charAt(colon) == ':') {
      colon++;
    }
    int from = colon;
    while (colon < s.length() && colon - from <= LONGEST && wordy(s.charAt(colon))) {
      colon++;
    }
    boolean marked = colon < s.length() && (s.charAt(colon) == ':' || s.charAt(colon) == '：');
    String word = marked ? s.substring(from, colon).strip() : "";
    if (!word.isEmpty() && (markers.containsKey(word) || markers.size() < MOST)) {
      Marker marker = markers.computeIfAbsent(word, _ -> new Marker());
      marker.lines.add(line);
      marker.opens |= !after;
    }
    after = true;
  }

  /// Takes a line that is no diagnostic and quotes nothing.
  void other() {
    after = false;
  }

  /// Says how severe each diagnostic is.
  ///
  /// @param severity by line; raised in place
  void raise(float[] severity) {
    int most = 0;
    for (Marker marker : markers.values()) {
      most = marker.opens ? Math.max(most, marker.lines.size()) : most;
    }
    for (Marker marker : markers.values()) {
      if (marker.opens && most > 1) {
        double severe = marker.lines.size() * RARER <= most ? RARE : USUAL;
        marker.lines.forEach(line -> severity[line] = (float) Math.max(severity[line], severe));
      }
    }
  }

  private static boolean wordy(char c) {
    return c == ' ' || Character.isLetter(c);
  }
}
