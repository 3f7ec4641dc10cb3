package io.headroom.compress.prose;

import io.headroom.compress.prose.Block.Kind;
import io.headroom.text.Fences;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the blocks of plain text and Markdown: headings, paragraphs, list items, code, tables.
/// Every line is in exactly one block. Follows CommonMark 0.31 where it says what a block is, and
/// takes underlined and numbered titles of plain text for headings as well.
final class Blocks {
  private static final int MAX_HEADING = 120;
  private static final int LONGEST_RULE = 200;

  /// Words a line of a set-in paragraph has on average, and the share of signs it may have.
  private static final int LEAST_WORDS = 6;

  private static final double MOST_SIGNS = 0.02;

  /// From so many lines, with this share of them that stand alone, each does.
  private static final int LEAST_ALONE = 3;

  private static final double MOST_ALONE = 0.5;

  /// A longer word is one of a script without blanks, or is broken itself.
  private static final int LONGEST_WORD = 16;

  private final Lines lines;
  private final Map<Integer, Integer> foreign;
  private final List<Block> blocks = new ArrayList<>();

  private Blocks(Lines lines, Map<Integer, Integer> foreign) {
    this.lines = lines;
    this.foreign = foreign;
  }

  /// The blocks of a text.
  ///
  /// @param foreign by first line the line after the last of what is no text
  static List<Block> of(Lines lines, Map<Integer, Integer> foreign) {
    Blocks blocks = new Blocks(lines, foreign);
    int at = 0;
    while (at < lines.count()) {
      at = blocks.next(at);
    }
    return blocks.blocks;
  }

  /// Adds the block that begins with a line.
  private int next(int at) {
    String line = lines.line(at).stripTrailing();
    String body = line.stripLeading();
    int end = at + 1;
    Kind kind;
    Integer elsewhere = foreign.get(at);
    if (elsewhere != null) {
      kind = Kind.FOREIGN;
      end = elsewhere;
    } else if (body.isEmpty() || rule(body)) {
      kind = Kind.BLANK;
    } else if (Fences.opens(lines, at)) {
      kind = Kind.CODE;
      end = Fences.end(lines, at);
    } else if (heading(body)) {
      kind = Kind.HEADING;
    } else if (underlined(at, body)) {
      kind = Kind.HEADING;
      end = at + 2;
    } else if (body.charAt(0) == '|') {
      kind = Kind.TABLE;
      end = take(end, l -> l.stripLeading().startsWith("|"));
    } else if (indent(line) >= 4 && (at == 0 || lines.line(at - 1).isBlank())) {
      end = take(end, l -> indent(l) >= 4 && !l.isBlank());
      kind = reads(at, end) ? Kind.PARAGRAPH : Kind.CODE;
    } else if (item(body)) {
      kind = Kind.ITEM;
      int indent = indent(line);
      end = take(end, l -> !l.isBlank() && indent(l) > indent && !item(l.stripLeading()));
    } else {
      end = afterParagraph(end);
      kind = wrapped(at, end) ? Kind.PARAGRAPH : Kind.LINES;
    }
    blocks.add(new Block(kind, at, end));
    return end;
  }

  /// Whether indented lines are sentences that were set in, as licences and standards have them,
  /// and no code: words in rows, hardly a sign that sentences do not have.
  private boolean reads(int from, int to) {
    int words = 0;
    int signs = 0;
    int length = 0;
    for (int i = from; i < to; i++) {
      String body = lines.line(i).strip();
      length += body.length();
      boolean inWord = false;
      for (int c = 0; c < body.length(); c++) {
        boolean letter = Character.isLetter(body.charAt(c));
        words += letter && !inWord ? 1 : 0;
        inWord = letter;
        signs += "{}[]=<>$|\\@#;`_&~+*".indexOf(body.charAt(c)) >= 0 ? 1 : 0;
      }
    }
    return words >= LEAST_WORDS * (to - from) && signs <= MOST_SIGNS * length;
  }

