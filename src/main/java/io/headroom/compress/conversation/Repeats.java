package io.headroom.compress.conversation;

import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lines that an earlier result of the same conversation has already: a file looked at twice, a
/// command run again. Runs of them are referred to, the lines between them are shown. Linear in the
/// text: a line is looked up once by itself and its followers, and a run that matches is passed
/// over as a whole.
final class Repeats {
  /// Lines that have to follow one another to be looked up: fewer stand in too many places.
  private static final int ANCHOR = 3;

  /// Characters from which referring to a run is shorter than the run.
  private static final int WORTH_CHARS = 160;

  private final List<Lines> texts = new ArrayList<>();
  private final Map<Long, Place> places = new HashMap<>();

  /// Where lines stood first.
  ///
  /// @param text number of the text, in the order they were added
  /// @param line from 0
  record Place(int text, int line) {}

  /// A run of lines that stood before.
  ///
  /// @param from first line, from 0
  /// @param to line after the last
  /// @param first where they stood first
  record Run(int from, int to, Place first) {}

  /// Takes in the next text.
  ///
  /// @return its runs that earlier texts have, in order
  List<Run> add(String text) {
    Lines lines = Lines.of(text);
    int number = texts.size();
    texts.add(lines);
    long[] hashes = new long[lines.count()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(lines, i);
    }
    List<Run> runs = new ArrayList<>();
    int at = 0;
    while (at < hashes.length) {
      Place place = places.get(anchor(hashes, at));
      if (place != null) {
        int end = follow(lines, at, place);
        if (worth(lines, at, end)) {
          runs.add(new Run(at, end, place));
          at = end;
          continue;
        }
      }
      at++;
    }
    for (int i = 0; i < hashes.length; i++) {
      places.putIfAbsent(anchor(hashes, i), new Place(number, i));
    }
    return runs;
  }

  /// Lines of a text that was added.
  Lines lines(int text) {
    return texts.get(text);
  }

  /// Whether a run is long enough, or all there is.
  private static boolean worth(Lines lines, int from, int to) {
    boolean all = from == 0 && to == lines.count();
    return to > from && (all || lines.end(to - 1) - lines.start(from) >= WORTH_CHARS);
  }

  private int follow(Lines lines, int from, Place place) {
    Lines earlier = texts.get(place.text);
    int at = from;
    int there = place.line;
    while (at < lines.count()
        && there < earlier.count()
        && lines.line(at).equals(earlier.line(there))) {
      at++;
      there++;
    }
    return at;
  }

  /// A line with those after it, as far as there are any.
  private static long anchor(long[] hashes, int at) {
    long hash = 1;
    for (int i = at; i < Math.min(hashes.length, at + ANCHOR); i++) {
      hash = hash * 0x9E3779B97F4A7C15L + hashes[i];
    }
    return hash;
  }

  private static long hash(Lines lines, int line) {
    long hash = 0;
    for (int i = lines.start(line); i < lines.end(line); i++) {
      hash = hash * 0x100000001B3L + lines.text().charAt(i) + 1;
    }
    return hash;
  }
}
