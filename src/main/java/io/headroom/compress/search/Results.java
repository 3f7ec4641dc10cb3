package io.headroom.compress.search;

import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a search printed, whatever program and options printed it.
///
/// @param files paths as printed, in order of appearance; the empty path stands for one file that
///   the search did not name
/// @param hits lines of files, in source order
/// @param notes lines that are neither: totals, warnings, names of binary files
record Results(List<String> files, List<Hit> hits, List<Span> notes) {
  private static final Results NONE = new Results(List.of(), List.of(), List.of());

  /// Share of the lines that must parse as one form before a text is taken for it.
  private static final double MOST = 0.7;

  /// Share of the line numbers that may fall within a file; a log whose time stamps look like
  /// places falls all the time.
  private static final double DISORDER = 0.1;

  /// Reads a text as the first numbered form that explains it; as nothing if none does.
  static Results parse(Lines lines, Work work) {
    Results events = Events.parse(lines, work);
    if (events.explains(lines)) {
      return events;
    }
    Results places = PlacedLines.parse(lines, work);
    if (places.explains(lines)) {
      return places.withoutColumns();
    }
    Results grouped = GroupedLines.parse(lines, work);
    if (grouped.explains(lines)) {
      return grouped.withoutColumns();
    }
    return NONE;
  }

  /// Reads a text whose lines name their files but not their numbers.
  static Results parseNamed(Lines lines, Work work) {
    Results named = NamedLines.parse(lines, work);
    return named.explains(lines) ? named : NONE;
  }

  private boolean explains(Lines lines) {
    int matches = 0;
    int falls = 0;
    Map<Integer, Integer> last = new HashMap<>();
    for (Hit hit : hits) {
      matches += hit.match() ? 1 : 0;
      Integer before = last.put(hit.file(), hit.line());
      falls += before != null && before > hit.line() ? 1 : 0;
    }
    int said = 0;
    for (Span note : notes) {
      said += note.of(lines.text()).isBlank() ? 0 : 1;
    }
    return matches > 0
        && hits.size() >= MOST * (hits.size() + said)
        && falls <= DISORDER * hits.size();
  }

  /// Takes the column off where every match has one after its line number.
  private Results withoutColumns() {
    int matches = 0;
    for (Hit hit : hits) {
      if (hit.match()) {
        matches++;
        if (afterColumn(hit.text()) < 0) {
          return this;
        }
      }
    }
    if (matches < 2) {
      return this;
    }
    List<Hit> plain = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      int cut = afterColumn(hit.text());
      plain.add(cut < 0 || !hit.match() ? hit : hit.withText(hit.text().substring(cut)));
    }
    return new Results(files, plain, notes);
  }

  private static int afterColumn(String text) {
    int at = 0;
    while (at < text.length() && at < 7 && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return at > 0 && at < text.length() && text.charAt(at) == ':' ? at + 1 : -1;
  }

  /// Gathers results in the order they are read.
  static final class Builder {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> files = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();
    private final List<Span> notes = new ArrayList<>();

    void hit(String path, int line, boolean match, Span span, String text, int focus) {
      int file =
          numbers.computeIfAbsent(
              path,
              p -> {
                files.add(p);
                return files.size() - 1;
              });
      hits.add(new Hit(file, line, match, span, text, focus));
    }

    void note(Span span) {
      notes.add(span);
    }

    Results build() {
      return new Results(files, hits, notes);
    }
  }
}
