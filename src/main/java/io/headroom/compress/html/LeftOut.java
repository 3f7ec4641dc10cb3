package io.headroom.compress.html;

import io.headroom.compress.html.Page.Sums;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/// The blocks that are left out of a page for what they are there for, and a count of the parts
/// they were in.
final class LeftOut {
  private final Page page;
  private final boolean[] out; // by block
  private final Map<Part, Integer> parts = new EnumMap<>(Part.class);
  private int links;

  LeftOut(Page page) {
    this.page = page;
    this.out = new boolean[page.blocks().size()];
  }

  /// Leaves out an element with all that is still in it; nothing happens if there is nothing.
  ///
  /// @return whether there was anything
  boolean element(int element, Part part) {
    return blocks(page.firstBlock()[element], page.endBlock()[element], part);
  }

  /// Leaves out a range of blocks as one part.
  boolean blocks(int from, int to, Part part) {
    boolean any = false;
    for (int b = from; b < to; b++) {
      if (!out[b]) {
        any = true;
        out[b] = true;
        links += page.blocks().get(b).links().size();
      }
    }
    if (any) {
      count(part, 1);
    }
    return any;
  }

  void count(Part part, int count) {
    if (count > 0) {
      parts.merge(part, count, Integer::sum);
    }
  }

  boolean has(int block) {
    return out[block];
  }

  int blocks() {
    int count = 0;
    for (boolean one : out) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /// Sums over what is still there.
  Sums rest() {
    return new Sums(page, out);
  }

  /// What was left out, in one line; empty if nothing was.
  String line() {
    if (parts.isEmpty()) {
      return "";
    }
    StringJoiner line = new StringJoiner(", ", "[page parts left out: ", "]");
    parts.forEach((part, count) -> line.add(part.counted(count)));
    if (links > 0) {
      line.add(links + (links == 1 ? " link" : " links") + " with them");
    }
    return line.toString();
  }
}
