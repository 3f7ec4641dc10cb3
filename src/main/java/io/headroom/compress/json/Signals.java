package io.headroom.compress.json;

import io.headroom.select.Unit;
import io.headroom.select.rows.Field;
import io.headroom.select.rows.RowSignals;
import io.headroom.select.rows.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Reads off the values what makes a unit worth showing: [RowSignals] for rows and series, and what
/// only a document knows, where its members and items stand.
final class Signals {
  /// Names nested deeper do not make another shape.
  private static final int MAX_STRUCTURE = 6;

  /// So many records that stray most are shown with all that headers say for them.
  private static final int SAMPLES = 3;

  private static final double STRANGEST = 0.97;
  private static final int LONGEST_SAMPLE = 4_000;

  /// An object with more members on a line of their own is a map: its members are alike.
  private static final int MANY_MEMBERS = 60;

  private static final int FEW_ITEMS = 12;
  private static final int SHORT_MEMBER = 60;

  /// Of more records with the same rare value, the first few stand for the others.
  private static final int CROWD = 24;

  /// A record that one which fails refers to.
  private static final double LINKED = 0.45;

  private final List<Unit> units;
  private final double[] severity;
  private final double[] surprise;
  private final int[] shape;
  private final Map<String, Integer> shapes = new HashMap<>();
  private final boolean[] sample;

  private Signals(List<Unit> units) {
    this.units = units;
    severity = new double[units.size()];
    surprise = new double[units.size()];
    shape = new int[units.size()];
    sample = new boolean[units.size()];
  }

  /// The units with their signals.
  ///
  /// @param root the layout the units are of
  /// @param units the units, of which places only are known
  static Signals of(Block root, List<Unit> units) {
    Signals signals = new Signals(units);
    signals.block(root, "");
    return signals;
  }

  /// The records that say best what records may look like, a flag per unit.
  boolean[] samples() {
    return sample;
  }

  /// The units with their signals.
  List<Unit> units() {
    List<Unit> all = new ArrayList<>(units.size());
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      all.add(
          new Unit(unit.span(), unit.pointer(), shape[i], severity[i], surprise[i], unit.pinned()));
    }
    return all;
  }

  private int shape(String key) {
    return shapes.computeIfAbsent(key, _ -> shapes.size());
  }

  private void block(Block block, String name) {
    switch (block) {
      case Block.Inline inline -> {
        shape[inline.from()] = shape("member " + name);
        surprise[inline.from()] = 1;
      }
      case Block.Passage passage -> {
        shape[passage.from()] = shape("member " + name);
        surprise[passage.from()] = 1;
      }
      case Block.Members members -> {
        long lines = members.members().stream().filter(Block.Inline.class::isInstance).count();
        for (int i = 0; i < members.members().size(); i++) {
          Block member = members.members().get(i);
          block(member, members.node().names()[i]);
          if (lines > MANY_MEMBERS && member instanceof Block.Inline) {
            shape[member.from()] = shape("map " + members.from());
            surprise[member.from()] = 0;
          }
        }
      }
      case Block.Items items -> {
        boolean few = items.items().size() <= FEW_ITEMS;
        for (Block item : items.items()) {
          block(item, item instanceof Block.Inline inline ? masked(inline.node()) : name);
          if (few && item instanceof Block.Members members) {
            name(members);
          }
        }
      }
      case Block.Values values -> values(values);
      case Block.Table table -> table(table);
      case Block.Embedded embedded -> block(embedded.inner(), name);
    }
  }

  /// Of a few items each is to be told by its short members, though all have the same.
  private void name(Block.Members item) {
    for (Block member : item.members()) {
      if (member instanceof Block.Inline inline
          && inline.node().scalar()
          && inline.node().weight() <= SHORT_MEMBER) {
        shape[inline.from()] = shape("unit " + inline.from());
      }
    }
  }

  /// Items that differ in digits only are alike.
  private static String masked(Json node) {
    StringBuilder out = new StringBuilder(node.end() - node.start());
    boolean number = false;
    for (int i = node.start(); i < node.end(); i++) {
      char c = node.source().charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit || !number) {
        out.append(digit ? '0' : c);
      }
      number = digit;
    }
    return out.toString();
  }

  private void values(Block.Values block) {
    Field field = new Field("", block.node().items());
    int same = shape("values " + block.from());
    Arrays.fill(shape, block.from(), block.to(), same);
    double[] strange = RowSignals.ofSeries(field, CROWD);
    for (int i = 0; i < strange.length; i++) {
      int unit = block.from() + Math.min(i / block.step(), block.to() - block.from() - 1);
      surprise[unit] = Math.max(surprise[unit], strange[i]);
    }
    for (int unit = block.from(); unit < block.to(); unit++) {
      if (surprise[unit] >= RowSignals.EXTREME) {
        shape[unit] = shape("unit " + unit);
      }
    }
  }

  private void table(Block.Table table) {
    boolean derived = false;
    for (int s = 0; s < table.shapes().size(); s++) {
      List<Column> columns = table.shapes().get(s).columns();
      List<Field> fields = Fields.of(columns, table.rows(s));
      records(fields, table.units(s), table.from() + "/" + s);
      derived |= columns.stream().anyMatch(Signals::derived);
    }
    for (int unit : Links.follow(table, u -> severity[u] > 0 && surprise[u] >= RowSignals.NEWS)) {
      severity[unit] = Math.max(severity[unit], LINKED);
      shape[unit] = shape("unit " + unit);
    }
    if (derived) {
      sample(table);
    }
  }

  private static boolean derived(Column column) {
    return column.fold instanceof Fold.Template
        || column.kind == Column.Kind.NESTED && column.children.stream().anyMatch(Signals::derived);
  }

  /// Marks the records that stray most, unless they are long.
  private void sample(Block.Table table) {
    IntStream.range(table.from(), table.to())
        .filter(unit -> surprise[unit] >= STRANGEST)
        .filter(unit -> table.rows().get(unit - table.from()).weight() <= LONGEST_SAMPLE)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer unit) -> -surprise[unit]))
        .limit(SAMPLES)
        .forEach(unit -> sample[unit] = true);
  }

  private void records(List<Field> fields, List<Integer> own, String sort) {
    RowSignals signals = RowSignals.of(fields, own.size(), CROWD);
    String[] kinds = new String[own.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = sort + signals.sort(i);
    }
    for (Field field : fields) {
      if (field.counts().isEmpty()) {
        structures(field, kinds);
      }
    }
    for (int i = 0; i < kinds.length; i++) {
      int unit = own.get(i);
      surprise[unit] = signals.surprise(i);
      severity[unit] = signals.severity(i);
      shape[unit] = signals.news(i) ? shape("unit " + unit) : shape(kinds[i]);
    }
  }

  /// Records whose inner objects have other names are of another shape.
  private static void structures(Field field, String[] kinds) {
    for (int i = 0; i < kinds.length; i++) {
      if (!field.value(i).scalar()) {
        kinds[i] += "/" + structure(field.value(i), 0);
      }
    }
  }

  private static int structure(Value value, int depth) {
    int hash = 1;
    if (depth < MAX_STRUCTURE && value instanceof Json.Obj object) {
      for (int i = 0; i < object.names().length; i++) {
        hash += (31 + object.names()[i].hashCode()) * structure(object.values()[i], depth + 1);
      }
    } else if (depth < MAX_STRUCTURE && value instanceof Json.Arr array) {
      return array.items().length == 0 ? 2 : structure(array.items()[0], depth + 1);
    }
    return hash;
  }
}
