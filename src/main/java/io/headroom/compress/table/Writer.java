package io.headroom.compress.table;

import io.headroom.select.rows.Aggregates;
import io.headroom.select.rows.Field;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes a document: headers once, the rows and entries that are shown in the order of the source,
/// a line for each gap, and what all rows have in common at the end.
final class Writer {
  private static final Aggregates AGGREGATES = new Aggregates(Writer::name, Writer::value);
  private static final int MOST_FIELDS = 10;

  /// Longest cell of a row that was not asked for.
  private static final int CLIP = 200;

  /// Longest line that was not asked for.
  private static final int LONG_LINE = 400;

  /// A gap this short is not worth a line that says so.
  private static final int SHORT_GAP = 28;

  private static final int LONGEST_LABEL = 60;

  private final Lines lines;
  private final List<Section> sections;
  private final List<Item> items;
  private final IdentityHashMap<Section, Columns> columns;
  private final IdentityHashMap<Section, Optional<Field>> identities = new IdentityHashMap<>();
  private final IdentityHashMap<Section, Records> records = new IdentityHashMap<>();
  private final List<String> summaries = new ArrayList<>();
  private final boolean[] whole;
  private boolean complete;

  Writer(
      Lines lines,
      List<Section> sections,
      IdentityHashMap<Section, Columns> columns,
      List<Item> items,
      Focus focus) {
    this.lines = lines;
    this.sections = sections;
    this.columns = columns;
    this.items = items;
    this.whole = focus.whole();
    for (Section section : sections) {
      switch (section) {
        case Section.Grid grid -> {
          Columns own = Objects.requireNonNull(columns.get(grid));
          identities.put(section, focus.certain() ? Optional.empty() : own.identity());
          summaries.add(summary(grid.units(), own));
        }
        case Section.Paths paths -> summaries.add(summary(paths));
        case Section.Outline outline -> {
          Records own = new Records(outline.entries());
          records.put(section, own);
          summaries.add(summary(own));
        }
      }
    }
  }

  private static String summary(int rows, Columns columns) {
    String text = AGGREGATES.of(columns.fields(), MOST_FIELDS);
    return "all " + rows + " rows" + (text.isEmpty() ? "" : ": " + text);
  }

  private static String summary(Section.Paths paths) {
    List<String> directories =
        IntStream.range(0, paths.units()).mapToObj(paths::directory).toList();
    String text = AGGREGATES.of(paths.fields(), 2);
    return "all "
        + paths.units()
        + " paths"
        + Directories.of(directories)
        + (text.isEmpty() ? "" : "; " + text);
  }

  private static String summary(Records records) {
    String text = AGGREGATES.of(records.fields(), MOST_FIELDS);
    return records.count() == 0 || text.isEmpty()
        ? ""
        : "all " + records.count() + " × " + records.key() + ": " + text;
  }

  private static String name(String name) {
    return name.isEmpty() ? "unnamed" : name;
  }

  private static String value(String value) {
    return value.indexOf(' ') < 0 && value.indexOf('×') < 0 ? value : "\"" + value + "\"";
  }

  /// Completes a choice: what is shown has above it what it stands under, and gaps that would cost
  /// as much as they save are filled.
  boolean[] complete(boolean[] chosen) {
    boolean[] shown = chosen.clone();
    for (int i = 0; i < shown.length; i++) {
      for (int up = items.get(i).parent(); shown[i] && up >= 0 && !shown[up]; ) {
        shown[up] = true;
        up = items.get(up).parent();
      }
    }
    for (int i = 0; i < shown.length; i++) {
      int end = i;
      int length = 0;
      while (end < shown.length && !shown[end]) {
        length += lines.end(items.get(end).last()) - lines.start(items.get(end).first());
        end++;
      }
      for (int j = i; j < end && length <= SHORT_GAP; j++) {
        shown[j] = true;
      }
      i = Math.max(i, end);
    }
    return shown;
  }

  /// Writes everything, and that in full length.
  String whole() {
    boolean[] all = new boolean[items.size()];
    Arrays.fill(all, true);
    complete = true;
    String text = write(all, Detail.PLACED);
    complete = false;
    return text;
  }

  /// Writes what is shown.
  ///
  /// @param shown a flag per item, completed
  /// @param detail what is said of the others
  String write(boolean[] shown, Detail detail) {
    List<String> out = new ArrayList<>();
    boolean[] begun = new boolean[sections.size()];
    boolean[] broken = new boolean[sections.size()];
    for (int i = 0; i < shown.length; ) {
      Item item = items.get(i);
      if (!begun[item.section()]) {
        begun[item.section()] = true;
        if (sections.get(item.section()) instanceof Section.Grid grid && !grid.names().isEmpty()) {
          out.add(columns(grid).header());
        }
      }
      if (shown[i]) {
        int next = neighbours(shown, i);
        out.add(next > i + 1 ? together(i, next) : text(i));
        i = next;
        continue;
      }
      int end = i;
      while (end < shown.length
          && !shown[end]
          && (begun[items.get(end).section()]
              || sections.get(items.get(end).section()) instanceof Section.Outline)) {
        broken[items.get(end).section()] = true;
        end++;
      }
      out.add(gap(i, end, detail));
      i = end;
    }
    for (int s = 0; s < broken.length; s++) {
      if (detail.summed() && broken[s] && !summaries.get(s).isEmpty()) {
        out.add("… " + summaries.get(s));
      }
    }
    return String.join("\n", out);
  }

