package io.headroom.compress.table;

import io.headroom.select.Unit;
import io.headroom.select.rows.Field;
import io.headroom.select.rows.RowSignals;
import io.headroom.select.rows.Value;
import io.headroom.text.Chars;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What makes rows and entries worth showing. Rows have the signals all rows have. An entry strays
/// as its value does among those of the same key in other records; and where an outline has few
/// entries at its top, these say what it is about.
final class Signals {
  private static final double TOP = 0.85;
  private static final double VALUE = 0.8;
  private static final double TEMPLATE = 0.7;

  /// Share of the rows that have the most frequent template, where templates say something.
  private static final double USUAL = 0.3;

  private static final double MANY_TEMPLATES = 0.3;
  private static final double RARE = 0.03;
  private static final int FEW = 8;

  /// Upper levels of an outline that take at most this share of its characters are its top.
  private static final double TOP_SHARE = 0.1;

  private static final int LONGEST_SAMPLE = 30; // lines
  private static final int TOP_LINES = 40;
  private static final int MOST_TOP_LINES = 120;

  private final Lines lines;
  private final double[][] surprise;
  private final double[][] severity;
  private final int[][] shape;
  private final Map<String, Integer> shapes = new HashMap<>();

  private Signals(Lines lines, int sections) {
    this.lines = lines;
    surprise = new double[sections][];
    severity = new double[sections][];
    shape = new int[sections][];
  }

  /// The units of a text, in the order of its items.
  ///
  /// @param columns of every table among the sections
  static List<Unit> of(
      Lines lines, List<Section> sections, Map<Section, Columns> columns, List<Item> items) {
    Signals signals = new Signals(lines, sections.size());
    for (int s = 0; s < sections.size(); s++) {
      int n = sections.get(s).units();
      signals.surprise[s] = new double[n];
      signals.severity[s] = new double[n];
      signals.shape[s] = new int[n];
      switch (sections.get(s)) {
        case Section.Grid grid -> signals.grid(s, grid, Objects.requireNonNull(columns.get(grid)));
        case Section.Paths paths -> signals.rows(s, paths.fields(), n);
        case Section.Outline outline -> signals.outline(s, outline.entries());
      }
    }
    List<Unit> units = new ArrayList<>(items.size());
    for (Item item : items) {
      int s = item.section();
      int u = item.unit();
      Span span = new Span(lines.start(item.first()), lines.end(item.last()));
      units.add(
          new Unit(
              span,
              "",
              signals.shape[s][u],
              signals.severity[s][u],
              signals.surprise[s][u],
              false));
    }
    return List.copyOf(units);
  }

  private int shape(String key) {
    return shapes.computeIfAbsent(key, _ -> shapes.size());
  }

  private void grid(int s, Section.Grid grid, Columns columns) {
    List<Field> fields = new ArrayList<>(columns.fields());
    fields.addAll(columns.parts());
    rows(s, fields, grid.units());
    for (Field field : columns.fields()) {
      templates(s, field);
    }
  }

  private void rows(int s, List<Field> fields, int n) {
    RowSignals signals = RowSignals.of(fields, n, n);
    for (int r = 0; r < n; r++) {
      surprise[s][r] = signals.surprise(r);
      severity[s][r] = signals.severity(r);
      shape[s][r] = shape(signals.news(r) ? "row " + s + " " + r : s + signals.sort(r));
    }
  }

  /// Where texts of a column are of a few templates, digits aside, a rare one is news.
  private void templates(int s, Field field) {
    int n = field.size();
    if (n < FEW || field.category() || field.numeric()) {
      return;
    }
    Map<String, List<Integer>> holders = new LinkedHashMap<>();
    for (int r = 0; r < n; r++) {
      if (field.value(r).missing()) {
        continue;
      }
      holders.computeIfAbsent(masked(field.value(r).raw()), _ -> new ArrayList<>()).add(r);
    }
    int most = holders.values().stream().mapToInt(List::size).max().orElse(0);
    if (most < USUAL * n || holders.size() > MANY_TEMPLATES * n) {
      return;
    }
    holders.forEach((_, rows) -> {
      for (int r : rows) {
        if (rows.size() <= Math.max(1, RARE * n)) {
          surprise[s][r] = Math.max(surprise[s][r], TEMPLATE);
          shape[s][r] = shape("row " + s + " " + r);
        }
      }
    });
  }

