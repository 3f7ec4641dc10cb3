package io.headroom.compress.html;

import io.headroom.compress.html.Page.Sums;

/// Where on a page text runs: paragraph after paragraph, each perhaps in a wrapper of its own, not
/// columns side by side.
final class Flow {
  private static final int LEAST_PROSE = 40;
  private static final double LARGEST = 0.6;
  private static final double MOST_LINKS = 0.4;

  private final Page page;
  private final Sums sums;
  private final byte[] known; // 0 not asked yet, 1 no, 2 yes

  Flow(Page page, Sums sums) {
    this.page = page;
    this.sums = sums;
    this.known = new byte[page.size()];
  }

  boolean in(int element) {
    if (known[element] == 0) {
      known[element] = (byte) (runs(element) ? 2 : 1);
    }
    return known[element] == 2;
  }

  private boolean runs(int element) {
    int paragraphs = 0;
    int wrappers = 0;
    int all = sums.prose(element);
    int end = page.end()[element];
    int at = page.firstBlock()[element];
    for (int c = element + 1; c < end; c = page.end()[c]) {
      paragraphs += sentences(at, page.firstBlock()[c]);
      at = page.endBlock()[c];
      int prose = sums.prose(c);
      if (prose >= LEAST_PROSE && sums.linkShare(c) < MOST_LINKS) {
        switch (page.elements().get(c).normalName()) {
          case "p", "blockquote", "pre" -> paragraphs++;
          default -> wrappers += prose <= LARGEST * all ? 1 : 0;
        }
      }
    }
    paragraphs += sentences(at, page.endBlock()[element]);
    return paragraphs >= 2 || paragraphs + wrappers >= 3;
  }

  /// Paragraphs without an element of their own, set apart by line breaks only.
  private int sentences(int from, int to) {
    int count = 0;
    for (int b = from; b < to; b++) {
      count += page.blocks().get(b).sentence() ? 1 : 0;
    }
    return count;
  }
}
