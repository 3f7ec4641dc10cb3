package io.headroom.compress.html;

import io.headroom.compress.html.Block.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How blocks look in Markdown.
final class Markdown {
  /// An address longer than this costs more than it tells; it is one retrieval away.
  private static final int LONGEST_ADDRESS = 100;

  /// Links with the same words from which on these are common.
  private static final int COMMON = 4;

  private Markdown() {}

  /// What stands before a block's text.
  static String opening(Block block) {
    return switch (block.kind()) {
      case HEADING -> "#".repeat(block.level()) + " ";
      case ITEM -> "  ".repeat(block.level() - 1) + block.mark() + " ";
      case QUOTE -> "> ";
      case CODE -> "```" + block.mark() + "\n";
      case IMAGE -> "![";
      case FORM -> "[form: ";
      case PARAGRAPH, ROW, COLUMNS, CAPTION -> "";
    };
  }

  /// What stands behind it.
  static String closing(Block block) {
    return switch (block.kind()) {
      case CODE -> "\n```";
      case IMAGE, FORM -> "]";
      case COLUMNS -> "\n---" + "|---".repeat(block.text().split(" \\| ", -1).length - 1);
      case HEADING, ITEM, QUOTE, PARAGRAPH, ROW, CAPTION -> "";
    };
  }

  /// White space between two blocks that stand side by side.
  static String between(Block before, Block after) {
    boolean rows = row(before) && row(after);
    boolean items = before.kind() == Kind.ITEM && after.kind() == Kind.ITEM;
    return rows || items ? "\n" : "\n\n";
  }

  private static boolean row(Block block) {
    return block.kind() == Kind.ROW || block.kind() == Kind.COLUMNS;
  }

  /// The text of a block with the addresses of those links that are most of it: where they lead is
  /// then what the block says.
  ///
  /// @param common words that so many links have that they tell nothing of where one leads
  static String withLinks(Block block, Set<String> common) {
    StringBuilder text = new StringBuilder(block.text());
    for (Link link : block.links().reversed()) {
      if (tells(link, block) && !common.contains(words(link, block))) {
        text.insert(link.end(), "](" + link.target() + ")").insert(link.start(), '[');
      }
    }
    return text.toString();
  }

  /// The words of links that many links of a page have: "reply", "source", "more".
  static Set<String> common(List<Block> blocks) {
    Map<String, Integer> counts = new HashMap<>();
    for (Block block : blocks) {
      block.links().forEach(link -> counts.merge(words(link, block), 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < COMMON);
    return counts.keySet();
  }

  private static String words(Link link, Block block) {
    return block.text().substring(link.start(), link.end());
  }

  private static boolean tells(Link link, Block block) {
    String target = link.target();
    return !target.isEmpty()
        && !link.inPage()
        && target.length() <= LONGEST_ADDRESS
        && !target.regionMatches(true, 0, "javascript:", 0, "javascript:".length())
        && (block.kind() == Kind.ROW
            ? link.equals(block.links().getFirst())
            : 2 * link.length() >= block.text().length());
  }
}
