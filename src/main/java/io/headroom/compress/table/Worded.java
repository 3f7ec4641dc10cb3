package io.headroom.compress.table;

import io.headroom.text.Chars;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Reads columns that are parted by blanks but not aligned over the whole text, as where a long
/// listing pads each of its parts by itself: the first words of nearly every line are of the same
/// sorts. The last column takes what is left of the line.
final class Worded {
  private static final int LEAST_COLUMNS = 5;
  private static final int MOST_COLUMNS = 40;
  private static final double LEAST_LINES = 0.5;
  private static final double SORTED = 0.97;
  private static final double ALIKE = 0.8;

  private Worded() {}

  /// The rows among some lines, if most of them are rows; lines between them belong to no row.
  ///
  /// @param numbers lines in order, none of them blank
  static Optional<Section.Grid> read(Lines lines, int[] numbers) {
    int width = width(lines, numbers);
    if (width < LEAST_COLUMNS) {
      return Optional.empty();
    }
    List<List<Cell>> cut =
        Arrays.stream(numbers).mapToObj(number -> cells(lines.line(number), width)).toList();
    char[] sorts = sorts(cut, width);
    int sorted = 0;
    int valued = 0;
    for (int i = 0; i + 1 < width; i++) {
      sorted += sorts[i] != 0 ? 1 : 0;
      valued += sorts[i] == '0' || sorts[i] == '-' ? 1 : 0;
    }
    if (sorted < ALIKE * (width - 1) || valued < 2) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      List<Cell> cells = cut.get(i);
      if (cells.size() == width && fits(cells, sorts)) {
        rows.add(new Row(numbers[i], numbers[i], cells));
      }
    }
    return rows.size() < LEAST_LINES * numbers.length
        ? Optional.empty()
        : Optional.of(new Section.Grid(List.of(), -1, List.copyOf(rows), " "));
  }

  /// The table under a header, if the words of nearly every line stand below its words: values that
  /// run over their column shift the others, but not so far.
  ///
  /// @param numbers the header's line and those of the rows
  static Optional<Section.Grid> under(Lines lines, int[] numbers) {
    String head = lines.line(numbers[0]);
    int width = cells(head, MOST_COLUMNS).size();
    List<Row> rows = new ArrayList<>();
    int below = 0;
    for (int i = 1; i < numbers.length; i++) {
      String line = lines.line(numbers[i]);
      List<Cell> cells = cells(line, width);
      if (cells.size() < width) {
        return Optional.empty();
      }
      below += standsBelow(head, line, width) ? 1 : 0;
      rows.add(new Row(numbers[i], numbers[i], cells));
    }
    if (width < 2 || rows.isEmpty() || below < ALIKE * rows.size()) {
      return Optional.empty();
    }
    List<String> names = cells(head, width).stream().map(Cell::raw).toList();
    return Optional.of(new Section.Grid(names, numbers[0], List.copyOf(rows), " "));
  }

  /// Whether each word of a line has some of its columns in common with the header's.
  private static boolean standsBelow(String head, String line, int width) {
    int[] a = {0, 0};
    int[] b = {0, 0};
    for (int i = 0; i < width; i++) {
      next(head, a);
      next(line, b);
      if (a[0] >= b[1] || b[0] >= a[1]) {
        return false;
      }
    }
    return true;
  }

  /// Moves a range to the next word of a line.
  private static void next(String line, int[] range) {
    int at = range[1];
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
    range[0] = at;
    while (at < line.length() && line.charAt(at) > ' ') {
      at++;
    }
    range[1] = at;
  }

  /// The most columns that enough lines have.
  private static int width(Lines lines, int[] numbers) {
    int[] counts = new int[MOST_COLUMNS + 1];
    for (int number : numbers) {
      counts[words(lines.line(number))]++;
    }
    int have = 0;
    for (int width = MOST_COLUMNS; width > 0; width--) {
      have += counts[width];
      if (have >= LEAST_LINES * numbers.length) {
        return width;
      }
    }
    return 0;
  }

  /// How many words a line has, as far as they may be columns.
  private static int words(String line) {
    int[] word = {0, 0};
    int words = 0;
    for (next(line, word); word[0] < line.length() && words < MOST_COLUMNS; next(line, word)) {
      words++;
    }
    return words;
  }

  /// The sort of each column, 0 where it has none.
  private static char[] sorts(List<List<Cell>> lines, int width) {
    int[][] counts = new int[width][128];
    int rows = 0;
    for (List<Cell> cells : lines) {
      if (cells.size() == width) {
        rows++;
        for (int i = 0; i < width; i++) {
          counts[i][sort(cells.get(i).raw())]++;
        }
      }
    }
    char[] sorts = new char[width];
    for (int i = 0; i < width; i++) {
      for (char sort : new char[] {'0', 'a', '-'}) {
        sorts[i] = counts[i][sort] >= SORTED * rows ? sort : sorts[i];
      }
    }
    return sorts;
  }

  private static boolean fits(List<Cell> cells, char[] sorts) {
    BitSet odd = new BitSet();
    for (int i = 0; i + 1 < sorts.length; i++) {
      odd.set(i, sorts[i] != 0 && sort(cells.get(i).raw()) != sorts[i]);
    }
    return odd.cardinality() <= (1 - ALIKE) * sorts.length;
  }

  /// A word, a number or anything that begins like one, or a word of signs.
  private static char sort(String word) {
    char c = word.charAt(0);
    if (c >= '0' && c <= '9') {
      return '0';
    }
    for (int i = 0; i < word.length(); i++) {
      char other = word.charAt(i);
      if (!Chars.isLetter(other) && other != '_') {
        return '-';
      }
    }
    return 'a';
  }

  /// The first words of a line; the last cell is what is left.
  private static List<Cell> cells(String line, int width) {
    List<Cell> cells = new ArrayList<>(width);
    int at = 0;
    int end = line.length();
    while (cells.size() < width) {
      while (at < end && line.charAt(at) <= ' ') {
        at++;
      }
      if (at == end) {
        break;
      }
      int to = at;
      while (to < end && line.charAt(to) > ' ') {
        to++;
      }
      if (cells.size() + 1 == width) {
        to = end;
      }
      cells.add(new Cell(line.substring(at, to).strip()));
      at = to;
    }
    return List.copyOf(cells);
  }
}
