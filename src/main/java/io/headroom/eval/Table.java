package io.headroom.eval;

import java.util.List;

/// Rows under one another: the first column to the left, numbers to the right.
final class Table {
  private Table() {}

  /// Lays rows out.
  ///
  /// @param rows as many cells each as the first one has
  /// @return lines that end in `\n`
  static String of(List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        String pad = " ".repeat(width - row.get(i).length());
        out.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
      }
      out.append('\n');
    }
    return out.toString();
  }
}
