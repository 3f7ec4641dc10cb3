package io.headroom.compress.html;

import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Element;

/// The elements of a page in document order and the blocks of text in them. The descendants of
/// element `i` are the elements from `i + 1` to `end[i]`, its blocks those from `firstBlock[i]` to
/// `endBlock[i]`, so that whatever is asked of a subtree is the difference of two sums, however
/// deep the page is.
///
/// @param elements in document order
/// @param parent number of each element's parent, -1 for the first
/// @param end number after each element's last descendant
/// @param firstBlock number of the first block in each element
/// @param endBlock number after the last one
/// @param blocks all blocks with text in document order
/// @param hidden how many elements were passed over as invisible
record Page(
    List<Element> elements,
    int[] parent,
    int[] end,
    int[] firstBlock,
    int[] endBlock,
    List<Block> blocks,
    int hidden) {

  int size() {
    return elements.size();
  }

  /// Sums over blocks: text, linked text and running text of any subtree, those of blocks left out
  /// aside.
  static final class Sums {
    private final Page page;
    private final int[] text;
    private final int[] linked;
    private final int[] prose;

    Sums(Page page, boolean[] out) {
      int n = page.blocks.size();
      this.page = page;
      this.text = new int[n + 1];
      this.linked = new int[n + 1];
      this.prose = new int[n + 1];
      for (int b = 0; b < n; b++) {
        Block block = page.blocks.get(b);
        text[b + 1] = text[b] + (out[b] ? 0 : block.text().length());
        linked[b + 1] = linked[b] + (out[b] ? 0 : block.linked());
        prose[b + 1] = prose[b] + (out[b] ? 0 : block.prose());
      }
    }

    int text(int element) {
      return of(text, element);
    }

    int linked(int element) {
      return of(linked, element);
    }

    int prose(int element) {
      return of(prose, element);
    }

    /// Running text before an element.
    int before(int element) {
      return prose[page.firstBlock[element]];
    }

    /// Share of the text that is links, 0 to 1.
    double linkShare(int element) {
      return (double) linked(element) / Math.max(1, text(element));
    }

    private int of(int[] sums, int element) {
      return sums[page.endBlock[element]] - sums[page.firstBlock[element]];
    }
  }

  /// Marks the blocks of an element.
  void mark(boolean[] blocksOut, int element) {
    Arrays.fill(blocksOut, firstBlock[element], endBlock[element], true);
  }
}
