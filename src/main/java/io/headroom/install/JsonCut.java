package io.headroom.install;

import io.headroom.install.JsonOutline.Item;
import io.headroom.install.JsonOutline.Node;

/// Cuts an item out of a list of items with commas between them, and leaves comments where they
/// are.
final class JsonCut {
  private JsonCut() {}

  /// Cuts.
  ///
  /// @param container what holds the item
  /// @param item what goes
  /// @return the whole text without it
  static String cut(String text, Node container, Item item) {
    int index = container.items().indexOf(item);
    boolean last = index == container.items().size() - 1;
    int next = last ? container.end() - 1 : container.items().get(index + 1).start();
    int comma = comma(text, item.end(), next);
    int start = blankBefore(text, item.start());
    if (comma >= 0) {
      // Its own comma goes along; what stands before it keeps its own.
      return text.substring(0, start)
          + text.substring(item.end(), comma)
          + text.substring(comma + 1);
    }
    String rest = text.substring(item.end());
    if (index == 0) {
      return text.substring(0, start) + rest;
    }
    int before = comma(text, container.items().get(index - 1).end(), item.start());
    return text.substring(0, before) + text.substring(Math.min(before + 1, start), start) + rest;
  }

  /// The place of the comma in a gap, not counting those in comments.
  ///
  /// @return negative if there is none
  static int comma(String text, int from, int to) {
    return find(text, from, to, ',');
  }

  /// Whether there is neither a comment nor anything else but white space and a comma.
  static boolean isBlank(String text, int from, int to) {
    return text.substring(from, to).chars().allMatch(c -> Character.isWhitespace(c) || c == ',');
  }

  private static int find(String text, int from, int to, char wanted) {
    int at = from;
    while (at < to) {
      if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? to : end;
      } else if (text.startsWith("/*", at)) {
        at = text.indexOf("*/", at + 2) + 2;
      } else if (text.charAt(at) == wanted) {
        return at;
      } else {
        at++;
      }
    }
    return -1;
  }

  private static int blankBefore(String text, int offset) {
    int start = offset;
    while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }
}
