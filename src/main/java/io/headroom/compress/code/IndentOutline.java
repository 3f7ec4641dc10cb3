package io.headroom.compress.code;

import io.headroom.compress.code.Item.Kind;
import io.headroom.text.Chars;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes items of a program no grammar can read, by its indentation: lines that stand deeper than
/// the line before them are its body, and a closing line at its own depth belongs to it.
final class IndentOutline {
  private static final int TAB = 4;
  private static final int DEEPEST = 100;

  /// Lines that go on with what stands above them at the same depth.
  private static final Pattern GOES_ON =
      Pattern.compile("[{})\\]].*|(?:end|fi|done|esac|else|elif|elsif|then|do|endif)\\b.{0,40}");

  /// What holds declarations and not statements.
  private static final Set<String> TYPES =
      Set.of(
          "class",
          "struct",
          "interface",
          "trait",
          "impl",
          "module",
          "namespace",
          "enum",
          "object",
          "extension",
          "protocol",
          "package",
          "union",
          "actor",
          "mixin");

  /// Heads of functions wherever they stand.
  private static final Pattern FUNCTION =
      Pattern.compile(
          "^[\\w:.-]+\\s*\\(\\)\\s*\\{?$|\\b(?:function|def|defp|fn|func|fun|sub|proc)\\s+[\\w$]");

  private static final Pattern CALLED = Pattern.compile("([\\p{L}_$][\\w$:.?!]*)\\s*\\(");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\w$]*");

  private final Lines lines;
  private final String comment;
  private int next;

  private IndentOutline(Lines lines, String comment) {
    this.lines = lines;
    this.comment = comment;
  }

  /// Items at the top of a program.
  ///
  /// @param comment what begins a comment to the end of the line
  static List<Item> of(Lines lines, String comment) {
    return new IndentOutline(lines, comment).items(0, lines.count(), -1, false, 0);
  }

  /// Whether a line looks like the head of a function.
  static boolean hasFunctions(Lines lines) {
    for (int i = 0; i < lines.count(); i++) {
      if (FUNCTION.matcher(lines.line(i).strip()).find()) {
        return true;
      }
    }
    return false;
  }

  private List<Item> items(int from, int to, int parent, boolean body, int depth) {
    List<Item> items = new ArrayList<>();
    int line = from;
    while (line < to) {
      if (isBlank(line)) {
        line++;
        continue;
      }
      int end = end(line, to);
      items.add(item(line, end, parent, body, depth, end < to && !isBlank(end)));
      line = end;
    }
    return items;
  }

  /// The line after the item that begins on a line.
  private int end(int line, int to) {
    int indent = indent(line);
    boolean comments = isComment(line);
    int end = line + 1;
    int filled = end;
    while (end < to) {
      if (isBlank(end)) {
        if (comments) {
          break;
        }
      } else {
        boolean belongs =
            comments
                ? isComment(end)
                : indent(end) > indent || indent(end) == indent && goesOn(end);
        if (!belongs) {
          break;
        }
        filled = end + 1;
      }
      end++;
    }
    return filled;
  }

  private Item item(int line, int end, int parent, boolean body, int depth, boolean adjoined) {
    int number = next++;
    int start = lines.start(line) + leading(line);
    int last = lines.end(end - 1);
    if (isComment(line)) {
      Kind kind = adjoined ? Kind.DOC : Kind.COMMENT;
      List<Hole> holes =
          Comments.rest(lines.text(), start, last)
              .map(rest -> List.of(Comments.hole(rest, next++, number)))
              .orElse(List.of());
      return new Item(number, parent, kind, "", start, last, holes);
    }
    String head = lines.line(line).strip();
    boolean type = holdsTypes(head);
    boolean function = FUNCTION.matcher(head).find();
    List<Hole> holes = depth < DEEPEST ? holes(line, end, number, !type, depth) : List.of();
    boolean declares = !holes.isEmpty() && (!body || function || type);
    if (body && !declares && holes.stream().noneMatch(IndentOutline::declares)) {
      holes = List.of(); // a statement is shown or left out as a whole
      next = number + 1;
    }
    return new Item(
        number,
        parent,
        declares ? Kind.DECLARATION : body ? Kind.STATEMENT : Kind.MEMBER,
        declares ? name(head) : "",
        start,
        last,
        holes);
  }

  /// Runs of deeper lines, each a hole.
  private List<Hole> holes(int line, int end, int number, boolean body, int depth) {
    List<Hole> holes = new ArrayList<>();
    int indent = indent(line);
    int at = line + 1;
    while (at < end) {
      if (isBlank(at) || indent(at) <= indent) {
        at++;
        continue;
      }
      int to = at;
      int filled = at;
      while (to < end && (isBlank(to) || indent(to) > indent)) {
        to++;
        filled = isBlank(to - 1) ? filled : to;
      }
      List<Item> items = items(at, filled, number, body, depth + 1);
      holes.add(
          new Hole(
              body ? Hole.Kind.BODY : Hole.Kind.MEMBERS,
              items.getFirst().start(),
              items.getLast().end(),
              items));
      at = to;
    }
    return holes;
  }

  private static boolean declares(Hole hole) {
    return hole.items().stream()
        .anyMatch(
            item -> item.declares() || item.holes().stream().anyMatch(IndentOutline::declares));
  }

  private static boolean holdsTypes(String head) {
    Matcher words = WORD.matcher(head);
    for (int i = 0; i < 4 && words.find(); i++) {
      if (TYPES.contains(head.substring(words.start(), words.end()))) {
        return true;
      }
    }
    return false;
  }

  /// The word before the first bracket, else the last word.
  private static String name(String head) {
    Matcher called = CALLED.matcher(head);
    if (called.find()) {
      return head.substring(called.start(1), called.end(1));
    }
    String name = "";
    Matcher words = WORD.matcher(head);
    while (words.find()) {
      name = head.substring(words.start(), words.end());
    }
    return name;
  }

  private boolean isComment(int line) {
    return lines.text().startsWith(comment, lines.start(line) + leading(line));
  }

  private boolean goesOn(int line) {
    return GOES_ON.matcher(lines.line(line).strip()).matches();
  }

  private boolean isBlank(int line) {
    return leading(line) == lines.end(line) - lines.start(line);
  }

  private int leading(int line) {
    int at = lines.start(line);
    while (at < lines.end(line) && Chars.isWhitespace(lines.text().charAt(at))) {
      at++;
    }
    return at - lines.start(line);
  }

  private int indent(int line) {
    int indent = 0;
    for (int i = lines.start(line); i < lines.start(line) + leading(line); i++) {
      indent += lines.text().charAt(i) == '\t' ? TAB - indent % TAB : 1;
    }
    return indent;
  }
}
