package io.headroom.compress.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files that have the same number of matches, named together under that number.
final class FileList {
  /// Directories named for files that are not, and the tokens that one takes.
  private static final int DIRECTORIES = 6;

  private static final int TOKENS_PER_DIRECTORY = 8;

  /// UTF-16 units of a path per token; a guess, the whole answer is counted exactly.
  private static final int CHARS_PER_TOKEN = 3;

  private FileList() {}

  /// A file and how many matches it has.
  ///
  /// @param matches -1 where the search did not count
  record Entry(String path, int matches) {
    int tokens() {
      return path.length() / CHARS_PER_TOKEN + 2;
    }
  }

  /// Names files, those of most matches first, in source order among equals.
  static String named(List<Entry> files) {
    Map<Integer, List<String>> byCount = new TreeMap<>((a, b) -> Integer.compare(b, a));
    boolean white = false;
    for (Entry file : files) {
      byCount.computeIfAbsent(file.matches(), _ -> new ArrayList<>()).add(file.path());
      white |= file.path().chars().anyMatch(Character::isWhitespace);
    }
    String between = white ? "\n" : " ";
    StringBuilder out = new StringBuilder();
    byCount.forEach((count, paths) -> {
      out.append(out.isEmpty() ? "" : "\n");
      if (count >= 0) {
        out.append(count)
            .append(count == 1 ? " match" : " matches")
            .append(paths.size() > 1 ? " each:" : ":")
            .append(between);
      }
      out.append(String.join(between, paths));
    });
    return out.toString();
  }

  /// Says how many files are not named and where most of them are.
  ///
  /// @param room tokens there are for names
  static String counted(List<Entry> files, double room) {
    Map<String, Integer> byDirectory = new TreeMap<>();
    long matches = 0;
    boolean none = true;
    for (Entry file : files) {
      none &= file.matches() == 0;
      matches += Math.max(0, file.matches());
      byDirectory.merge(directory(file.path()), 1, Integer::sum);
    }
    List<String> most =
        byDirectory.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit((long) Math.clamp(room / TOKENS_PER_DIRECTORY, 0, DIRECTORIES))
            .map(e -> e.getKey() + " " + e.getValue())
            .toList();
    String where =
        most.isEmpty()
            ? ""
            : ": " + String.join(", ", most) + (byDirectory.size() > most.size() ? ", …" : "");
    return "[… "
        + Counted.of(files.size(), "more file")
        + (matches > 0 ? " with " + Counted.of(matches, "match") : none ? " without a match" : "")
        + where
        + "]";
  }

  private static String directory(String path) {
    int cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return cut < 0 ? "./" : path.substring(0, cut + 1);
  }
}
