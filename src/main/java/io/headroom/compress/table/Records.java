package io.headroom.compress.table;

import io.headroom.select.rows.Field;
import io.headroom.select.rows.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The records of an outline as rows: what stands at the margin under one key again and again, and
/// the named lines right below as its fields.
final class Records {
  private static final int LEAST = 8;
  private static final Cell HOLE = new Cell("");

  private final String key;
  private final List<Integer> heads = new ArrayList<>();
  private final Map<String, Value[]> fields = new LinkedHashMap<>();

  /// Reads the records of an outline, if it has any.
  Records(List<Entry> entries) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.depth() == 1 && entries.get(entry.parent()).depth() == 0) {
        counts.merge(entries.get(entry.parent()).key(), 1, Integer::sum);
      }
    }
    key =
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    int[] record = new int[entries.size()];
    Arrays.fill(record, -1);
    for (int i = 0; i < record.length; i++) {
      Entry entry = entries.get(i);
      if (entry.depth() == 0 && entry.key().equals(key)) {
        record[i] = heads.size();
        heads.add(i);
      }
    }
    if (heads.size() < LEAST) {
      heads.clear();
      return;
    }
    for (Entry entry : entries) {
      int own = entry.depth() == 1 ? record[entry.parent()] : -1;
      if (own >= 0 && entry.named()) {
        Value[] values = fields.computeIfAbsent(entry.key(), _ -> holes());
        values[own] = values[own].missing() ? new Cell(entry.value()) : values[own];
      }
    }
  }

  private Value[] holes() {
    Value[] values = new Value[heads.size()];
    Arrays.fill(values, HOLE);
    return values;
  }

  /// How many records there are, 0 if the outline is no list of records.
  int count() {
    return heads.size();
  }

  /// What opens a record.
  String key() {
    return key;
  }

  /// The fields of the records.
  List<Field> fields() {
    List<Field> all = new ArrayList<>();
    fields.forEach((name, values) -> all.add(new Field(name, values)));
    return all;
  }
}
