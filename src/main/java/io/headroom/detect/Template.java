package io.headroom.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/// What a line has in common with others of its sort: how it begins, once what varies is masked.
final class Template {
  /// So many lines with one template are no accident.
  static final int OFTEN = 3;

  private static final int WORDS = 3;
  private static final int LONG = 8; // a line of signs so long repeats by no accident

  private Template() {}

  /// How often each template occurs among lines.
  static Map<String, Integer> count(List<String> lines) {
    Map<String, Integer> templates = new HashMap<>();
    for (String line : lines) {
      templates.merge(of(line), 1, Integer::sum);
    }
    return templates;
  }

  /// The first words of a line, each that is not made of letters alone as `*`; the line itself
  /// where it is made of signs; empty for a line that does not say anything, such as data.
  static String of(String line) {
    StringBuilder template = new StringBuilder();
    StringTokenizer words = new StringTokenizer(line);
    boolean literal = false;
    for (int i = 0; i < WORDS && words.hasMoreTokens(); ) {
      String word = words.nextToken();
      boolean letters = isWord(word);
      literal |= letters;
      // Scripts without blanks have several words in a row.
      i += letters && Character.isIdeographic(word.codePointAt(0)) ? 1 + word.length() / 3 : 1;
      template.append(letters ? word : "*").append(' ');
    }
    if (literal) {
      return template.toString();
    }
    boolean signs = line.length() >= LONG && line.chars().noneMatch(Character::isLetterOrDigit);
    return signs ? line : "";
  }

  /// Letters, with brackets and marks around them; what stands in quotes is data.
  private static boolean isWord(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && !Character.isLetterOrDigit(word.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1))) {
      to--;
    }
    for (int i = from; i < to; i++) {
      char c = word.charAt(i);
      if (!Character.isLetter(c) && c != '-' && c != '\'') {
        return false;
      }
    }
    return to > from && word.indexOf('"') < 0;
  }
}
