package io.headroom.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Finds all of some words in one reading of a text (Aho and Corasick, 1975), whatever the case of
/// their ASCII letters. As a table: one step for each character, so that a text without any of the
/// words costs next to nothing.
final class Automaton {
  private static final int ASCII = 128;

  /// Characters that are copied in one go, which is faster than asking a string for each.
  private static final int PART = 4096;

  /// Which column of the table a character has; 0 for those in none of the words.
  private final byte[] columns = new byte[ASCII];

  /// Where to go from a row by a column; rows by the place they begin at.
  private final char[] next;

  /// By row: numbers of the words that end there, longest first.
  private final int[][] ending;

  private final int width;

  /// The first row where a word ends; all rows behind it are such, too.
  private final int firstEnding;

  Automaton(List<String> words) {
    int used = 1;
    String all = String.join("", words);
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      if (columns[c] == 0) {
        columns[c] = (byte) used;
        columns[Character.toUpperCase(c)] = (byte) used;
        used++;
      }
    }
    this.width = used;
    List<int[]> rows = new ArrayList<>(List.of(new int[used]));
    List<List<Integer>> ends = new ArrayList<>(List.of(new ArrayList<>()));
    for (int i = 0; i < words.size(); i++) {
      int at = 0;
      for (int k = 0; k < words.get(i).length(); k++) {
        int column = columns[words.get(i).charAt(k)];
        if (rows.get(at)[column] == 0) {
          rows.get(at)[column] = rows.size();
          rows.add(new int[used]);
          ends.add(new ArrayList<>());
        }
        at = rows.get(at)[column];
      }
      ends.get(at).add(i);
    }
    fall(rows, ends);
    int[] order = quietFirst(ends);
    this.firstEnding = used * (int) ends.stream().filter(List::isEmpty).count();
    this.next = new char[Math.toIntExact(rows.size() * (long) used)];
    this.ending = new int[rows.size()][];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < used; column++) {
        next[order[row] * used + column] = (char) (order[rows.get(row)[column]] * used);
      }
      ending[order[row]] = ends.get(row).stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /// Is told of a word.
  interface Hit {
    void at(int word, int end);
  }

  /// Reads a text; words are told by where they end, longer ones first.
  void read(String text, Hit hit) {
    char[] part = new char[Math.min(text.length(), PART)];
    int row = 0;
    for (int from = 0; from < text.length(); from += PART) {
      int length = Math.min(PART, text.length() - from);
      text.getChars(from, from + length, part, 0);
      for (int i = 0; i < length; i++) {
        char c = part[i];
        row = next[row + (c < ASCII ? columns[c] : 0)];
        if (row >= firstEnding) {
          for (int word : ending[row / width]) {
            hit.at(word, from + i + 1);
          }
        }
      }
    }
  }

  /// Where a word goes on as another does not, the other is read on from the longest part of what
  /// was read that it begins with. The root is row 0, so that 0 is both "nowhere" and "to the
  /// root".
  private static void fall(List<int[]> rows, List<List<Integer>> ends) {
    int[] shorter = new int[rows.size()];
    Queue<Integer> open = new ArrayDeque<>();
    for (int child : rows.getFirst()) {
      if (child != 0) {
        open.add(child);
      }
    }
    while (!open.isEmpty()) {
      int row = open.remove();
      int[] steps = rows.get(row);
      ends.get(row).addAll(ends.get(shorter[row]));
      for (int column = 0; column < steps.length; column++) {
        int fallen = rows.get(shorter[row])[column];
        if (steps[column] == 0) {
          steps[column] = fallen;
        } else {
          shorter[steps[column]] = fallen;
          open.add(steps[column]);
        }
      }
    }
  }

  /// New numbers of the rows: those where nothing ends before the others, the root first.
  private static int[] quietFirst(List<List<Integer>> ends) {
    int[] order = new int[ends.size()];
    int number = 0;
    for (boolean quiet : new boolean[] {true, false}) {
      for (int row = 0; row < order.length; row++) {
        if (ends.get(row).isEmpty() == quiet) {
          order[row] = number++;
        }
      }
    }
    return order;
  }
}
