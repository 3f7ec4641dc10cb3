package io.headroom.compress.xml;

import io.headroom.select.rows.Cell;
import io.headroom.select.rows.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The units of one sort and what they have in common.
final class Group {
  /// Fewer units have nothing in common worth a line of its own.
  static final int FEW = 4;

  private static final int MOST_FIELDS = 40;

  private final String name;
  private final String sort;
  private final List<Node> members = new ArrayList<>();
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, String> hidden = new LinkedHashMap<>();
  private final Map<String, Boolean> machineMade = new LinkedHashMap<>();
  private boolean ambiguous;

  Group(String name, String sort) {
    this.name = name;
    this.sort = sort;
  }

  String name() {
    return name;
  }

  String sort() {
    return sort;
  }

  /// The name, with that of the parents where other parents have such children too.
  String label() {
    return ambiguous ? sort : name;
  }

  void ambiguous(boolean other) {
    ambiguous = other;
  }

  void add(Node node) {
    members.add(node);
  }

  /// The units in source order.
  List<Node> members() {
    return members;
  }

  /// The fields by path, `@name` for an attribute.
  Map<String, Field> fields() {
    return fields;
  }

  /// Paths of fields that are left out of shown elements, and why.
  Map<String, String> hidden() {
    return hidden;
  }

  boolean hides(String path) {
    return hidden.containsKey(path);
  }

  /// Whether the values of a field are hashes or identifiers that mean nothing by themselves.
  boolean machineMade(String path) {
    return machineMade.getOrDefault(path, false);
  }

  /// Reads the fields of all members; called once, when all members are there.
  void read() {
    members.sort(Comparator.comparingInt(Node::unit));
    Map<String, Cell[]> columns = new LinkedHashMap<>();
    for (int i = 0; i < members.size(); i++) {
      int row = i;
      Fields.read(
          members.get(i),
          (path, cell) -> {
            Cell[] column = columns.get(path);
            if (column == null && columns.size() < MOST_FIELDS) {
              column = new Cell[members.size()];
              Arrays.fill(column, Cell.MISSING);
              columns.put(path, column);
            }
            if (column != null && column[row].missing()) {
              column[row] = cell;
            }
          });
    }
    columns.forEach((path, cells) -> fields.put(path, new Field(path, cells)));
    columns.forEach((path, cells) ->
        machineMade.put(
            path, Arrays.stream(cells).allMatch(cell -> cell.missing() || cell.machineMade())));
    if (members.size() >= FEW) {
      columns.forEach(this::hideConstant);
      hideContained(columns);
      hideMoments();
    }
  }

  /// Of several points in time the first says when; of the others the summary says from when to
  /// when.
  private void hideMoments() {
    boolean one = false;
    for (Map.Entry<String, Field> field : fields.entrySet()) {
      String range = hides(field.getKey()) ? "" : Summary.moments(field.getValue());
      if (!range.isEmpty() && one) {
        hidden.put(field.getKey(), " " + range);
      }
      one |= !range.isEmpty();
    }
  }

  /// Whether shown members differ in nothing that is shown.
  boolean uniform() {
    return members.size() >= FEW && hidden.keySet().containsAll(fields.keySet());
  }

  private void hideConstant(String path, Cell[] cells) {
    String first = cells[0].raw();
    boolean constant = !cells[0].missing() && !cells[0].equals(Cell.PRESENT);
    for (Cell cell : cells) {
      constant &= !cell.missing() && cell.raw().equals(first);
    }
    if (constant) {
      hidden.put(path, "=\"" + Texts.clip(first, Texts.VALUE) + "\"");
    }
  }

  /// Hides what can be read in another value of the same element or of its parent.
  private void hideContained(Map<String, Cell[]> columns) {
    for (Map.Entry<String, Cell[]> inner : columns.entrySet()) {
      if (hides(inner.getKey()) || !Fields.wordy(inner.getValue())) {
        continue;
      }
      String parent = parentAttribute(inner.getValue());
      if (parent != null) {
        hidden.put(inner.getKey(), " in " + parent);
        continue;
      }
      for (Map.Entry<String, Cell[]> outer : columns.entrySet()) {
        boolean other = !outer.getKey().equals(inner.getKey()) && !hides(outer.getKey());
        if (other && Fields.contained(inner.getValue(), outer.getValue())) {
          hidden.put(inner.getKey(), " in " + Fields.label(outer.getKey()));
          break;
        }
      }
    }
  }

  private @Nullable String parentAttribute(Cell[] cells) {
    Element parent = members.getFirst().element().parent;
    if (parent == null) {
      return null;
    }
    for (Element.Attribute attribute : parent.attributes) {
      boolean all = true;
      for (int i = 0; all && i < cells.length; i++) {
        Element own = members.get(i).element().parent;
        all = own != null && !cells[i].missing() && has(own, attribute.name(), cells[i].raw());
      }
      if (all) {
        return parent.name + " " + attribute.name();
      }
    }
    return null;
  }

  private static boolean has(Element parent, String attribute, String value) {
    for (Element.Attribute own : parent.attributes) {
      if (own.name().equals(attribute)) {
        return own.in(parent.source).contains(value);
      }
    }
    return false;
  }
}
