package io.headroom.compress.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sorts records by the names they have, so that each sort gets a header of its own.
///
/// @param shapes the headers, the commonest first
/// @param of which of them each record has
record Shapes(List<Shape> shapes, int[] of) {
  /// More headers than this are no table.
  private static final int MOST = 12;

  /// Sorts whose names overlap that much share a header, with empty cells.
  private static final double OVERLAP = 0.7;

  /// Finds headers for records.
  ///
  /// @param rows at least two records
  /// @return the headers, or empty if the records have too little in common
  static Optional<Shapes> of(List<Json.Obj> rows) {
    Map<Set<String>, Integer> counts = new LinkedHashMap<>();
    List<Set<String>> names = new ArrayList<>(rows.size());
    Map<List<String>, Set<String>> known = new java.util.HashMap<>();
    for (Json.Obj row : rows) {
      Set<String> own =
          known.computeIfAbsent(List.of(row.names()), list -> new LinkedHashSet<>(list));
      names.add(own);
      counts.merge(own, 1, Integer::sum);
    }
    List<Set<String>> common = new ArrayList<>(counts.keySet());
    common.sort(Comparator.comparingInt((Set<String> s) -> counts.getOrDefault(s, 0)).reversed());
    List<Set<String>> heads = new ArrayList<>();
    Map<Set<String>, Integer> headOf = new java.util.HashMap<>();
    for (Set<String> set : common) {
      headOf.put(set, join(set, heads));
      if (heads.size() > MOST) {
        break;
      }
    }
    boolean sorted = heads.size() <= MOST && rows.size() >= heads.size() * 3;
    if (heads.size() == 1 || !sorted) {
      return Shape.alike(rows)
          ? Optional.of(new Shapes(List.of(Shape.of(rows)), new int[rows.size()]))
          : Optional.empty();
    }
    int[] of = new int[rows.size()];
    List<List<Json.Obj>> groups = new ArrayList<>();
    heads.forEach(_ -> groups.add(new ArrayList<>()));
    for (int i = 0; i < of.length; i++) {
      of[i] = headOf.getOrDefault(names.get(i), 0);
      groups.get(of[i]).add(rows.get(i));
    }
    return Optional.of(new Shapes(groups.stream().map(Shape::of).toList(), of));
  }

  private static int join(Set<String> set, List<Set<String>> heads) {
    for (int h = 0; h < heads.size(); h++) {
      Set<String> all = new LinkedHashSet<>(heads.get(h));
      int before = all.size();
      all.addAll(set);
      int shared = before + set.size() - all.size();
      if (shared >= OVERLAP * all.size()) {
        heads.set(h, all);
        return h;
      }
    }
    heads.add(set);
    return heads.size() - 1;
  }
}
