package io.headroom.app;

import io.headroom.eval.Case;
import io.headroom.eval.CaseReader;
import io.headroom.eval.CaseReader.Line;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder of cases: an `index.jsonl` in it, in the folders right under it, or in both.
///
/// @param entries the cases, and where their contents are
/// @param faults what is wrong with the others, a line each
record CorpusFolder(List<Entry> entries, List<String> faults) {
  private static final String INDEX = "index.jsonl";

  /// A case of the folder.
  ///
  /// @param test the case
  /// @param content its content
  record Entry(Case test, Path content) {}

  /// Whether a folder has an index.
  static boolean indexed(Path folder) throws IOException {
    return Files.isDirectory(folder) && !indexes(folder).isEmpty();
  }

  static CorpusFolder read(Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Map<String, Path> seen = new HashMap<>();
    if (!Files.isDirectory(folder)) {
      return new CorpusFolder(entries, List.of("there is no folder " + folder));
    }
    for (Path index : indexes(folder)) {
      int number = 0;
      for (String line : lines(index, faults)) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String where = index + " line " + number;
        switch (CaseReader.read(line)) {
          case Line.Broken(String what) -> faults.add(where + " " + what);
          case Line.Read(Case test) -> {
            Path content = index.resolveSibling(test.file());
            Path twin = seen.put(test.id(), index);
            if (twin != null) {
              faults.add(where + " has the id " + test.id() + " again; give each case its own");
            } else if (!Files.isRegularFile(content)) {
              faults.add(
                  where + ": there is no file " + content + "; \"file\" is relative to " + INDEX);
            } else {
              entries.add(new Entry(test, content));
            }
          }
        }
      }
    }
    if (entries.isEmpty() && faults.isEmpty()) {
      faults.add(
          "no cases in %s: write a line {\"id\": …, \"file\": …, \"needles\": […]} per case into %s"
              .formatted(folder, folder.resolve(INDEX)));
    }
    return new CorpusFolder(entries, faults);
  }

  private static List<Path> indexes(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return Stream.concat(Stream.of(folder), children.sorted())
          .map(child -> child.resolve(INDEX))
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  private static List<String> lines(Path index, List<String> faults) throws IOException {
    try {
      return Files.readAllLines(index);
    } catch (MalformedInputException _) {
      faults.add(index + " is not UTF-8");
      return List.of();
    }
  }
}
