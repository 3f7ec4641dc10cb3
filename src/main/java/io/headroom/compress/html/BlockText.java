package io.headroom.compress.html;

import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The text of the block being read, white space collapsed as a browser does, with its links and
/// its place in the source.
final class BlockText {
  private static final String CELL = " | ";

  private final StringBuilder text = new StringBuilder();
  private final List<Link> links = new ArrayList<>();
  private boolean space; // a blank is due before the next word
  private int start = Integer.MAX_VALUE;
  private int end;
  private int cells;
  private int afterCell = -1; // length of the text when the last cell began
  private int afterLink = -1; // and when the last link ended
  private @Nullable String target; // of the link that is open
  private int linkStart;
  private boolean raised;

  boolean isEmpty() {
    return text.isEmpty();
  }

  boolean isBlank() {
    return text.chars().allMatch(c -> c <= ' ' || c == '|');
  }

  boolean inLink() {
    return target != null;
  }

  boolean endsWithBreak() {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
  }

  /// Adds words as the page writes them.
  ///
  /// @param verbatim whether white space counts
  void append(TextNode words, boolean verbatim) {
    String whole = words.getWholeText();
    int before = text.length();
    if (verbatim) {
      text.append(before == 0 && whole.startsWith("\n") ? whole.substring(1) : whole);
    } else {
      collapse(whole);
    }
    if (text.length() > before) {
      place(Tags.range(words));
    }
  }

  /// Adds a word that stands for something else at its place.
  void append(String word, Span source) {
    collapse(word);
    place(source);
  }

  private void place(Span source) {
    if (source.length() > 0) {
      start = Math.min(start, source.start());
      end = Math.max(end, source.end());
    }
  }

  private void collapse(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c <= ' ' || c == '\u00A0' || c > 0x1FFF && Character.isWhitespace(c)) {
        space = true;
      } else if (c != '\u00AD'
          && (c < '\u200B' || c > '\u200D' || c == '\u200D')
          && c != '\uFEFF') {
        word(c);
      }
    }
  }

  private void word(char c) {
    if (space && !text.isEmpty() && text.charAt(text.length() - 1) > ' ') {
      boolean opens = target != null && linkStart == text.length();
      text.append(' ');
      linkStart += opens ? 1 : 0;
    }
    if (raised
        && Character.isLetterOrDigit(c)
        && !space
        && !text.isEmpty()
        && Character.isLetterOrDigit(text.charAt(text.length() - 1))) {
      text.append('^');
    }
    raised = false;
    space = false;
    text.append(c);
  }

  /// A blank, if words follow.
  void space() {
    space = true;
  }

  void lineBreak() {
    if (!text.isEmpty()) {
      text.append('\n');
      space = false;
    }
  }

  /// A power is not a digit more; a footnote mark is none.
  void raise(Element sup) {
    raised = sup.selectFirst("a") == null;
  }

  /// Begins the next cell of a row.
  ///
  /// @param aligned whether cells stand under titles, so that empty ones count
  void cell(boolean aligned) {
    boolean empty = text.isEmpty() || text.length() == afterCell;
    if (cells++ > 0 && (aligned || !empty)) {
      text.append(CELL);
      afterCell = text.length();
    }
    space = false;
  }

  void openLink(String address) {
    closeLink();
    space |= text.length() == afterLink; // links that a style sheet sets apart
    target = address;
    linkStart = text.length();
  }

  void closeLink() {
    if (target != null && text.length() > linkStart) {
      Link link = new Link(linkStart, text.length(), target);
      if (says(linkStart) || !link.inPage()) {
        links.add(link);
        afterLink = text.length();
      } else {
        text.setLength(linkStart); // the sign beside a heading that links to it
      }
    }
    target = null;
  }

  private boolean says(int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Drops a link in square brackets at the end: what can be done with a heading, not what it says.
  void dropLinkInBrackets() {
    closeLink();
    int end = text.toString().stripTrailing().length();
    int start = text.lastIndexOf("[");
    if (start > 0 && end > 0 && text.charAt(end - 1) == ']' && !links.isEmpty()) {
      if (links.getLast().start() > start) {
        text.setLength(start);
        links.removeIf(link -> link.start() >= start);
      }
    }
  }

  /// The block read so far. A link that is still open goes on in the next.
  Block take(Block.Kind kind, int level, String mark) {
    String open = target;
    closeLink();
    int length = text.length();
    while (length > 0 && text.charAt(length - 1) <= ' ') {
      length--;
    }
    List<Link> inside = new ArrayList<>();
    for (Link link : links) {
      if (link.start() < length) {
        inside.add(new Link(link.start(), Math.min(length, link.end()), link.target()));
      }
    }
    Span source = start < end ? new Span(start, end) : new Span(0, 0);
    Block block = new Block(kind, level, mark, text.substring(0, length), source, inside);
    clear();
    target = open;
    return block;
  }

  void clear() {
    text.setLength(0);
    links.clear();
    start = Integer.MAX_VALUE;
    end = 0;
    cells = 0;
    afterCell = -1;
    afterLink = -1;
    space = false;
    raised = false;
    linkStart = 0;
  }
}
