package io.headroom.redact;

/// Sets of ASCII characters that secrets are written in.
enum Chars {
  /// `0-9a-fA-F`.
  HEX("0123456789abcdefABCDEF"),
  /// `A-Z0-9`.
  UPPER("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
  /// `A-Za-z0-9`.
  ALPHANUMERIC(UPPER.members + "abcdefghijklmnopqrstuvwxyz"),
  /// Letters and digits, `_` and `-`: base64 for URLs.
  URL(ALPHANUMERIC.members + "_-"),
  /// The same and `.`, between parts of a token.
  DOTTED(URL.members + "."),
  /// The same and `~`.
  TILDE(DOTTED.members + "~"),
  /// Letters and digits, `+`, `/` and `=`: base64.
  BASE64(ALPHANUMERIC.members + "+/="),
  /// What HTTP takes for credentials after a scheme (RFC 9110, `token68`).
  TOKEN68(TILDE.members + "+/="),
  /// Base64 in a URL, percent-encoded or not.
  PERCENT(BASE64.members + "%");

  private final String members;

  /// A bit for each of the first and of the second 64 characters of ASCII.
  private final long low;

  private final long high;

  Chars(String members) {
    this.members = members;
    this.low = members.chars().filter(c -> c < 64).mapToLong(c -> 1L << c).sum();
    this.high = members.chars().filter(c -> c >= 64).mapToLong(c -> 1L << c).sum();
  }

  boolean has(char c) {
    return c < 128 && ((c < 64 ? low : high) >>> c & 1) != 0;
  }

  /// Where a run of these ends.
  ///
  /// @param most longest run
  int end(String text, int from, int most) {
    int limit = (int) Math.min(text.length(), (long) from + most);
    int at = from;
    while (at < limit && has(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static boolean isAlphanumeric(char c) {
    return ALPHANUMERIC.has(c);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /// Whether a word may begin here. The letter of an escape (`\n`) is no part of the word behind
  /// it.
  static boolean beginsWord(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    boolean escape = at > 1 && text.charAt(at - 2) == '\\' && "nrtbf".indexOf(before) >= 0;
    return escape || !(isAlphanumeric(before) || before == '_');
  }
}