  private void outline(int s, List<Entry> entries) {
    String[] paths = new String[entries.size()];
    Map<String, List<Integer>> holders = new LinkedHashMap<>();
    for (int i = 0; i < paths.length; i++) {
      Entry entry = entries.get(i);
      String above = entry.parent() < 0 ? "" : paths[entry.parent()];
      paths[i] = above + "/" + (entry.named() ? entry.key() : "");
      holders.computeIfAbsent(paths[i], _ -> new ArrayList<>()).add(i);
    }
    // Where hardly a key comes twice, it is values that tell entries apart, family by family.
    boolean pairs = holders.size() > paths.length / 2;
    if (pairs) {
      pairs(s, entries);
    } else {
      holders.forEach((path, own) -> shapes(s, entries, own, path));
    }
    holders.forEach((_, own) -> series(s, entries, own));
    Records records = new Records(entries);
    if (records.count() == 0) {
      top(s, entries);
    } else {
      sample(s, records.head(0), Math.min(records.head(1), records.head(0) + LONGEST_SAMPLE));
    }
  }

  /// Entries of one path are of one shape if they say something else each, as names and dates do;
  /// else what they say is their shape.
  private void shapes(int s, List<Entry> entries, List<Integer> own, String path) {
    List<String> masked = own.stream().map(i -> masked(said(entries.get(i)))).toList();
    boolean telling = new HashSet<>(masked).size() <= Math.max(1, own.size() / 2);
    for (int k = 0; k < masked.size(); k++) {
      shape[s][own.get(k)] = shape(telling ? path + "=" + masked.get(k) : path);
    }
  }

  /// Entries say the same that have one value in one family; and, as settings of one kind of thing
  /// do, those that have one value under one last name in other families.
  private void pairs(int s, List<Entry> entries) {
    Map<String, Integer> alike = new HashMap<>();
    for (Entry entry : entries) {
      alike.merge(last(entry.key()) + "=" + said(entry), 1, Integer::sum);
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String own = last(entry.key()) + "=" + said(entry);
      boolean elsewhere = alike.getOrDefault(own, 0) > 1;
      shape[s][i] = shape(elsewhere ? own : family(entry.key()) + "=" + said(entry));
    }
  }

  private static String said(Entry entry) {
    return entry.named() ? entry.value() : entry.key() + " " + entry.value();
  }

  /// A text with `0` for every word that has a digit in it.
  private static String masked(String text) {
    int first = 0;
    while (first < text.length() && (text.charAt(first) < '0' || text.charAt(first) > '9')) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0; // where the word at hand begins in what is written
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean wordy = c == '_' || Chars.isLetterOrDigit(c);
      if (!wordy) {
        out.append(c);
        from = out.length();
        digit = false;
      } else if (!digit) {
        digit = c >= '0' && c <= '9';
        out.setLength(digit ? from : out.length());
        out.append(digit ? '0' : c);
      }
    }
    return out.toString();
  }

  /// A dotted or spelled out name without its last part.
  private static String family(String key) {
    int end = key.length() - 1;
    while (end > 0 && "./:-".indexOf(key.charAt(end)) < 0) {
      end--;
    }
    return key.substring(0, Math.max(0, end));
  }

  private static String last(String key) {
    return key.substring(family(key).length());
  }

  private void series(int s, List<Entry> entries, List<Integer> own) {
    Value[] values = new Value[own.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = new Cell(entries.get(own.get(i)).value());
    }
    double[] strange = RowSignals.ofSeries(new Field("", values), values.length);
    for (int i = 0; i < strange.length; i++) {
      surprise[s][own.get(i)] = VALUE * strange[i];
    }
  }

  /// The first record says what records look like.
  private void sample(int s, int from, int to) {
    for (int i = from; i < to; i++) {
      surprise[s][i] = TOP;
      shape[s][i] = shape("sample " + s + " " + i);
    }
  }

  private void top(int s, List<Entry> entries) {
    int deepest = entries.stream().mapToInt(Entry::depth).max().orElse(0);
    long[] lengths = new long[deepest + 1];
    int[] counts = new int[deepest + 1];
    long all = 0;
    for (Entry entry : entries) {
      int length = lines.end(entry.line()) - lines.start(entry.line());
      lengths[entry.depth()] += length;
      counts[entry.depth()]++;
      all += length;
    }
    long spent = 0;
    int count = 0;
    for (int depth = 0; depth <= deepest; depth++) {
      spent += lengths[depth];
      count += counts[depth];
      if (count > TOP_LINES && (spent > TOP_SHARE * all || count > MOST_TOP_LINES)) {
        return;
      }
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).depth() == depth) {
          surprise[s][i] = Math.max(surprise[s][i], TOP);
          shape[s][i] = shape("top " + s + " " + i);
        }
      }
    }
  }
}
