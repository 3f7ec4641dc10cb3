package io.headroom.compress.html;

/// What two writings of the same words have in common.
final class Letters {
  private Letters() {}

  /// The letters and digits of a text, in lower case.
  static String of(String text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
