package io.headroom.compress.xml;

import io.headroom.text.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the elements of an XML document in one pass, without a stack of calls. Declarations,
/// comments and processing instructions are passed over; entities are left as they are spelled, so
/// that none can grow. Elements nested deeper than [#MOST_DEPTH] are text of those around them.
final class Scanner {
  /// Depth below which elements are told apart; it bounds every recursion over them.
  static final int MOST_DEPTH = 60;

  private final String source;
  private final Work work;
  private final Deque<String> deep = new ArrayDeque<>();
  private int at;
  private int depth;
  private @Nullable Element root;
  private @Nullable Element current;

  private Scanner(String source, Work work) {
    this.source = source;
    this.work = work;
  }

  /// The root element, or empty if the text is not well-formed.
  static Optional<Element> scan(String source, Work work) {
    Scanner scanner = new Scanner(source, work);
    return scanner.document() ? Optional.ofNullable(scanner.root) : Optional.empty();
  }

  private boolean document() {
    at = source.startsWith("\uFEFF") ? 1 : 0;
    int steps = 0;
    while (at < source.length()) {
      if (++steps % 4096 == 0) {
        work.at(at, source.length());
      }
      boolean read = source.charAt(at) == '<' ? markup() : text();
      if (!read) {
        return false;
      }
    }
    return root != null && current == null && deep.isEmpty();
  }

  private boolean text() {
    int next = source.indexOf('<', at);
    int end = next < 0 ? source.length() : next;
    int filled = at;
    while (filled < end && source.charAt(filled) <= ' ') {
      filled++;
    }
    boolean blank = filled == end;
    at = end;
    if (current == null) {
      return blank;
    }
    current.text |= !blank;
    return true;
  }

  private boolean markup() {
    if (source.startsWith("<!--", at)) {
      return skip("-->", 4);
    }
    if (source.startsWith("<![CDATA[", at)) {
      if (current == null) {
        return false;
      }
      current.text = true;
      return skip("]]>", 9);
    }
    if (source.startsWith("<?", at)) {
      return skip("?>", 2);
    }
    if (source.startsWith("<!", at)) {
      return declaration();
    }
    return source.startsWith("</", at) ? endTag() : startTag();
  }

  private boolean skip(String end, int from) {
    int found = source.indexOf(end, at + from);
    at = found < 0 ? source.length() : found + end.length();
    return found >= 0;
  }

  /// `<!DOCTYPE …>` with the declarations between its brackets.
  private boolean declaration() {
    if (root != null) {
      return false;
    }
    int brackets = 0;
    for (int i = at + 2; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '"' || c == '\'') {
        i = source.indexOf(c, i + 1);
        if (i < 0) {
          return false;
        }
      } else if (source.startsWith("<!--", i)) {
        i = source.indexOf("-->", i + 4);
        if (i < 0) {
          return false;
        }
        i += 2;
      } else if (c == '[') {
        brackets++;
      } else if (c == ']') {
        brackets--;
      } else if (c == '>' && brackets <= 0) {
        at = i + 1;
        return true;
      }
    }
    return false;
  }

  private boolean endTag() {
    int nameEnd = nameEnd(at + 2);
    int close = blanks(nameEnd);
    if (current == null || close >= source.length() || source.charAt(close) != '>') {
      return false;
    }
    String open = deep.isEmpty() ? current.name : deep.pop();
    if (open.length() != nameEnd - at - 2 || !source.startsWith(open, at + 2)) {
      return false;
    }
    if (depth-- <= MOST_DEPTH) {
      current.closed(at, close + 1);
      current = current.parent;
    }
    at = close + 1;
    return true;
  }

  private boolean startTag() {
    int start = at;
    int nameEnd = nameEnd(at + 1);
    if (nameEnd == at + 1 || current == null && root != null) {
      return false;
    }
    String name = source.substring(at + 1, nameEnd);
    Element element = new Element(source, name, start, current);
    at = nameEnd;
    while (true) {
      int next = blanks(at);
      if (next >= source.length()) {
        return false;
      }
      char c = source.charAt(next);
      if (c == '>') {
        at = next + 1;
        return opened(element, false);
      }
      if (c == '/' && source.startsWith("/>", next)) {
        at = next + 2;
        return opened(element, true);
      }
      if (next == at || !attribute(element, next)) {
        return false;
      }
    }
  }

  private boolean attribute(Element element, int start) {
    int nameEnd = nameEnd(start);
    int equals = blanks(nameEnd);
    if (nameEnd == start || equals >= source.length() || source.charAt(equals) != '=') {
      return false;
    }
    int quote = blanks(equals + 1);
    if (quote >= source.length() || source.charAt(quote) != '"' && source.charAt(quote) != '\'') {
      return false;
    }
    int end = source.indexOf(source.charAt(quote), quote + 1);
    if (end < 0) {
      return false;
    }
    String name = source.substring(start, nameEnd);
    element.attributes.add(new Element.Attribute(name, quote + 1, end));
    at = end + 1;
    return true;
  }

  private boolean opened(Element element, boolean empty) {
    element.open = at;
    boolean told = depth < MOST_DEPTH;
    if (told) {
      if (current != null) {
        current.children.add(element);
      } else {
        root = element;
      }
    } else if (current != null) {
      current.text = true;
    }
    if (empty) {
      element.closed(at, at);
    } else {
      depth++;
      if (told) {
        current = element;
      } else {
        deep.push(element.name);
      }
    }
    return true;
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < source.length() && namePart(source.charAt(i), i == from)) {
      i++;
    }
    return i;
  }

  private static boolean namePart(char c, boolean first) {
    if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':') {
      return true;
    }
    return c >= 0x80 || !first && (c >= '0' && c <= '9' || c == '-' || c == '.');
  }

  private int blanks(int from) {
    int i = from;
    while (i < source.length() && source.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }
}
