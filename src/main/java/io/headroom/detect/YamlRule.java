package io.headroom.detect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// YAML, by walking its block structure: keys and items that nest by indentation, no key twice in
/// one mapping. A flat list of `key: value` is YAML only where `---` says so; forms, headers of
/// mails and reports look the same.
final class YamlRule implements Rule {
  private static final double LEAST = 0.95;
  private static final int LEAST_KEYS = 3;

  @Override
  public Claim judge(Sample sample) {
    Walk walk = new Walk();
    int head = sample.head().size();
    boolean doubled = false;
    for (int i = 0; i < sample.lines().size(); i++) {
      walk.line(sample.lines().get(i));
      doubled |= walk.doubled && i < head; // beyond, what lies between lines of one mapping is cut
    }
    boolean structured =
        walk.nested > 0 && (walk.items > 0 || walk.deepest > 1) || walk.documents > 0;
    boolean yaml =
        structured
            && walk.keys >= LEAST_KEYS
            && !doubled
            && walk.fitting >= LEAST * sample.filled().size();
    return yaml
        ? new Claim(
            ContentKind.YAML, 0.94, walk.keys + " keys and " + walk.items + " items that nest")
        : Claim.NONE;
  }

  private static final class Walk {
    private final Deque<Level> levels = new ArrayDeque<>();
    private int fitting;
    private int keys;
    private int items;
    private int nested;
    private int deepest;
    private int documents;
    private boolean doubled;
    private int verbatim = Integer.MAX_VALUE; // deeper lines are text of a block scalar
    private boolean open; // the last line may go on in a deeper one

    private record Level(int indent, Set<String> keys) {}

    void line(String line) {
      int indent = 0;
      while (indent < line.length() && line.charAt(indent) == ' ') {
        indent++;
      }
      if (indent == line.length()) {
        return;
      }
      if (indent > verbatim) {
        fitting++;
        return;
      }
      verbatim = Integer.MAX_VALUE;
      if (line.equals("---") || line.startsWith("--- ") || line.equals("...")) {
        documents++;
        levels.clear();
        fitting++;
      } else if (line.charAt(indent) == '#') {
        fitting++;
      } else {
        entry(line, indent);
      }
    }

    private void entry(String line, int indent) {
      int at = indent;
      boolean item = false;
      while (line.startsWith("- ", at) || line.length() == at + 1 && line.charAt(at) == '-') {
        item = true;
        at = Math.min(at + 2, line.length());
        while (at < line.length() && line.charAt(at) == ' ') {
          at++;
        }
        drop(at);
      }
      items += item ? 1 : 0;
      int colon = keyEnd(line, at);
      if (colon > 0) {
        key(line.substring(at, colon), at, item);
        String value = line.substring(colon + 1).strip();
        open = !value.isEmpty();
        if (value.startsWith("|") || value.startsWith(">")) {
          verbatim = at;
        }
        fitting++;
      } else if (item) {
        open = true;
        fitting++;
      } else if (open && !levels.isEmpty() && indent > levels.getLast().indent()) {
        fitting++; // a scalar or a flow collection that goes on
      }
    }

    private void key(String key, int indent, boolean item) {
      while (!levels.isEmpty() && levels.getLast().indent() > indent) {
        levels.removeLast();
      }
      if (levels.isEmpty() || levels.getLast().indent() < indent) {
        nested += levels.isEmpty() && !item ? 0 : 1;
        levels.addLast(new Level(indent, new HashSet<>()));
        deepest = Math.max(deepest, levels.size());
      }
      doubled |= !levels.getLast().keys().add(key);
      keys++;
    }

    /// A new item begins a new mapping.
    private void drop(int indent) {
      while (!levels.isEmpty() && levels.getLast().indent() >= indent) {
        levels.removeLast();
      }
    }

    /// Offset of the colon behind a key: one word or a quoted string, then a blank or nothing.
    private static int keyEnd(String line, int from) {
      if (from >= line.length()) {
        return -1;
      }
      char quote = line.charAt(from);
      int at = from;
      if (quote == '"' || quote == '\'') {
        at = line.indexOf(quote, from + 1) + 1;
      } else {
        while (at < line.length() && isKeyPart(line, at, at == from)) {
          at++;
        }
      }
      boolean colon = at > from && at < line.length() && line.charAt(at) == ':';
      return colon && (at + 1 == line.length() || line.charAt(at + 1) == ' ') ? at : -1;
    }

    /// A key begins like a name; in it colons and brackets may follow, as in `k:{"name":"web"}`.
    private static boolean isKeyPart(String line, int at, boolean first) {
      char c = line.charAt(at);
      if (c == ':') {
        return !first && at + 1 < line.length() && line.charAt(at + 1) != ' ';
      }
      return c > ' '
          && (!first
              || Character.isLetterOrDigit(c)
              || c == '_'
              || c == '-'
              || c == '.'
              || c == '/'
              || c == '$');
    }
  }
}
