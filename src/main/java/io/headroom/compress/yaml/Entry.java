package io.headroom.compress.yaml;

import java.util.ArrayList;
import java.util.List;

/// A key, an item of a list, a document or a comment, with the lines that belong to it.
final class Entry {
  enum Kind {
    ROOT,
    DOCUMENT,
    KEY,
    ITEM,
    COMMENT
  }

  final Kind kind;
  final String key;

  /// What stands behind the key or the dash on its line, or nothing.
  final String value;

  /// Column of the key or the dash; -1 for the root and for documents.
  final int column;

  /// First line, from 0.
  final int line;

  /// Line after the last.
  int end;

  final List<Entry> children = new ArrayList<>(0);

  Entry(Kind kind, String key, String value, int column, int line) {
    this.kind = kind;
    this.key = key;
    this.value = value;
    this.column = column;
    this.line = line;
    this.end = line + 1;
  }

  /// How many lines it has.
  int lines() {
    return end - line;
  }

  /// Whether nothing but names stands in it, as in a record of which fields somebody set.
  boolean namesOnly() {
    int[] leaves = new int[2];
    count(leaves);
    return leaves[0] >= 6 && leaves[1] * 5 >= leaves[0] * 4;
  }

  private void count(int[] leaves) {
    if (children.isEmpty() && kind != Kind.COMMENT) {
      leaves[0]++;
      boolean empty = value.isEmpty() || value.equals("{}") || value.equals("[]");
      leaves[1] += empty && lines() == 1 ? 1 : 0;
    }
    children.forEach(child -> child.count(leaves));
  }
}
