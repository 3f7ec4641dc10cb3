package io.headroom.compress.code;

import io.headroom.text.Chars;
import io.headroom.text.Lines;
import java.util.BitSet;
import java.util.List;

/// Writes the items that are shown, in their order, and a comment with true numbers in place of
/// those that are not.
final class CodeRenderer {
  /// Hidden text this short is shown all the same: a comment in its place would take as much.
  private static final int CHEAP = 30;

  private final Listing listing;
  private final String code;
  private final Lines lines;
  private final Style style;
  private final boolean[] shown;
  private final BitSet asked;
  private final StringBuilder out = new StringBuilder();
  private final BitSet hidden = new BitSet();
  private int last = -1; // line copied last, or named last as left out
  private boolean commented; // what was written last is a comment to the end of the line

  private CodeRenderer(Listing listing, Style style, boolean[] shown, BitSet asked) {
    this.asked = asked;
    this.listing = listing;
    this.code = listing.code();
    this.lines = listing.lines();
    this.style = style;
    this.shown = shown;
  }

  /// A rendering.
  ///
  /// @param text what is shown
  /// @param hidden lines of which something is not
  record Rendering(String text, BitSet hidden) {}

  /// Writes what is shown.
  ///
  /// @param shown a flag per item
  /// @param asked lines that a question speaks of by their numbers
  static Rendering render(Listing listing, Outline outline, boolean[] shown, BitSet asked) {
    CodeRenderer renderer = new CodeRenderer(listing, outline.style(), shown, asked);
    Hole all = new Hole(Hole.Kind.MEMBERS, 0, listing.code().length(), outline.top());
    renderer.hole(all);
    return new Rendering(renderer.out.toString().stripTrailing(), renderer.hidden);
  }

  private void item(Item item) {
    int at = item.start();
    for (Hole hole : item.holes()) {
      copy(at, hole.start());
      at = hole(hole);
    }
    copy(at, item.end());
  }

  /// Writes a hole.
  ///
  /// @return offset where the text behind it goes on
  private int hole(Hole hole) {
    List<Item> items = hole.items();
    int at = hole.start();
    int i = 0;
    while (i < items.size()) {
      int end = i;
      while (end < items.size() && !shown[items.get(end).number()]) {
        end++;
      }
      if (end == i) {
        between(at, items.get(i).start(), i > 0 && !shown[items.get(i - 1).number()]);
        item(items.get(i));
        at = items.get(i).end();
        i++;
        continue;
      }
      int from = items.get(i).start();
      int to = items.get(end - 1).end();
      if (isCheap(from, to)) {
        between(at, from, false);
        copy(from, to);
      } else if (hole.kind() == Hole.Kind.PROSE) {
        hide(from, to);
        trim();
        out.append(" [+").append(lines(from, to)).append(']');
        int next = skipped(to);
        if (code.startsWith("*/", next)) {
          out.append(' ');
          return next;
        }
        return to;
      } else {
        hide(from, to);
        if (skipped(at) < from) {
          between(at, from, false); // what belongs to no item is shown
          at = from;
        }
        boolean whole = i == 0 && end == items.size();
        gap(at, items.subList(i, end), whole && hole.kind() == Hole.Kind.BODY);
        if (whole && style.block() && closes(to)) {
          out.append(' ');
          return skipped(to);
        }
      }
      at = to;
      i = end;
    }
    between(at, hole.end(), false);
    return hole.end();
  }

  private boolean isCheap(int from, int to) {
    int length = 0;
    for (int i = from; i < to && length <= CHEAP; i++) {
      length += Chars.isWhitespace(code.charAt(i)) ? 0 : 1;
    }
    return length <= CHEAP;
  }

  /// Whether what stands behind an offset, white space aside, is a closing bracket.
  private boolean closes(int at) {
    int next = skipped(at);
    return next < code.length() && "})]".indexOf(code.charAt(next)) >= 0;
  }

  private int skipped(int at) {
    int next = at;
    while (next < code.length() && Chars.isWhitespace(code.charAt(next))) {
      next++;
    }
    return next;
  }