  /// The item after the last that is in the directory of this one and shown with it.
  private int neighbours(boolean[] shown, int from) {
    int to = from + 1;
    if (sections.get(items.get(from).section()) instanceof Section.Paths paths) {
      int unit = items.get(from).unit();
      while (to < shown.length
          && shown[to]
          && items.get(to).section() == items.get(from).section()
          && plain(paths.name(items.get(to).unit()))
          && plain(paths.name(unit))
          && paths.directory(items.get(to).unit()).equals(paths.directory(unit))) {
        to++;
      }
    }
    return to;
  }

  private static boolean plain(String name) {
    return name.chars().noneMatch(c -> ",{}\"'\\ ".indexOf(c) >= 0);
  }

  /// Paths of one directory, in the way a shell reads as all of them: `src/{A.java,B.java}`.
  private String together(int from, int to) {
    Section.Paths paths = (Section.Paths) sections.get(items.get(from).section());
    List<String> names = new ArrayList<>();
    for (int i = from; i < to; i++) {
      names.add(paths.name(items.get(i).unit()));
    }
    return paths.directory(items.get(from).unit()) + "{" + String.join(",", names) + "}";
  }

  private String text(int i) {
    Item item = items.get(i);
    return switch (sections.get(item.section())) {
      case Section.Grid grid -> {
        Row row = grid.rows().get(item.unit());
        Columns own = columns(grid);
        yield complete
            ? own.row(row, Integer.MAX_VALUE)
            : whole[i] ? own.whole(row) : own.row(row, CLIP);
      }
      case Section.Paths _ -> lines.line(item.first()).stripTrailing();
      case Section.Outline _ -> {
        String line = lines.line(item.first()).stripTrailing();
        yield complete || whole[i] || line.length() <= LONG_LINE
            ? line
            : line.substring(0, LONG_LINE) + "…";
      }
    };
  }

  private String gap(int from, int to, Detail detail) {
    boolean rows = true;
    for (int i = from; i < to; i++) {
      rows &= sections.get(items.get(i).section()) instanceof Section.Grid;
    }
    int first = lines.number(items.get(from).first());
    int last = lines.number(items.get(to - 1).last());
    String noun = (rows ? "row" : "line") + (to - from == 1 ? "" : "s");
    String place = first == last ? ", line " + first : ", lines " + first + "-" + last;
    String names = detail.named() ? labels(from, to) : "";
    return "… "
        + (to - from + " " + noun)
        + (detail.placed() ? place : "")
        + (names.isEmpty() ? "" : ": " + names);
  }

  private Columns columns(Section.Grid grid) {
    return Objects.requireNonNull(columns.get(grid));
  }

  /// What the rows, records and options of a gap are called, and entries that others stand under.
  private String labels(int from, int to) {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      Item item = items.get(i);
      String name =
          switch (sections.get(item.section())) {
            case Section.Outline outline -> name(outline, i);
            case Section.Grid grid ->
                Objects.requireNonNull(identities.get(grid))
                    .map(field -> field.value(item.unit()).raw())
                    .orElse("");
            case Section.Paths _ -> "";
          };
      if (!name.isEmpty() && name.length() <= LONGEST_LABEL) {
        names.merge(name, 1, Integer::sum);
      }
    }
    return names.entrySet().stream()
        .map(name -> name.getValue() == 1 ? name.getKey() : name.getKey() + " ×" + name.getValue())
        .collect(Collectors.joining(", "));
  }

  private String name(Section.Outline outline, int i) {
    Item item = items.get(i);
    Records own = Objects.requireNonNull(records.get(outline));
    if (own.count() > 0) {
      return own.name(item.unit());
    }
    Entry entry = outline.entries().get(item.unit());
    if (entry.depth() > 1 || entry.named() || !parent(i) && !labelled(item.first())) {
      return "";
    }
    return label(item.first());
  }

  private boolean parent(int i) {
    return i + 1 < items.size() && items.get(i + 1).parent() == i;
  }

  /// Whether a line has a label and what it means, some blanks apart.
  private boolean labelled(int line) {
    String text = lines.line(line).strip();
    return label(line).length() < text.length();
  }

  /// What stands before the first wide blank; of an option, its name.
  private String label(int line) {
    String text = lines.line(line).strip();
    return text.startsWith("-") && text.indexOf(", ") < 0
        ? text.split("\\s+", 2)[0]
        : text.split("\\s{2,}", 2)[0];
  }
}
