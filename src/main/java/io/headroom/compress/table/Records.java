package io.headroom.compress.table;

import io.headroom.select.rows.Field;
import io.headroom.select.rows.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The records of an outline as rows: what stands at the margin under one key again and again, and
/// the named lines right below as its fields.
final class Records {
  private static final int LEAST = 8;
  private static final int LONGEST_NAME = 60; // on average

  /// A name as long says little: a hash, a signature.
  private static final int OPAQUE = 24;

  /// Share of the records that have a value of their own, where it is a name.
  private static final double TELLING = 0.8;

  private static final Cell HOLE = new Cell("");

  private final String key;
  private final List<Integer> heads = new ArrayList<>();
  private final Value @Nullable [] names;
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
      names = null;
      return;
    }
    for (Entry entry : entries) {
      int own = entry.depth() == 1 ? record[entry.parent()] : -1;
      if (own >= 0 && entry.named()) {
        Value[] values = fields.computeIfAbsent(entry.key(), _ -> holes());
        values[own] = values[own].missing() ? new Cell(entry.value()) : values[own];
      }
    }
    names = names(entries);
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

  /// Index of the first entry of a record.
  int head(int record) {
    return heads.get(record);
  }

  /// What opens a record.
  String key() {
    return key;
  }

  /// The fields that most records have.
  List<Field> fields() {
    List<Field> all = new ArrayList<>();
    fields.forEach((name, values) -> {
      Field field = new Field(name, values);
      if (2 * field.present() > count()) {
        all.add(field);
      }
    });
    return all;
  }

  /// What a record is called: the first value that tells it from the others.
  ///
  /// @param entry index of an entry
  /// @return the name, or an empty string if the entry does not open a record
  String name(int entry) {
    int record = Collections.binarySearch(heads, entry);
    return record < 0 || names == null ? "" : names[record].raw();
  }

  private Value @Nullable [] names(List<Entry> entries) {
    Value[] own = heads.stream().map(i -> new Cell(entries.get(i).value())).toArray(Value[]::new);
    Value[] texts = texts(entries);
    if (telling(own) && (own[0].weight() < OPAQUE || !telling(texts))) {
      return own;
    }
    if (telling(own)) {
      return texts;
    }
    return fields.values().stream().filter(Records::telling).findFirst().orElse(null);
  }

  /// The first line of each record that has no name, as the subject of a commit.
  private Value[] texts(List<Entry> entries) {
    Value[] texts = holes();
    for (int r = 0; r < texts.length; r++) {
      int end = r + 1 < texts.length ? heads.get(r + 1) : entries.size();
      for (int i = heads.get(r) + 1; i < end && texts[r].missing(); i++) {
        Entry entry = entries.get(i);
        if (!entry.named()) {
          texts[r] = new Cell((entry.key() + " " + entry.value()).strip());
        }
      }
    }
    return texts;
  }

  private static boolean telling(Value[] values) {
    Set<Value> different = new HashSet<>();
    int there = 0;
    int length = 0;
    for (Value value : values) {
      there += value.missing() ? 0 : 1;
      length += value.weight();
      different.add(value);
    }
    return there > TELLING * values.length
        && different.size() > TELLING * values.length
        && length <= LONGEST_NAME * values.length;
  }
}
