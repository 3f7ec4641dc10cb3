package io.headroom.compress.conversation;

import io.headroom.compress.conversation.Chat.Passage;
import io.headroom.compress.conversation.Repeats.Run;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Results that say again what an earlier one said: they name it, and show only what differs.
final class References {
  /// Share of a result's characters that have to be old for it to be told by reference.
  private static final double MOSTLY = 0.5;

  private final List<Passage> passages;
  private final Repeats repeats = new Repeats();
  private final List<List<Run>> runs = new ArrayList<>();
  private final Map<String, Integer> named = new HashMap<>();

  References(List<Passage> passages) {
    this.passages = passages;
    for (Passage passage : passages) {
      runs.add(repeats.add(passage.text()));
      named.merge(passage.call().id(), 1, Integer::sum);
    }
  }

  /// A passage told by reference.
  ///
  /// @param text what is shown
  /// @param lines how many lines the passage has
  /// @param shown how many of them are in the text
  record Told(String text, int lines, int shown) {}

  /// Tells a passage by reference.
  ///
  /// @param index which
  /// @return empty if most of it is new
  Optional<Told> of(int index) {
    Lines lines = repeats.lines(index);
    int old = 0;
    for (Run run : runs.get(index)) {
      old += lines.end(run.to() - 1) - lines.start(run.from());
    }
    if (old == 0 || old < MOSTLY * lines.text().length()) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    int shown = 0;
    for (Run run : runs.get(index)) {
      shown += run.from() - at;
      show(lines, at, run.from(), out);
      out.append(reference(lines, run)).append('\n');
      at = run.to();
    }
    shown += lines.count() - at;
    show(lines, at, lines.count(), out);
    out.setLength(out.length() - 1);
    return Optional.of(new Told(out.toString(), lines.count(), shown));
  }

  /// The passages that one names if it is told by reference.
  List<Integer> sources(int index) {
    return of(index).isEmpty()
        ? List.of()
        : runs.get(index).stream().map(run -> run.first().text()).distinct().toList();
  }

  private static void show(Lines lines, int from, int to, StringBuilder out) {
    for (int line = from; line < to; line++) {
      out.append(lines.line(line)).append('\n');
    }
  }

  private String reference(Lines lines, Run run) {
    int there = run.first().text();
    int count = run.to() - run.from();
    int from = run.first().line();
    if (count == lines.count() && count == repeats.lines(there).count()) {
      return "[the same as %s]".formatted(name(passages.get(there)));
    }
    return "[lines %s-%s are lines %s-%s of %s]"
        .formatted(run.from() + 1, run.to(), from + 1, from + count, name(passages.get(there)));
  }

  /// The call a passage answers, where its id says which; else the passage's place.
  private String name(Passage passage) {
    String id = passage.call().id();
    return id.isEmpty() || named.getOrDefault(id, 0) > 1
        ? "the result at " + passage.pointer()
        : "the result of " + id;
  }
}
