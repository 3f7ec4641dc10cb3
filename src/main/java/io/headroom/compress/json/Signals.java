package io.headroom.compress.json;

import io.headroom.select.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Reads off the values what makes a unit worth showing: a value few records have, a number far
/// from the others, the least and the greatest, a step in a series, a value that names a failure.
final class Signals {
  /// A value that at most this share of the records has is rare.
  private static final double RARE = 0.03;

  /// Fewer records have no usual values that others could stray from.
  private static final int FEW = 8;

  /// Robust z-score of an outlier; Iglewicz and Hoaglin, "How to Detect and Handle Outliers"
  /// (1993).
  private static final double OUTLIER = 3.5;

  private static final int MOST_EXTREMES = 8;

  /// Of so few records each is news.
  private static final int A_FEW_RECORDS = 60;

  private static final double NEWS = 0.4;

  /// Names nested deeper do not make another shape.
  private static final int MAX_STRUCTURE = 6;

  /// So many records that stray most are shown with all that headers say for them.
  private static final int SAMPLES = 3;

  private static final double STRANGEST = 0.97;
  private static final int LONGEST_SAMPLE = 4_000;

  /// An object with more members on a line of their own is a map: its members are alike.
  private static final int MANY_MEMBERS = 60;

  /// Of more records with the same rare value, the first few stand for the others.
  private static final int CROWD = 24;

  private static final int OF_A_CROWD = 8;

  private static final double RARE_VALUE = 0.85;
  private static final double USUAL_RARE_VALUE = 0.3;
  private static final double FAR_VALUE = 0.85;
  private static final double EXTREME = 0.5;
  private static final double STEP = 0.6;
  private static final double FAILURE = 0.5;

  /// A record that one which fails refers to.
  private static final double LINKED = 0.45;

