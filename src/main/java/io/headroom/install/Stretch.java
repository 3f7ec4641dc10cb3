package io.headroom.install;

import java.util.List;

/// A part of a text.
///
/// @param start offset of its first character
/// @param end offset behind its last one
record Stretch(int start, int end) {
  /// Puts elements in the place of others in a written list, some of which stay.
  ///
  /// @param elements all of the list
  /// @param from index of the first one that goes
  /// @param to index behind the last one
  /// @param written what comes there
  /// @return the whole text
  static String splice(
      String text, List<Stretch> elements, int from, int to, List<String> written) {
    int last = elements.size();
    String all = String.join(", ", written);
    if (from < to && !written.isEmpty()) {
      return replace(text, elements.get(from).start(), elements.get(to - 1).end(), all);
    }
    if (to < last) {
      int next = elements.get(to).start();
      String lead = written.isEmpty() ? "" : all + "," + gap(text, next);
      return replace(text, elements.get(from).start(), next, lead);
    }
    String tail = written.isEmpty() ? "" : ", " + all;
    return replace(text, elements.get(from - 1).end(), elements.get(last - 1).end(), tail);
  }

  static String replace(String text, int start, int end, String by) {
    return text.substring(0, start) + by + text.substring(end);
  }

  /// What stands before an element: the rest of a line of its own, or one space.
  private static String gap(String text, int offset) {
    String indent = JsonStyle.indent(text, offset);
    int line = offset - indent.length();
    return line > 0 && text.charAt(line - 1) == '\n' ? JsonStyle.newline(text) + indent : " ";
  }
}
