package io.headroom.compress.log;

import io.headroom.text.Masking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the templates behind lines, online: the Drain algorithm (He, Zhu, Zheng, Lyu: "Drain: An
/// Online Log Parsing Approach with Fixed Depth Tree", ICWS 2017) on words only. Positions that
/// hold values take no part in the tree and the similarity, so that lines of many values are not
/// alike for their values' sake.
final class Templates {
  /// Share of equal words from which a line is of a template; measured on the LogHub sets.
  private static final double SIMILAR = 0.7;

  private static final int DEPTH = 4;

  /// Children of a tree node beyond which words of that position are taken for values.
  private static final int MOST_CHILDREN = 100;

  /// Templates of a leaf a line is compared with, the newest first; bounds the work per line.
  private static final int MOST_COMPARED = 24;

  private static final int MOST_TOKENS = 96;

  /// Templates beyond which a text is no log; its lines are told apart by their length only.
  private static final int MOST_TEMPLATES = 30_000;

  /// Word sequences that are remembered, so that most lines need no search.
  private static final int MOST_REMEMBERED = 200_000;

  private final Node root = new Node();
  private final List<long[]> templates = new ArrayList<>();
  private final Map<Long, Integer> exact = new HashMap<>();
  private final Map<Integer, Integer> overflow = new HashMap<>();
  private final long[] tokens = new long[MOST_TOKENS];
  private boolean seen;

  /// The template of a line.
  ///
  /// @param s a line
  /// @param from where its message begins
  /// @param to where it ends
  /// @return number of the template, from 0 in order of first occurrence
  int of(String s, int from, int to) {
    int count = Masking.words(s, from, to, tokens);
    long hash = count;
    for (int i = 0; i < count; i++) {
      hash = Long.rotateLeft(hash ^ tokens[i], 23) * 0x9E3779B97F4A7C15L;
    }
    Integer known = exact.get(hash);
    seen = known != null;
    if (known != null) {
      return known;
    }
    int template = match(count);
    if (exact.size() < MOST_REMEMBERED) {
      exact.put(hash, template);
    }
    return template;
  }

  /// Whether the last line had exactly the words of an earlier one.
  boolean seen() {
    return seen;
  }

  /// Number of templates found.
  int count() {
    return templates.size();
  }

  private int match(int count) {
    if (templates.size() >= MOST_TEMPLATES) {
      return overflow.computeIfAbsent(count, _ -> add(new long[0]));
    }
    Node node = root.child(count);
    int depth = 0;
    for (int i = 0; i < count && depth < DEPTH; i++) {
      if (tokens[i] != Masking.VALUE) {
        node = node.child(tokens[i]);
        depth++;
      }
    }
    List<Integer> leaf = node.leaf;
    int best = -1;
    double most = 0;
    for (int i = leaf.size() - 1; i >= Math.max(0, leaf.size() - MOST_COMPARED); i--) {
      double similar = similarity(templates.get(leaf.get(i)), count);
      if (similar > most) {
        most = similar;
        best = leaf.get(i);
      }
    }
    if (most >= SIMILAR) {
      generalise(templates.get(best), count);
      return best;
    }
    int added = add(Arrays.copyOf(tokens, count));
    leaf.add(added);
    return added;
  }

  private int add(long[] template) {
    templates.add(template);
    return templates.size() - 1;
  }

  /// Share of equal words among the positions that hold a word on either side.
  private double similarity(long[] template, int count) {
    int words = 0;
    int equal = 0;
    for (int i = 0; i < count; i++) {
      if (template[i] != Masking.VALUE || tokens[i] != Masking.VALUE) {
        words++;
        equal += template[i] == tokens[i] ? 1 : 0;
      }
    }
    return words == 0 ? 1 : (double) equal / words;
  }

  private void generalise(long[] template, int count) {
    for (int i = 0; i < count; i++) {
      if (template[i] != tokens[i]) {
        template[i] = Masking.VALUE;
      }
    }
  }

  private static final class Node {
    private final Map<Long, Node> children = new HashMap<>(4);
    private final List<Integer> leaf = new ArrayList<>(2);

    Node child(long key) {
      Node child = children.get(key);
      if (child == null) {
        long open = children.size() < MOST_CHILDREN || key < MOST_TOKENS ? key : Masking.VALUE;
        child = children.computeIfAbsent(open, _ -> new Node());
      }
      return child;
    }
  }
}