  private static final int LONGEST_MESSAGE = 400;

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
        for (Block item : items.items()) {
          block(item, item instanceof Block.Inline inline ? masked(inline.node()) : name);
        }
      }
      case Block.Values values -> values(values);
      case Block.Table table -> table(table);
      case Block.Embedded embedded -> block(embedded.inner(), name);
    }
  }

  /// Items that differ in digits only are alike.
  private static String masked(Json node) {
    return node.raw().replaceAll("\\d+", "0");
  }

  private void values(Block.Values block) {
    Field field = new Field("", block.node().items());
    int same = shape("values " + block.from());
    Arrays.fill(shape, block.from(), block.to(), same);
    double[] strange = new double[field.values.length];
    if (strange.length >= FEW) {
      rare(field, strange);
      numbers(field, strange, true);
    }
    for (int i = 0; i < strange.length; i++) {
      int unit = block.from() + Math.min(i / block.step(), block.to() - block.from() - 1);
      surprise[unit] = Math.max(surprise[unit], strange[i]);
    }
    for (int unit = block.from(); unit < block.to(); unit++) {
      if (surprise[unit] >= EXTREME) {
        shape[unit] = shape("unit " + unit);
      }
    }
  }

  private void table(Block.Table table) {
    boolean derived = false;
    for (int s = 0; s < table.shapes().size(); s++) {
      List<Column> columns = table.shapes().get(s).columns();
      List<Field> fields = Field.of(columns, table.rows(s));
      records(fields, table.units(s), table.from() + "/" + s);
      derived |= columns.stream().anyMatch(Signals::derived);
    }
    for (int unit : Links.follow(table, u -> severity[u] > 0 && surprise[u] >= NEWS)) {
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
    int n = own.size();
    double[] strange = new double[n];
    double[] failing = new double[n];
    String[] kinds = new String[n];
    Arrays.fill(kinds, sort);
    int extremes = 0;
    if (n >= FEW) {
      add(strange, 0, EXTREME);
      add(strange, n - 1, EXTREME);
    }
    int kindFields = 0;
    for (Field field : fields) {
      if (n >= FEW) {
        rare(field, strange);
        boolean ends = field.numeric() && !field.category() && !field.monotone();
        numbers(field, strange, ends && extremes++ < MOST_EXTREMES);
      }
      failures(field, failing);
      if (field.counts.isEmpty()) {
        structures(field, kinds);
      }
      if (field.category() && field.counts.size() <= 6 && kindFields++ < 2) {
        for (int i = 0; i < n; i++) {
          kinds[i] += "/" + field.values[i].text();
        }
      }
    }
    for (int i = 0; i < n; i++) {
      int unit = own.get(i);
      surprise[unit] = n <= A_FEW_RECORDS ? Math.max(strange[i], NEWS) : strange[i];
      severity[unit] = failing[i];
      boolean news = strange[i] >= EXTREME || n <= A_FEW_RECORDS;
      shape[unit] = news ? shape("unit " + unit) : shape(kinds[i]);
    }
  }

  /// Records whose inner objects have other names are of another shape.
  private static void structures(Field field, String[] kinds) {
    for (int i = 0; i < kinds.length; i++) {
      if (!field.values[i].scalar()) {
        kinds[i] += "/" + structure(field.values[i], 0);
      }
    }
  }

  private static int structure(Json value, int depth) {
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

  /// Adds a reason to those there are: two weak ones make a stronger one, none makes it certain.
  private static void add(double[] reasons, int at, double reason) {
    reasons[at] = 1 - (1 - reasons[at]) * (1 - reason);
  }

  private static void rare(Field field, double[] strange) {
    int n = field.values.length;
    int most = Math.max(1, (int) (RARE * n));
    if (field.category()) {
      Map<String, Integer> met = new HashMap<>();
      for (int i = 0; i < n; i++) {
        String value = field.values[i].missing() ? "" : field.values[i].raw();
        int holders = field.counts.getOrDefault(value, n);
        if (holders <= most) {
          int before = met.getOrDefault(value, 0);
          met.put(value, before + 1);
          boolean news = holders <= CROWD || before < OF_A_CROWD;
          add(strange, i, news ? RARE_VALUE : USUAL_RARE_VALUE);
        }
      }
    } else if (Math.min(field.present, n - field.present) <= most) {
      boolean presentIsRare = field.present <= most;
      for (int i = 0; i < n; i++) {
        if (field.values[i].absent() != presentIsRare) {
          add(strange, i, RARE_VALUE);
        }
      }
    }
  }

  private static void numbers(Field field, double[] strange, boolean ends) {
    if (field.sorted.length < FEW || field.monotone()) {
      return;
    }
    double middle = field.middle();
    double bound = OUTLIER * scale(field);
    for (int i = 0; i < strange.length; i++) {
      if (bound > 0 && Math.abs(field.numbers[i] - middle) > bound) {
        add(strange, i, FAR_VALUE);
      }
    }
    if (ends) {
      add(strange, field.least(), EXTREME);
      add(strange, field.greatest(), EXTREME);
    }
    for (int i : Steps.in(field.numbers, field.present == field.values.length)) {
      add(strange, i, STEP);
    }
  }

  /// The usual distance from the middle. A long tail is no set of outliers: there the standard
  /// deviation is the measure, not the spread of the many.
  private static double scale(Field field) {
    double middle = field.middle();
    double spread = field.spread();
    long far =
        Arrays.stream(field.sorted).filter(x -> Math.abs(x - middle) > OUTLIER * spread).count();
    if (spread > 0 && far <= Math.max(1, RARE * field.sorted.length)) {
      return spread;
    }
    double mean = Arrays.stream(field.sorted).average().orElse(0);
    double squares = Arrays.stream(field.sorted).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / field.sorted.length);
  }

  private static void failures(Field field, double[] failing) {
    for (int i = 0; i < failing.length; i++) {
      if (field.values[i] instanceof Json.Text text
          && text.weight() <= LONGEST_MESSAGE
          && Failures.named(text.value())) {
        failing[i] = Math.max(failing[i], FAILURE);
      }
    }
  }
}
