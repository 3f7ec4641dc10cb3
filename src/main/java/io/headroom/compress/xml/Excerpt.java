package io.headroom.compress.xml;

import java.util.ArrayList;
import java.util.List;

/// Chooses the lines of a long text that are shown: the first, and those that speak of the element
/// itself, by a value of its attributes or of its parent's. In a stack trace that is the frame of
/// the test.
///
/// @param words values of attributes
/// @param first how many lines are shown from the top
/// @param width characters of a line that are shown
record Excerpt(List<String> words, int first, int width) {
  private static final int SHORTEST_WORD = 6;
  private static final int OWN_LINES = 2;

  static Excerpt of(Element element, boolean asked) {
    List<String> words = new ArrayList<>();
    add(words, element);
    Element parent = element.parent;
    if (parent != null) {
      add(words, parent);
    }
    return new Excerpt(words, asked ? 12 : 3, asked ? 2 * Texts.VALUE : Texts.VALUE);
  }

  private static void add(List<String> words, Element element) {
    for (Element.Attribute attribute : element.attributes) {
      String value = attribute.in(element.source);
      if (value.length() >= SHORTEST_WORD && value.chars().anyMatch(Character::isLetter)) {
        words.add(value);
      }
    }
  }

  /// The lines shown of a text, with a line for each gap.
  List<String> lines(String content) {
    List<String> all = content.lines().toList();
    List<String> shown = new ArrayList<>();
    int own = 0;
    int filled = 0;
    int gap = 0;
    boolean gapFilled = false;
    for (String line : all) {
      String text = bare(line);
      boolean top = filled < first && !text.isEmpty();
      boolean speaks = !top && own < OWN_LINES && words.stream().anyMatch(text::contains);
      filled += top ? 1 : 0;
      own += speaks ? 1 : 0;
      if (top || speaks) {
        if (gapFilled) {
          shown.add(gap(gap));
        }
        shown.add(Texts.clip(text, width));
        gap = 0;
        gapFilled = false;
      } else {
        gap++;
        gapFilled |= !text.isEmpty();
      }
    }
    if (gapFilled) {
      shown.add(gap(gap));
    }
    return shown;
  }

  /// The first line of a text that was shown before.
  List<String> reminder(String content) {
    String first = bare(content.lines().findFirst().orElse(""));
    long more = content.lines().count() - 1;
    return List.of(Texts.clip(first, width), "… " + more + " lines as shown above");
  }

  /// Without the blanks around, and without the carriage return as XML spells it.
  private static String bare(String line) {
    String text = line.strip();
    return text.endsWith("&#xD;") ? text.substring(0, text.length() - 5) : text;
  }

  private static String gap(int lines) {
    return lines == 1 ? "… 1 line" : "… " + lines + " lines";
  }
}
