package io.headroom.compress.html;

import io.headroom.text.Span;
import java.util.List;

/// A piece of text that a browser sets on lines of its own.
///
/// @param kind what it is
/// @param level rank of a heading, 1 to 6; depth of a list item, from 1; else 0
/// @param mark what introduces it in Markdown: `1.` of an ordered item, the language of code
/// @param text its words, entities decoded, white space collapsed except in code
/// @param source from its first to its last character in the page's source
/// @param links the links in the text, in order
record Block(Kind kind, int level, String mark, String text, Span source, List<Link> links) {
  enum Kind {
    HEADING,
    PARAGRAPH,
    QUOTE,
    ITEM,
    CODE,
    /// Cells of a table, with ` | ` between them.
    ROW,
    /// A row of column titles.
    COLUMNS,
    /// The caption of a figure or table.
    CAPTION,
    /// What an image shows, by its alternative text.
    IMAGE,
    /// The fields of a form.
    FORM
  }

  private static final int FULL_SENTENCE = 100;
  private static final int SHORT_SENTENCE = 40;
  private static final int ITEM_TEXT = 25;

  /// Characters of the text that lead to other pages.
  int linked() {
    int linked = 0;
    for (Link link : links) {
      linked += link.inPage() && kind == Kind.HEADING ? 0 : link.length();
    }
    return linked;
  }

  /// Whether it is text rather than links.
  boolean free() {
    return 2 * linked() <= text.length();
  }

  /// How many characters of running text this is: what an article consists of and a menu has none
  /// of. Scripts that are written without spaces say in one character what others say in three.
  int prose() {
    if (!free()) {
      return 0;
    }
    int wide = (int) text.chars().filter(c -> c >= 0x2E80 && c < 0xFB00).count();
    int size = text.length() - linked() + 2 * wide;
    return switch (kind) {
      case PARAGRAPH, QUOTE ->
          size >= FULL_SENTENCE || size >= SHORT_SENTENCE && endsSentence() ? size : size / 4;
      case ITEM ->
          size >= FULL_SENTENCE || endsSentence() ? size : size >= ITEM_TEXT ? size / 2 : 0;
      case CODE, ROW, COLUMNS -> size / 2;
      case HEADING, CAPTION, IMAGE, FORM -> 0;
    };
  }

  /// Whether it reads as a sentence or several.
  boolean sentence() {
    return (kind == Kind.PARAGRAPH || kind == Kind.QUOTE || kind == Kind.ITEM)
        && prose() >= SHORT_SENTENCE
        && (endsSentence() || text.length() >= FULL_SENTENCE);
  }

  /// Whether it is a few words that make no sentence.
  boolean label() {
    return text.length() < FULL_SENTENCE && !endsSentence();
  }

  private boolean endsSentence() {
    for (int i = text.length() - 1; i >= 0; i--) {
      int type = Character.getType(text.charAt(i));
      if (".!?…:;。！？؟।".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
      if (type != Character.END_PUNCTUATION
          && type != Character.FINAL_QUOTE_PUNCTUATION
          && text.charAt(i) != '"'
          && text.charAt(i) != '\''
          && text.charAt(i) != ' ') {
        return false;
      }
    }
    return false;
  }
}
