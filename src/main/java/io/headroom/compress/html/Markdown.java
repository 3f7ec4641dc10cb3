package io.headroom.compress.html;

import io.headroom.compress.html.Block.Kind;

/// How blocks look in Markdown.
final class Markdown {
  /// An address longer than this costs more than it tells; it is one retrieval away.
  private static final int LONGEST_ADDRESS = 100;

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
  static String withLinks(Block block) {
    StringBuilder text = new StringBuilder(block.text());
    for (Link link : block.links().reversed()) {
      if (tells(link, block)) {
        text.insert(link.end(), "](" + link.target() + ")").insert(link.start(), '[');
      }
    }
    return text.toString();
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
