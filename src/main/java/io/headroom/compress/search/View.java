package io.headroom.compress.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Some hits as text: every file once with its hits under it, `12: text` for a match and `12- text`
/// for context; a line that is all that is shown of several files once with all its places; then
/// the files of which nothing is shown.
final class View {
  /// Most tokens of names of files that nothing else is shown of.
  private static final int NAMES = 8_000;

  /// UTF-16 units under the name of its file after which an answer is hard to tell the file of.
  private static final int FAR = 200;

  /// UTF-16 units a token takes in code; a guess, the answer is counted exactly.
  private static final int CHARS_PER_TOKEN = 4;

  /// Tokens of the lines around names.
  private static final int FRAME = 12;

  private final Results results;
  private final List<List<Integer>> ofFile = new ArrayList<>();
  private final int[] matches;
  private final String symbol;
  private final boolean[] answers;
  private final double names;

  /// A view.
  ///
  /// @param symbol the name searched for, or empty
  /// @param answers which hits are what was asked for
  /// @param names tokens that names of files may take that nothing else is shown of, for each token
  ///   of lines that are shown: an answer of few words spends them on lines
  View(Results results, String symbol, boolean[] answers, double names) {
    this.results = results;
    this.symbol = symbol;
    this.answers = answers;
    this.names = names;
    this.matches = new int[results.files().size()];
    for (int f = 0; f < matches.length; f++) {
      ofFile.add(new ArrayList<>());
    }
    for (int h = 0; h < results.hits().size(); h++) {
      Hit hit = results.hits().get(h);
      ofFile.get(hit.file()).add(h);
      matches[hit.file()] += hit.match() ? 1 : 0;
    }
  }

  /// Writes the shown hits.
  ///
  /// @param shown a flag per hit
  String of(boolean[] shown) {
    List<String> parts = new ArrayList<>();
    List<FileList.Entry> rest = new ArrayList<>();
    Map<String, List<Integer>> alone = new LinkedHashMap<>();
    Map<Integer, String> onlyLine = new HashMap<>();
    for (int f = 0; f < matches.length; f++) {
      String only = onlyLine(f, shown);
      if (!only.isEmpty()) {
        alone.computeIfAbsent(only, _ -> new ArrayList<>()).add(f);
        onlyLine.put(f, only);
      }
    }
    for (int f = 0; f < matches.length; f++) {
      List<Integer> same = alone.getOrDefault(onlyLine.getOrDefault(f, ""), List.of());
      if (same.size() > 1) {
        if (same.getFirst() == f) {
          parts.add(merged(same, shown));
        }
      } else if (ofFile.get(f).stream().anyMatch(h -> shown[h])) {
        parts.add(file(f, shown));
      } else {
        rest.add(new FileList.Entry(results.files().get(f), matches[f]));
      }
    }
    addRest(parts, rest);
    return String.join("\n", parts);
  }

  private void addRest(List<String> parts, List<FileList.Entry> rest) {
    double said = parts.stream().mapToInt(String::length).sum() / (double) CHARS_PER_TOKEN;
    double room =
        names == Double.POSITIVE_INFINITY
            ? NAMES
            : Math.min(NAMES, names * Math.max(0, said - FRAME));
    List<FileList.Entry> named = new ArrayList<>();
    List<FileList.Entry> counted = new ArrayList<>();
    for (FileList.Entry entry : rest) {
      room -= entry.tokens();
      (room >= 0 ? named : counted).add(entry);
    }
    if (!named.isEmpty()) {
      parts.add("not shown:\n" + FileList.named(named));
    }
    if (!counted.isEmpty()) {
      parts.add(FileList.counted(counted, room));
    }
  }

  /// The text of the one line that is shown of a file, empty if there is none or more than one.
  private String onlyLine(int file, boolean[] shown) {
    String only = "";
    for (int h : ofFile.get(file)) {
      if (shown[h]) {
        String text = results.hits().get(h).text().strip();
        if (!results.hits().get(h).match() || (!only.isEmpty() && !only.equals(text))) {
          return "";
        }
        only = text;
      }
    }
    return only;
  }