  /// Whether lines go on in the next ones because the page ends, or end as sentences do. Lines that
  /// do neither, after which the word that follows would have gone in, stand alone.
  private boolean wrapped(int from, int to) {
    int width = 0;
    for (int i = from; i < to; i++) {
      width = Math.max(width, lines.line(i).stripTrailing().length());
    }
    int alone = 0;
    for (int i = from; i + 1 < to; i++) {
      String line = lines.line(i).stripTrailing();
      String next = firstWord(lines.line(i + 1));
      boolean room = next.length() < width - line.length() - 1;
      boolean ends = ".!?:。！？".indexOf(line.charAt(line.length() - 1)) >= 0;
      boolean goesOn = next.chars().allMatch(Character::isLowerCase);
      alone += room && !ends && !goesOn ? 1 : 0;
    }
    return to - from < LEAST_ALONE || alone < MOST_ALONE * (to - from - 1);
  }

  private static String firstWord(String line) {
    String body = line.strip();
    int end = body.indexOf(' ');
    return body.substring(0, Math.min(end < 0 ? body.length() : end, LONGEST_WORD));
  }

  private interface Test {
    boolean of(String line);
  }

  private int take(int from, Test test) {
    int end = from;
    while (end < lines.count() && !foreign.containsKey(end) && test.of(lines.line(end))) {
      end++;
    }
    return end;
  }

  private int afterParagraph(int from) {
    int end = from;
    while (end < lines.count()) {
      String body = lines.line(end).strip();
      if (body.isEmpty()
          || foreign.containsKey(end)
          || heading(body)
          || Fences.opens(lines, end)
          || item(body)
          || body.charAt(0) == '|'
          || rule(body)
          || underlined(end, body)) {
        break;
      }
      end++;
    }
    return end;
  }

  private static boolean heading(String body) {
    int level = 0;
    while (level < body.length() && body.charAt(level) == '#') {
      level++;
    }
    return level >= 1 && level <= 6 && (level == body.length() || body.charAt(level) == ' ');
  }

  /// A short line over a line of `=` or `-` (CommonMark), or of another mark that is about as long
  /// (reStructuredText).
  private boolean underlined(int at, String title) {
    if (at + 1 >= lines.count()
        || title.length() > MAX_HEADING
        || (at > 0 && !lines.line(at - 1).isBlank())
        || title.chars().noneMatch(Character::isLetterOrDigit)) {
      return false;
    }
    String under = lines.line(at + 1).strip();
    if (under.length() < 3 || "=-~^*#+".indexOf(under.charAt(0)) < 0) {
      return false;
    }
    char mark = under.charAt(0);
    boolean fits = mark == '=' || mark == '-' || Math.abs(under.length() - title.length()) <= 2;
    return fits && under.chars().allMatch(c -> c == mark);
  }

  /// A thematic break (CommonMark 4.1), or a line of `=` as plain text has it: one mark, repeated.
  /// It separates, and says nothing itself.
  private static boolean rule(String body) {
    if (body.length() < 3 || body.length() > LONGEST_RULE || "-*_=".indexOf(body.charAt(0)) < 0) {
      return false;
    }
    return body.chars().allMatch(c -> c == body.charAt(0) || c == ' ');
  }

  private static boolean item(String body) {
    char first = body.isEmpty() ? ' ' : body.charAt(0);
    if (first == '-' || first == '*' || first == '+' || first == '•') {
      return body.length() > 1 && body.charAt(1) == ' ';
    }
    int digits = 0;
    while (digits < body.length() && digits < 9 && Character.isDigit(body.charAt(digits))) {
      digits++;
    }
    return digits > 0
        && digits + 1 < body.length()
        && (body.charAt(digits) == '.' || body.charAt(digits) == ')')
        && body.charAt(digits + 1) == ' ';
  }

  private static int indent(String line) {
    int width = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ' ') {
        width++;
      } else if (c == '\t') {
        width += 4 - width % 4;
      } else {
        return width;
      }
    }
    return width;
  }
}
