package io.headroom.compress.table;

import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads fixed-width columns: places where nearly every line has a blank. With a header, columns
/// are those it names; without one, only those that stand at least two blanks apart.
final class Aligned {
  private static final int WIDTH = 1_000;
  private static final int LEAST_ROWS = 3;
  private static final double BLANK = 0.97;
  private static final double BEYOND = 0.4;
  private static final double FITTING = 0.9;

  private final Lines lines;
  private final int[] numbers;
  private final boolean named;
  private final int[] cuts;

  private Aligned(Lines lines, int[] numbers, boolean named) {
    this.lines = lines;
    this.numbers = numbers;
    this.named = named;
    this.cuts = cuts();
  }

  /// The table some lines are, its header the first of them.
  ///
  /// @param numbers lines in order, none of them blank
  static Optional<Section.Grid> read(Lines lines, int[] numbers) {
    if (numbers.length <= LEAST_ROWS || !isHeader(lines.line(numbers[0]))) {
      return numbers.length < LEAST_ROWS
          ? Optional.empty()
          : new Aligned(lines, numbers, false).grid();
    }
    Optional<Section.Grid> worded = Worded.under(lines, numbers);
    if (worded.isPresent()) {
      return worded;
    }
    Optional<Section.Grid> grid = new Aligned(lines, numbers, true).grid();
    return grid.isPresent() ? grid : new Aligned(lines, numbers, false).grid();
  }

  /// Whether a line may be a header: several words, none of them a number or a path.
  static boolean isHeader(String line) {
    String[] words = line.strip().split("\\s+", -1);
    return words.length > 1
        && !line.strip().endsWith(":")
        && Arrays.stream(words).noneMatch(Headers::isValue)
        && Character.isLetterOrDigit(line.strip().codePointAt(0))
        && Arrays.stream(words).noneMatch(word -> word.equals("=") || word.endsWith(":"));
  }

  private Optional<Section.Grid> grid() {
    if (cuts.length < (named ? 1 : 2)) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    int fitting = 0;
    for (int number : numbers) {
      List<Cell> cells = cells(lines.line(number));
      fitting += cells.stream().filter(cell -> !cell.missing()).count() > 1 ? 1 : 0;
      rows.add(new Row(number, number, cells));
    }
    if (fitting < FITTING * rows.size()) {
      return Optional.empty();
    }
    if (!named) {
      return Optional.of(new Section.Grid(List.of(), -1, List.copyOf(rows), "  "));
    }
    Row head = rows.removeFirst();
    if (rows.getFirst().cells().getFirst().raw().chars().allMatch(c -> c == '-' || c == '=')) {
      rows.removeFirst(); // a ruler below the header
    }
    if (rows.isEmpty() || !Headers.isHeader(head.cells(), rows)) {
      return Optional.empty();
    }
    List<String> names = head.cells().stream().map(Cell::raw).toList();
    return Optional.of(new Section.Grid(names, numbers[0], List.copyOf(rows), separator(rows)));
  }

  /// One blank where no cell but the last is empty or has one, else a bar.
  private static String separator(List<Row> rows) {
    for (Row row : rows) {
      for (Cell cell : row.cells().subList(0, row.cells().size() - 1)) {
        if (cell.missing() || cell.raw().indexOf(' ') >= 0) {
          return "|";
        }
      }
    }
    return " ";
  }

  /// Offsets at which columns begin, the first left out.
  private int[] cuts() {
    int[] blank = new int[WIDTH + 1];
    int[] reach = new int[WIDTH + 1];
    for (int number : numbers) {
      String line = lines.line(number);
      int length = Math.min(WIDTH, line.length());
      for (int i = 0; i < length; i++) {
        blank[i] += isBlank(line.charAt(i)) ? 1 : 0;
        reach[i]++;
      }
    }
    String head = lines.line(numbers[0]);
    List<Integer> cuts = new ArrayList<>();
    int from = 0; // where the column before the gap begins
    int gap = 0;
    for (int i = 0; i < WIDTH; i++) {
      boolean open =
          blank[i] + numbers.length - reach[i] >= BLANK * numbers.length
              && (named ? i < head.length() : reach[i] >= BEYOND * numbers.length);
      if (open) {
        gap++;
        continue;
      }
      if (gap > 0 && i - gap > from && reach[i] > 0) {
        boolean cut =
            named
                ? startsWord(head, i)
                    && filled(head, from, i)
                    && filled(head, i, next(blank, reach, i))
                : gap > 1;
        if (cut) {
          cuts.add(i);
          from = i;
        }
      }
      gap = 0;
    }
    return cuts.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Where the column that begins at an offset ends.
  private int next(int[] blank, int[] reach, int from) {
    int i = from;
    while (i < WIDTH && blank[i] + numbers.length - reach[i] < BLANK * numbers.length) {
      i++;
    }
    return i;
  }

  /// Whether a cut leaves the words of the header whole.
  private static boolean startsWord(String head, int at) {
    return at >= head.length() || isBlank(head.charAt(at)) || isBlank(head.charAt(at - 1));
  }

  private static boolean filled(String head, int from, int to) {
    for (int i = from; i < Math.min(to, head.length()); i++) {
      if (!isBlank(head.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /// The cells of a line. Where a cell runs over a cut, the cut moves to its end, or before it if
  /// the column on its left has a text of its own.
  private List<Cell> cells(String line) {
    List<Cell> cells = new ArrayList<>(cuts.length + 1);
    int from = 0;
    for (int cut : cuts) {
      int to = Math.max(from, near(line, from, cut));
      cells.add(new Cell(line.substring(from, to).strip()));
      from = to;
    }
    cells.add(new Cell(line.substring(from).strip()));
    return List.copyOf(cells);
  }

  private static int near(String line, int from, int cut) {
    if (cut >= line.length()) {
      return line.length();
    }
    if (isBlank(line.charAt(cut - 1))) {
      return cut;
    }
    int left = cut - 1;
    while (left > from && !isBlank(line.charAt(left - 1))) {
      left--;
    }
    int right = cut;
    while (right < line.length() && !isBlank(line.charAt(right))) {
      right++;
    }
    boolean apart = left > from + 1 && isBlank(line.charAt(left - 2)) && filled(line, from, left);
    return apart || left > from && cut - left < right - cut ? left : right;
  }
}
