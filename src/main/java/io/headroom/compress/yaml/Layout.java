package io.headroom.compress.yaml;

import io.headroom.compress.yaml.Entry.Kind;
import io.headroom.select.rows.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes a document apart into parts, and groups those that stand at the same place of different
/// records.
final class Layout {
  /// Fewer alike entries under a key are no map.
  private static final int LEAST_MAP = 3;

  private static final int LONGEST_VALUE = 400;

  private final List<Part> parts = new ArrayList<>();
  private final Map<String, List<Integer>> groups = new LinkedHashMap<>();
  private final Map<String, List<Integer>> records = new LinkedHashMap<>();

  private Layout() {}

  /// @param parts in source order
  /// @param groups numbers of the parts at each path
  /// @param records numbers of the heads of items and of the entries of maps, by path
  record Laid(
      List<Part> parts, Map<String, List<Integer>> groups, Map<String, List<Integer>> records) {}

  static Laid of(Entry root) {
    Layout layout = new Layout();
    layout.children(root, root.children, "", -1);
    return new Laid(layout.parts, layout.groups, layout.records);
  }

  private void children(Entry entry, List<Entry> children, String path, int parent) {
    boolean map = map(entry);
    for (Entry child : children) {
      String step =
          switch (child.kind) {
            case ITEM -> "[]";
            case COMMENT -> "#";
            case DOCUMENT, ROOT -> entry.children.size() > 1 ? "[]" : "";
            case KEY -> (path.isEmpty() ? "" : ".") + (map ? "*" : child.key);
          };
      visit(child, path + step, parent);
    }
  }

  private void visit(Entry entry, String path, int parent) {
    if (entry.children.isEmpty() || entry.namesOnly()) {
      add(entry, entry.end, entry.end, path, entry.value, parent, false);
      return;
    }
    Entry first = entry.children.getFirst();
    boolean inline = first.line == entry.line;
    String own = path;
    String value = entry.kind == Kind.KEY ? entry.key : entry.value;
    List<Entry> below = entry.children;
    int to = entry.line + 1;
    if (inline) {
      below = new ArrayList<>(entry.children.subList(1, entry.children.size()));
      own = path + (first.kind == Kind.ITEM ? "[]" : "." + first.key);
      value = first.value;
      if (first.children.isEmpty()) {
        to = first.end;
      }
    }
    int part = add(entry, to, entry.end, own, value, parent, true);
    if (path.endsWith("[]") || path.endsWith("*")) {
      records.computeIfAbsent(path, _ -> new ArrayList<>()).add(part);
    }
    if (inline && !first.children.isEmpty()) {
      children(first, first.children, own, part);
    }
    children(entry, below, path, part);
  }

  private int add(
      Entry entry, int to, int last, String path, String value, int parent, boolean head) {
    String bounded = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    Cell cell = new Cell(bounded, false);
    groups.computeIfAbsent(path, _ -> new ArrayList<>()).add(parts.size());
    parts.add(new Part(entry, entry.line, to, last, parent, path, cell, head));
    return parts.size() - 1;
  }

  /// Whether keys are names of alike things, and not of different ones.
  private static boolean map(Entry entry) {
    Map<String, Integer> keys = new HashMap<>();
    int filled = 0;
    int all = 0;
    for (Entry child : entry.children) {
      all += child.kind == Kind.KEY ? 1 : 0;
      filled += child.kind == Kind.KEY && !child.children.isEmpty() ? 1 : 0;
      for (Entry key : child.children) {
        if (child.kind == Kind.KEY && key.kind == Kind.KEY) {
          keys.merge(key.key, 1, Integer::sum);
        }
      }
    }
    int commonest = keys.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return filled >= LEAST_MAP && filled == all && commonest * 2 >= filled;
  }
}
