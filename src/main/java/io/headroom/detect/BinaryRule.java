package io.headroom.detect;

/// Bytes that are no text: many characters that no text has. A NUL here and there, as in file lists
/// or dumps, does not make a text binary.
final class BinaryRule implements Rule {
  private static final int WINDOW = 1 << 14;
  private static final int WINDOWS = 8;
  private static final double LEAST = 0.2;

  @Override
  public Claim judge(Sample sample) {
    String text = sample.text();
    int step = Math.max(WINDOW, text.length() / WINDOWS);
    int seen = 0;
    int foreign = 0;
    for (int from = 0; from < text.length(); from += step) {
      int to = Math.min(text.length(), from + WINDOW);
      seen += to - from;
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        foreign += (c < ' ' || c >= '\u007F') && foreign(text, i) ? 1 : 0;
      }
    }
    return seen > 0 && foreign >= LEAST * seen
        ? Claim.proven(
            ContentKind.BINARY, foreign * 100L / seen + "% of it are no characters of text")
        : Claim.NONE;
  }

  /// Of what ASCII does not print: control characters but for those that lay out or colour text,
  /// what did not decode, and what is no character.
  private static boolean foreign(String text, int at) {
    char c = text.charAt(at);
    if (c < ' ') {
      return c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\b' && c != '\u001B';
    }
    return c == '\u007F'
        || c == '\uFFFD'
        || c >= '\uFFFE'
        || Character.isSurrogate(c) && lone(text, at);
  }

  private static boolean lone(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }
}
