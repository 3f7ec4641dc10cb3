package io.headroom.compress;

import io.headroom.detect.ContentKind;
import io.headroom.detect.Detector;
import io.headroom.text.Fences;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Finds the passages of a text that are something else than text: what stands between fences, JSON
/// that begins on a line and is closed at the end of one, and runs of lines that are a log, a table
/// or another kind by themselves. Everything between is prose.
final class Passages {
  /// UTF-16 units from which a passage is worth a compressor of its own; about 500 tokens.
  private static final int WORTHWHILE = 2_000;

  /// UTF-16 units from which a block of lines shows what it is.
  private static final int TELLING = 400;

  /// UTF-16 units from which lines with a full stop behind them are a paragraph.
  private static final int PARAGRAPH = 80;

  /// Lengths of the text that brackets are followed through in vain.
  private static final long MOST = 4;

  private static final Set<ContentKind> JSON =
      EnumSet.of(ContentKind.JSON, ContentKind.CONVERSATION);

  /// What Markdown has without fences: lists read like YAML, and tags stand among the words.
  private static final Set<ContentKind> OF_TEXT =
      EnumSet.of(ContentKind.TEXT, ContentKind.YAML, ContentKind.HTML, ContentKind.BINARY);

  private final Lines lines;
  private final String text;
  private final List<Passage> found = new ArrayList<>();
  private int searched; // up to here there is no JSON worth it
  private long followed; // UTF-16 units that brackets were followed through in vain

  private Passages(Lines lines) {
    this.lines = lines;
    this.text = lines.text();
  }

  /// The passages of a text, in source order; none if all of it is text.
  static List<Passage> of(Lines lines) {
    Passages passages = new Passages(lines);
    int at = 0;
    while (at < lines.count()) {
      at = passages.next(at);
    }
    return passages.found.stream()
        .filter(p -> lines.start(p.to()) - lines.start(p.from()) >= WORTHWHILE)
        .toList();
  }

  /// The passages of a text that is a page about something of one kind, fenced at the margin: in a
  /// patch of such a page, fences have something before them.
  ///
  /// @return none if there is no fence around anything of the kind
  static List<Passage> fenced(ContentKind kind, Lines lines) {
    String text = lines.text();
    if (!text.startsWith("```") && !text.contains("\n```")) {
      return List.of();
    }
    List<Passage> passages = of(lines);
    boolean page =
        passages.stream()
            .anyMatch(p ->
                p.kind() == kind && p.opened() && text.startsWith("```", lines.start(p.from())));
    return page ? passages : List.of();
  }

  /// A text of one kind without the paragraphs of prose before and behind it.
  ///
  /// @return the passage, or none if there is no prose
  static List<Passage> amidProse(ContentKind kind, Lines lines) {
    Passages passages = new Passages(lines);
    int from = 0;
    for (int end = passages.blockEnd(from);
        end < lines.count() && passages.isParagraph(from, end);
        end = passages.blockEnd(from)) {
      from = passages.filled(end);
    }
    int to = lines.count();
    for (int start = passages.blockStart(to);
        start > from && passages.isParagraph(start, to);
        start = passages.blockStart(to)) {
      to = start;
    }
    while (to > from && passages.blank(to - 1)) {
      to--;
    }
    boolean whole = from == 0 && passages.filled(to) == lines.count();
    return whole || from >= to ? List.of() : List.of(Passage.of(kind, from, to));
  }

  /// The line after the block of lines that begins with one.
  private int blockEnd(int from) {
    int end = from;
    while (end < lines.count() && !blank(end) && (end == from || !introduces(end - 1))) {
      end++;
    }
    return end;
  }

  /// The first line of the block that ends before a line, blank lines left out.
  private int blockStart(int to) {
    int start = to;
    while (start > 0 && blank(start - 1)) {
      start--;
    }
    while (start > 0 && !blank(start - 1)) {
      start--;
    }
    return start;
  }

  private int filled(int from) {
    int at = from;
    while (at < lines.count() && blank(at)) {
      at++;
    }
    return at;
  }

  /// Whether lines are a paragraph: some sentences, the last of them ended.
  private boolean isParagraph(int from, int to) {
    String block = text.substring(lines.start(from), lines.start(to)).strip();
    return block.length() >= PARAGRAPH
        && block.length() <= WORTHWHILE
        && ".!?:".indexOf(block.charAt(block.length() - 1)) >= 0
        && Detector.isProse(block);
  }

  /// Finds what begins with a line.
  ///
  /// @return the line after it
  private int next(int at) {
    if (blank(at)) {
      return at + 1;
    }
    if (Fences.opens(lines, at)) {
      int fenced = Fences.end(lines, at);
      boolean closed = Fences.closes(lines, at, fenced - 1);
      ContentKind kind = kind(at + 1, closed ? fenced - 1 : fenced, WORTHWHILE);
      if (kind != ContentKind.TEXT) {
        found.add(new Passage(kind, at, fenced, true, closed));
      }
      return fenced;
    }
    int closed = afterJson(at);
    if (closed > at) {
      found.add(Passage.of(kind(at, closed, WORTHWHILE), at, closed));
      return closed;
    }
    int end = at + 1;
    while (end < lines.count()
        && !blank(end)
        && !introduces(end - 1)
        && !Fences.opens(lines, end)
        && afterJson(end) == end) {
      end++;
    }
    ContentKind kind = kind(at, end, TELLING);
    if (!OF_TEXT.contains(kind)) {
      add(kind, at, end);
    }
    return end;
  }

  /// Whether what follows a line is what it speaks of.
  private boolean introduces(int line) {
    int end = lines.end(line);
    return end > lines.start(line) && text.charAt(end - 1) == ':';
  }

  /// Adds a run of lines, to the one before it if nothing but blank lines part them.
  private void add(ContentKind kind, int from, int to) {
    int start = from;
    if (!found.isEmpty()) {
      Passage last = found.getLast();
      if (last.kind() == kind && !last.opened() && filled(last.to()) == from) {
        start = last.from();
        found.removeLast();
      }
    }
    found.add(Passage.of(kind, start, to));
  }

  /// Follows the brackets of what may be JSON.
  ///
  /// @return the line after the last of it, or the one it was to begin with
  private int afterJson(int at) {
    int start = lines.start(at);
    char first = text.charAt(start);
    if (first != '{' && first != '[' || start < searched || followed > MOST * text.length()) {
      return at;
    }
    int end = closing(start);
    followed += end < 0 ? text.length() - start : 0;
    int last = end < 0 ? at : lines.at(end - 1);
    boolean json =
        end - start >= WORTHWHILE
            && text.substring(end, lines.end(last)).isBlank()
            && JSON.contains(kind(at, last + 1, WORTHWHILE));
    searched = json ? searched : Math.max(end, lines.end(at));
    return json ? last + 1 : at;
  }

  /// Offset after the bracket that closes the one at an offset, or -1.
  private int closing(int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private ContentKind kind(int from, int to, int least) {
    int start = lines.start(from);
    int end = lines.start(Math.max(from, to));
    return end - start < least
        ? ContentKind.TEXT
        : Detector.detect(text.substring(start, end)).kind();
  }

  private boolean blank(int line) {
    for (int i = lines.start(line); i < lines.end(line); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
