package io.headroom.compress.table;

import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads which line stands under which: by indentation, by the branches of a drawn tree, and where
/// neither tells, by records: a line that comes again and again with others between opens one.
final class Outliner {
  /// What the trunks and branches of a tree are drawn with.
  private static final String BOX = "│├└─┬╰";

  private static final int LONGEST_WORD = 80; // before an equals sign without blanks around it
  private static final int LONGEST_NAME = 60;
  private static final int TAB = 8;
  private static final int MOST_WORDS = 6;
  private static final int LEAST_RECORDS = 3;

  /// Keys so frequent are in most records.
  private static final double COMMON = 0.8;

  /// Share of the lines below others, where records tell by their indentation.
  private static final double INDENTED = 0.3;

  /// Share of records that have something in them.
  private static final double FILLED = 0.8;

  private Outliner() {}

  /// The outline of some lines.
  ///
  /// @param numbers lines in order, none of them blank
  static Section.Outline read(Lines lines, int[] numbers) {
    int n = numbers.length;
    int[] indents = new int[n];
    String[][] parts = new String[n][];
    for (int i = 0; i < n; i++) {
      String line = lines.line(numbers[i]);
      int at = branch(line);
      indents[i] = width(line, at);
      parts[i] = parts(line.substring(at).stripTrailing());
    }
    head(indents, parts).ifPresent(key -> nest(indents, parts, key));
    List<Entry> entries = new ArrayList<>(n);
    int[] above = new int[n]; // entries the one at hand stands under, outermost first
    int depth = 0;
    for (int i = 0; i < n; i++) {
      while (depth > 0 && indents[above[depth - 1]] >= indents[i]) {
        depth--;
      }
      int parent = depth == 0 ? -1 : above[depth - 1];
      entries.add(
          new Entry(numbers[i], depth, parent, parts[i][0], parts[i][1], parts[i].length > 2));
      above[depth++] = i;
    }
    return new Section.Outline(List.copyOf(entries));
  }

  /// Whether a line has a name and a value, parted by a sign.
  static boolean isNamed(String line) {
    return parts(line.strip()).length > 2;
  }

  /// Whether some lines are records with indented lines in them.
  static boolean hasRecords(Lines lines, int[] numbers) {
    int n = numbers.length;
    int[] indents = new int[n];
    String[][] parts = new String[n][];
    int indented = 0;
    for (int i = 0; i < n; i++) {
      String line = lines.line(numbers[i]);
      indents[i] = Character.isWhitespace(line.charAt(0)) ? 1 : 0;
      indented += indents[i];
      parts[i] = parts(line.strip());
    }
    return indented >= INDENTED * n && indented < n && head(indents, parts).isPresent();
  }

  private static int width(String line, int to) {
    int width = 0;
    for (int i = 0; i < to; i++) {
      width += line.charAt(i) == '\t' ? TAB : 1;
    }
    return width;
  }

  /// Key and value, and a third part if a sign parts them.
  private static String[] parts(String text) {
    int sign = 0;
    while (sign < text.length() && text.charAt(sign) != ':' && text.charAt(sign) != '=') {
      sign++;
    }
    if (sign > 0 && sign < text.length()) {
      boolean spaced = sign + 1 == text.length() || isBlank(text.charAt(sign + 1));
      if (text.charAt(sign) == '=' && sign <= LONGEST_WORD && isWord(text, sign)) {
        if (!spaced || sign + 1 == text.length()) {
          return new String[] {text.substring(0, sign), text.substring(sign + 1), "="};
        }
      }
      String key = text.substring(0, sign).stripTrailing();
      if (spaced
          && !key.isEmpty()
          && key.length() <= LONGEST_NAME
          && !isBlank(key.charAt(0))
          && isShort(key)) {
        return new String[] {key, text.substring(sign + 1).stripLeading(), ":"};
      }
    }
    int blank = text.indexOf(' ');
    return blank < 0
        ? new String[] {text, ""}
        : new String[] {text.substring(0, blank), text.substring(blank).strip()};
  }

  private static boolean isShort(String key) {
    int words = 1;
    for (int i = key.indexOf(' '); i >= 0; i = key.indexOf(' ', i + 1)) {
      words++;
    }
    return words <= MOST_WORDS;
  }

  private static boolean isWord(String text, int to) {
    for (int i = 0; i < to; i++) {
      char c = text.charAt(i);
      boolean plain = c < 128 && Character.isLetterOrDigit(c);
      if (!plain && c != '_' && c != '.' && c != '-' && c != '/') {
        return false;
      }
    }
    return true;
  }

  /// The offset behind white space and what draws the branch of a tree.
  private static int branch(String line) {
    int at = 0;
    while (at < line.length() && (isBlank(line.charAt(at)) || BOX.indexOf(line.charAt(at)) >= 0)) {
      at++;
    }
    int sign = at;
    while (sign < line.length() && (line.charAt(sign) == '|' || isBlank(line.charAt(sign)))) {
      sign++;
    }
    if (sign > at && line.charAt(sign - 1) == '|') {
      sign--; // it may be the branch's own
    }
    if (sign == line.length() || "+\\`|".indexOf(line.charAt(sign)) < 0) {
      return at;
    }
    int end = sign + 1;
    while (end < line.length() && line.charAt(end) == '-') {
      end++;
    }
    int dashes = end - sign - 1;
    boolean branch = dashes >= 1 && dashes <= 3 && end < line.length() && line.charAt(end) == ' ';
    return branch ? end + 1 : at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /// The key that opens records: the first of those at the margin that are about as frequent as
  /// any, if nearly each of its lines has others behind it.
  private static Optional<String> head(int[] indents, String[][] parts) {
    int margin = Integer.MAX_VALUE;
    for (int indent : indents) {
      margin = Math.min(margin, indent);
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < indents.length; i++) {
      if (indents[i] == margin) {
        counts.merge(parts[i][0], 1, Integer::sum);
      }
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most < LEAST_RECORDS) {
      return Optional.empty();
    }
    String key =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= COMMON * most)
            .findFirst()
            .orElseThrow()
            .getKey();
    int filled = 0;
    for (int i = 0; i + 1 < indents.length; i++) {
      boolean head = indents[i] == margin && parts[i][0].equals(key);
      boolean next = indents[i + 1] == margin && parts[i + 1][0].equals(key);
      filled += head && !next ? 1 : 0;
    }
    return filled >= FILLED * counts.getOrDefault(key, 0) ? Optional.of(key) : Optional.empty();
  }

  /// Moves what follows a head below it.
  private static void nest(int[] indents, String[][] parts, String key) {
    int margin = Integer.MAX_VALUE;
    for (int indent : indents) {
      margin = Math.min(margin, indent);
    }
    boolean inside = false;
    for (int i = 0; i < indents.length; i++) {
      boolean head = indents[i] == margin && parts[i][0].equals(key);
      inside |= head;
      indents[i] += inside && !head ? 1 : 0;
    }
  }
}
