package io.headroom.compress.yaml;

import io.headroom.compress.yaml.Entry.Kind;
import io.headroom.text.Lines;
import io.headroom.text.Work;
import java.util.ArrayDeque;
import java.util.Deque;

/// Reads the block structure off the indentation, in one pass. Lines that are no entry, those of
/// block scalars and of values that go on, belong to the entry above; so do entries nested deeper
/// than [#MOST_DEPTH].
final class Reader {
  /// Levels told apart; it bounds every recursion over them.
  static final int MOST_DEPTH = 60;

  private final Lines lines;
  private final Deque<Entry> open = new ArrayDeque<>();
  private final Entry root = new Entry(Kind.ROOT, "", "", -1, 0);
  private int verbatim = Integer.MAX_VALUE;

  private Reader(Lines lines) {
    this.lines = lines;
  }

  static Entry read(Lines lines, Work work) {
    Reader reader = new Reader(lines);
    reader.open.push(reader.root);
    for (int line = 0; line < lines.count(); line++) {
      if (line % 4096 == 0) {
        work.at(line, lines.count());
      }
      reader.line(line);
    }
    while (!reader.open.isEmpty()) {
      reader.close();
    }
    return reader.root;
  }

  private void line(int line) {
    String text = lines.line(line);
    int indent = 0;
    while (indent < text.length() && text.charAt(indent) == ' ') {
      indent++;
    }
    if (indent == text.length()) {
      return;
    }
    if (indent > verbatim) {
      extend(line);
      return;
    }
    verbatim = Integer.MAX_VALUE;
    if (text.equals("---") || text.startsWith("--- ") || text.equals("...")) {
      closeTo(root);
      if (!text.equals("...")) {
        if (root.children.stream().noneMatch(child -> child.kind == Kind.DOCUMENT)) {
          first();
        }
        push(new Entry(Kind.DOCUMENT, "", "", -1, line));
      }
      extend(line);
    } else if (text.charAt(indent) == '#') {
      comment(line, indent);
    } else {
      entries(text, indent, line);
    }
  }

  /// What stands before the first mark is a document as well, unless there are but comments.
  private void first() {
    if (root.children.stream().anyMatch(child -> child.kind != Kind.COMMENT)) {
      Entry document = new Entry(Kind.DOCUMENT, "", "", -1, root.children.getFirst().line);
      document.children.addAll(root.children);
      document.end = root.children.getLast().end;
      root.children.clear();
      root.children.add(document);
    }
  }

  private void comment(int line, int indent) {
    while (open.peek() != root && open.element().column >= indent) {
      close();
    }
    Entry parent = open.element();
    Entry last = parent.children.isEmpty() ? null : parent.children.getLast();
    if (last != null && last.kind == Kind.COMMENT && last.end == line) {
      last.end = line + 1;
    } else {
      parent.children.add(new Entry(Kind.COMMENT, "#", "", indent, line));
    }
    extend(line);
  }

  private void entries(String text, int indent, int line) {
    int at = indent;
    boolean any = false;
    while (at < text.length() && text.charAt(at) == '-' && blank(text, at + 1)) {
      int dash = at;
      do {
        at++;
      } while (at < text.length() && text.charAt(at) == ' ');
      boolean plain = Keys.end(text, at) < 0 && !text.startsWith("- ", at);
      String value = plain ? text.substring(Math.min(at, text.length())).strip() : "";
      any |= entry(new Entry(Kind.ITEM, "-", value, dash, line), text, dash + 1);
    }
    int colon = Keys.end(text, at);
    if (colon > 0) {
      String value = text.substring(colon + 1).strip();
      any |=
          entry(new Entry(Kind.KEY, text.substring(at, colon), value, at, line), text, colon + 1);
    }
    if (!any) {
      extend(line);
    }
  }

  /// Opens an entry under the one it is deeper than; not if that one has a value already.
  private boolean entry(Entry entry, String text, int after) {
    while (open.peek() != root && !holds(open.element(), entry)) {
      close();
    }
    Entry parent = open.element();
    if (parent.line != entry.line && Keys.scalar(parent.value) || open.size() > MOST_DEPTH) {
      open.element().end = Math.max(open.element().end, entry.line + 1);
      return true;
    }
    push(entry);
    if (Keys.block(text.substring(after).strip())) {
      verbatim = entry.column;
    }
    return true;
  }

  private static boolean holds(Entry parent, Entry child) {
    return parent.column < child.column
        || parent.column == child.column && parent.kind == Kind.KEY && child.kind == Kind.ITEM;
  }

  private static boolean blank(String text, int at) {
    return at >= text.length() || text.charAt(at) == ' ';
  }

  private void push(Entry entry) {
    open.element().children.add(entry);
    open.push(entry);
  }

  private void extend(int line) {
    open.element().end = Math.max(open.element().end, line + 1);
  }

  private void close() {
    Entry closed = open.pop();
    Entry parent = open.peek();
    if (parent != null) {
      parent.end = Math.max(parent.end, closed.end);
    }
  }

  private void closeTo(Entry entry) {
    while (open.peek() != entry) {
      close();
    }
  }
}
