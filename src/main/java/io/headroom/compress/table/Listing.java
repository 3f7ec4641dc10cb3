package io.headroom.compress.table;

import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads listings of paths: nearly every line is one, and many are in the directory of the one
/// before.
final class Listing {
  private static final int LEAST = 5;
  private static final double NEARLY = 0.95;
  private static final double NEIGHBOURS = 0.3;

  private Listing() {}

  /// The paths some lines are, if they are.
  static Optional<Section.Paths> read(Lines lines, int[] numbers) {
    List<Row> paths = new ArrayList<>();
    int neighbours = 0;
    Cell before = new Cell("");
    for (int number : numbers) {
      String line = lines.line(number).stripTrailing();
      int slash = line.lastIndexOf('/', line.length() - 2);
      if (slash < 0 || line.chars().anyMatch(Character::isWhitespace)) {
        continue;
      }
      Cell directory = new Cell(line.substring(0, slash + 1));
      neighbours += directory.equals(before) ? 1 : 0;
      before = directory;
      paths.add(new Row(number, number, List.of(directory, new Cell(line.substring(slash + 1)))));
    }
    return paths.size() >= LEAST
            && paths.size() >= NEARLY * numbers.length
            && neighbours >= NEIGHBOURS * paths.size()
        ? Optional.of(new Section.Paths(List.copyOf(paths)))
        : Optional.empty();
  }
}
