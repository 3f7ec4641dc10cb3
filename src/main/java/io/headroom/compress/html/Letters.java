package io.headroom.compress.html;

/// What two writings of the same words have in common.
final class Letters {
  private Letters() {}

  /// The letters and digits of a text, in lower case.
  static String of(String text) {
    return words(text).replace(" ", "");
  }

  /// The words of a text in lower case, a blank before and after each.
  static String words(String text) {
    StringBuilder words = new StringBuilder(" ");
    text.codePoints()
        .map(c -> Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : ' ')
        .filter(c -> c != ' ' || words.charAt(words.length() - 1) != ' ')
        .forEach(words::appendCodePoint);
    return words.charAt(words.length() - 1) == ' '
        ? words.toString()
        : words.append(' ').toString();
  }
}