  private String merged(List<Integer> files, boolean[] shown) {
    StringBuilder out = new StringBuilder();
    for (int f : files) {
      List<Integer> kept = ofFile.get(f).stream().filter(h -> shown[h]).toList();
      out.append(out.isEmpty() ? line(results.hits().get(kept.getFirst())).strip() + "  ← " : ", ");
      out.append(results.files().get(f));
      String numbers = numbers(kept);
      out.append(numbers.isEmpty() ? "" : ":" + numbers);
      if (kept.size() < matches[f]) {
        out.append(" (" + kept.size() + " of " + matches[f] + ")");
      }
    }
    return out.toString();
  }

  private String file(int file, boolean[] shown) {
    List<Integer> kept = ofFile.get(file).stream().filter(h -> shown[h]).toList();
    int keptMatches = (int) kept.stream().filter(h -> results.hits().get(h).match()).count();
    StringBuilder out = new StringBuilder(results.files().get(file));
    if (keptMatches < matches[file]) {
      out.append(out.isEmpty() ? "" : " ")
          .append("(" + keptMatches + " of " + Counted.of(matches[file], "match") + ")");
    }
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int h : kept) {
      Hit hit = results.hits().get(h);
      if (hit.match()) {
        places.computeIfAbsent(hit.text().strip(), _ -> new ArrayList<>()).add(h);
      }
    }
    BitSet done = new BitSet();
    for (int from = 0; from < kept.size(); ) {
      int to = from + 1;
      while (to < kept.size() && follows(kept.get(to - 1), kept.get(to))) {
        to++;
      }
      block(out, kept.subList(from, to), places, done);
      from = to;
    }
    return out.toString();
  }

  private boolean follows(int before, int here) {
    Hit a = results.hits().get(before);
    Hit b = results.hits().get(here);
    return here == before + 1 && a.line() > 0 && b.line() == a.line() + 1;
  }

  /// Consecutive lines, without the indentation they all have.
  private void block(
      StringBuilder out, List<Integer> block, Map<String, List<Integer>> places, BitSet done) {
    String indent = indent(block);
    String path = results.files().get(results.hits().get(block.getFirst()).file());
    for (int h : block) {
      Hit hit = results.hits().get(h);
      List<Integer> same =
          block.size() > 1 ? List.of(h) : places.getOrDefault(hit.text().strip(), List.of(h));
      if (done.get(h)) {
        continue;
      }
      List<Integer> open = same.stream().filter(s -> !done.get(s)).toList();
      open.forEach(done::set);
      String line = line(hit);
      String text = line.startsWith(indent) ? line.substring(indent.length()) : line;
      String numbers = numbers(open);
      boolean far = answers[h] && out.length() > FAR && !numbers.isEmpty();
      out.append(out.isEmpty() ? "" : "\n")
          .append(far ? path + ":" : "")
          .append(numbers)
          .append(hit.match() ? numbers.isEmpty() ? " " : ": " : "- ")
          .append(text.stripTrailing());
    }
  }

  private String indent(List<Integer> block) {
    String common = "";
    boolean first = true;
    for (int h : block) {
      String text = results.hits().get(h).text();
      if (text.isBlank()) {
        continue;
      }
      String own = text.substring(0, text.length() - text.stripLeading().length());
      int same = 0;
      while (!first
          && same < Math.min(own.length(), common.length())
          && own.charAt(same) == common.charAt(same)) {
        same++;
      }
      common = first ? own : own.substring(0, same);
      first = false;
    }
    return common;
  }

  private String line(Hit hit) {
    int focus = hit.focus();
    if (focus < 0) {
      focus = symbol.isEmpty() ? 0 : hit.text().indexOf(symbol);
    }
    return Clip.around(hit.text(), focus);
  }

  private String numbers(List<Integer> hits) {
    return String.join(
        ",",
        hits.stream()
            .map(h -> results.hits().get(h).line())
            .filter(n -> n > 0)
            .distinct()
            .sorted(Comparator.naturalOrder())
            .map(String::valueOf)
            .toList());
  }
}
