package io.headroom.compress.html;

import io.headroom.compress.html.Block.Kind;
import java.util.HashSet;
import java.util.Set;

/// Leaves out of an article, block by block, what no element sets apart: the lines around its text,
/// titles of nothing, what is said twice.
final class Trim {
  /// A line before the first paragraph that is as long as this is more than a name and a day.
  private static final int SAYS_SOMETHING = 60;

  private final Page page;
  private final LeftOut out;
  private final int from;
  private final int to;

  private Trim(Page page, LeftOut out, int from, int to) {
    this.page = page;
    this.out = out;
    this.from = from;
    this.to = to;
  }

  /// Trims the blocks of an article.
  static void leaveOut(Page page, LeftOut out, int from, int to) {
    Trim trim = new Trim(page, out, from, to);
    trim.ends();
    trim.repeats();
  }

  /// Leaves out the short lines before the first paragraph and after the last: dates, categories,
  /// labels, titles of what was left out.
  private void ends() {
    int first = from;
    while (first < to && (out.has(first) || !solid(page.blocks().get(first)))) {
      first++;
    }
    for (int b = from; b < first; b++) {
      Block block = page.blocks().get(b);
      boolean says = block.linked() == 0 && block.text().length() >= SAYS_SOMETHING;
      if (block.kind() != Kind.HEADING && !says) {
        out.blocks(b, b + 1, Part.BYLINE);
      }
    }
    int last = to - 1;
    while (last >= first && (out.has(last) || !solid(page.blocks().get(last)))) {
      last--;
    }
    out.blocks(last + 1, to, Part.FRAGMENT);
    boolean gap = false;
    int heading = -1; // a title under which nothing is left so far
    for (int b = first; b <= last; b++) {
      Block block = page.blocks().get(b);
      if (out.has(b)) {
        gap = true;
      } else if (block.kind() == Kind.IMAGE || block.kind() == Kind.FORM || credit(b)) {
        out.blocks(b, b + 1, block.kind() == Kind.FORM ? Part.FORM : Part.IMAGE);
      } else {
        if (heading >= 0
            && gap
            && block.kind() == Kind.HEADING
            && block.level() <= page.blocks().get(heading).level()) {
          out.blocks(heading, heading + 1, Part.FRAGMENT);
        }
        heading = block.kind() == Kind.HEADING ? b : -1;
        gap = false;
      }
    }
  }

  /// Whether a block is a caption that names its picture or who took it, and says no more.
  private boolean credit(int b) {
    boolean table =
        b + 1 < to
            && switch (page.blocks().get(b + 1).kind()) {
              case ROW, COLUMNS -> true;
              default -> false;
            };
    Block block = page.blocks().get(b);
    return block.kind() == Kind.CAPTION && block.label() && !table;
  }

  /// Whether a block is text of an article by itself.
  private static boolean solid(Block block) {
    return switch (block.kind()) {
      case CODE -> true;
      case ROW, COLUMNS, ITEM -> block.free();
      case PARAGRAPH, QUOTE -> block.free() && block.sentence();
      case HEADING, CAPTION, IMAGE, FORM -> false;
    };
  }

  /// Paragraphs that a page has twice in a row, for wide and for narrow windows, are said once. A
  /// single one may well stand in two places.
  private void repeats() {
    Set<String> seen = new HashSet<>();
    boolean inRepeat = false;
    int candidate = -1;
    for (int b = from; b < to; b++) {
      Block block = page.blocks().get(b);
      if (out.has(b)) {
        continue;
      }
      boolean again = block.kind() == Kind.PARAGRAPH && block.sentence() && !seen.add(block.text());
      if (again && candidate >= 0) {
        out.blocks(candidate, candidate + 1, Part.REPEAT);
      }
      if (again && (candidate >= 0 || inRepeat)) {
        out.blocks(b, b + 1, Part.REPEAT);
        inRepeat = true;
        candidate = -1;
      } else {
        inRepeat = false;
        candidate = again ? b : -1;
      }
    }
  }
}
