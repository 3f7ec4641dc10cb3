package io.headroom.detect;

import io.headroom.text.Chars;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// What lines have in common with others of their sort: how they begin, once what varies is masked.
/// Made when the first rule asks, whichever thread it is on.
final class Templates {
  /// So many lines with one template are no accident.
  private static final int OFTEN = 3;

  private static final int WORDS = 3;
  private static final int LONG = 8; // a line of signs so long repeats by no accident

  private final List<String> lines;
  private @Nullable Read read;

  /// Templates of lines.
  Templates(List<String> lines) {
    this.lines = lines;
  }

  /// Whether a line has the template of several.
  ///
  /// @param line its index
  boolean repeats(int line) {
    Read all = read();
    return all.counts.getOrDefault(all.templates.get(line), 0) >= OFTEN;
  }

  /// Whether a line says anything: data has no template.
  ///
  /// @param line its index
  boolean says(int line) {
    return !read().templates.get(line).isEmpty();
  }

  /// @param templates of each line
  /// @param counts how many lines have it, for each template
  private record Read(List<String> templates, Map<String, Integer> counts) {}

  private synchronized Read read() {
    if (read == null) {
      Map<String, Integer> counts = new HashMap<>();
      List<String> templates = lines.stream().map(Templates::of).toList();
      templates.forEach(template -> counts.merge(template, 1, Integer::sum));
      read = new Read(templates, counts);
    }
    return read;
  }

  /// The first words of a line, each that is not made of letters alone as `*`; the line itself
  /// where it is made of signs; empty for a line that does not say anything, such as data.
  private static String of(String line) {
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
    boolean signs = line.length() >= LONG && line.chars().noneMatch(Chars::isLetterOrDigit);
    return signs ? line : "";
  }

  /// Letters, with brackets and marks around them; what stands in quotes is data.
  private static boolean isWord(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && !Chars.isLetterOrDigit(word.charAt(from))) {
      from++;
    }
    while (to > from && !Chars.isLetterOrDigit(word.charAt(to - 1))) {
      to--;
    }
    for (int i = from; i < to; i++) {
      char c = word.charAt(i);
      if (!Chars.isLetter(c) && c != '-' && c != '\'') {
        return false;
      }
    }
    return to > from && word.indexOf('"') < 0;
  }
}