  /// White space between two items: one line break where the original has any. What is not white
  /// space there belongs to no item, and is shown.
  private void between(int from, int to, boolean afterGap) {
    int start = skipped(from);
    if (start < to) {
      int end = to;
      while (Chars.isWhitespace(code.charAt(end - 1))) {
        end--;
      }
      between(from, start, afterGap);
      copy(start, end);
      between(end, to, false);
      return;
    }
    int newline = code.lastIndexOf('\n', to - 1);
    if (newline >= from && newline >= 0) {
      newLine();
      if (listing.isNumbered() && !afterGap) {
        emptyLines(from, newline);
      }
      copy(newline + 1, to);
    } else if (afterGap && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      if (style.block()) {
        out.append(' ');
      } else {
        newLine();
      }
    } else {
      copy(from, to);
    }
  }

  /// Between lines that count themselves, empty ones count as well.
  private void emptyLines(int from, int to) {
    for (int i = from; i < to && !out.isEmpty(); i++) {
      if (code.charAt(i) == '\n') {
        out.append('\n');
      }
    }
  }

  private void gap(int at, List<Item> items, boolean wholeBody) {
    int from = items.getFirst().start();
    String gap = style.inline(gap(items));
    String text = wholeBody && !style.empty().isEmpty() ? style.empty() + "  " + gap : gap;
    int line = lines.at(from);
    boolean alone = code.substring(lines.start(line), from).isBlank();
    if (wholeBody && style.block() && opened()) {
      trim();
      out.append(' ').append(text);
    } else if (alone) {
      newLine();
      out.append(code, lines.start(line), from).append(text);
    } else {
      if (at < from && !out.isEmpty() && !Chars.isWhitespace(out.charAt(out.length() - 1))) {
        out.append(' ');
      }
      out.append(text);
    }
    commented = !style.block();
  }

  private boolean opened() {
    int end = out.length();
    while (end > 0 && Chars.isWhitespace(out.charAt(end - 1))) {
      end--;
    }
    return end > 0 && "{([".indexOf(out.charAt(end - 1)) >= 0;
  }

  /// What is left out. Of a comment on a declaration, which stands right behind it, the number of
  /// lines says where it was.
  private String gap(List<Item> items) {
    int from = items.getFirst().start();
    int to = items.getLast().end();
    if (items.size() == 1 && items.getFirst().kind() == Item.Kind.DOC) {
      return "+" + lines(from, to);
    }
    return what(items) + range(from, to);
  }

  private String lines(int from, int to) {
    int count = count(from, to);
    return count == 1 ? "1 line" : count + " lines";
  }

  private static String what(List<Item> items) {
    int imports = 0;
    int declarations = 0;
    for (Item item : items) {
      imports += item.kind() == Item.Kind.IMPORT ? 1 : 0;
      declarations += item.declares() ? 1 : 0;
    }
    if (imports == items.size() && imports > 1) {
      return imports + " imports, ";
    }
    return declarations > 1 ? declarations + " declarations, " : "";
  }

  private String range(int from, int to) {
    int first = lines.at(from);
    last = lines.at(to - 1);
    int count = last - first + 1;
    return count == 1
        ? "line " + listing.number(first)
        : count + " lines, " + listing.number(first) + "-" + listing.number(last);
  }

  private int count(int from, int to) {
    return lines.at(to - 1) - lines.at(from) + 1;
  }

  private void hide(int from, int to) {
    hidden.set(lines.at(from), lines.at(to - 1) + 1);
  }

  private void copy(int from, int to) {
    if (from >= to) {
      return;
    }
    if (commented && code.charAt(from) != '\n' && code.charAt(from) != '\r') {
      out.append('\n');
    }
    commented = false;
    last = listing.append(out, from, to, asked, last);
  }

  private void newLine() {
    commented = false;
    trim();
    if (!out.isEmpty()) {
      out.append('\n');
    }
  }

  private void trim() {
    int end = out.length();
    while (end > 0 && Chars.isWhitespace(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
  }
}
