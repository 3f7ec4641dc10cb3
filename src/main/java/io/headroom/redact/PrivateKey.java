package io.headroom.redact;

import java.util.List;
import java.util.function.Consumer;

/// Private keys between `-----BEGIN … PRIVATE KEY-----` and its end (RFC 7468, RFC 4880, OpenSSH),
/// over many lines, or in one string with `\n`. The lines stay, each without what it says, and so
/// do the first and the last. A certificate or a public key is no secret.
record PrivateKey() implements Finder {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";
  private static final String END = "-----END ";
  private static final int MOST_TITLE = 48;

  /// Lines have 64 or 70 characters; shorter runs of letters are words, but for the last one.
  private static final int LEAST_RUN = 16;

  @Override
  public List<String> anchors() {
    return List.of(Finder.lower(BEGIN));
  }

  @Override
  public void find(String text, int start, int end, Consumer<Secret> found) {
    int title = text.indexOf(DASHES, end, Math.min(text.length(), end + MOST_TITLE));
    if (!text.startsWith(BEGIN, start)
        || title < 0
        || !text.substring(end, title).contains("PRIVATE KEY")) {
      return;
    }
    int body = title + DASHES.length();
    int next = text.indexOf(DASHES, body);
    boolean whole = next >= 0 && text.startsWith(END, next);
    mask(text, body, next < 0 ? text.length() : next, whole, found);
  }

  /// Masks the runs of base64 of a key. Where its end is missing, so far as nothing else comes
  /// between.
  private static void mask(String text, int from, int to, boolean whole, Consumer<Secret> found) {
    boolean first = true;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '\\') {
        at = Math.min(to, pastEscape(text, at));
      } else if (!Chars.BASE64.has(c)) {
        if (!whole && !first && c == ' ') {
          return; // words: the text goes on after a key that was cut
        }
        at++;
      } else {
        int start = c == '+' && text.charAt(at - 1) == '\n' ? at + 1 : at; // an added line
        int end = Chars.BASE64.end(text, start, to - start);
        boolean rest = !first && end > start && text.startsWith(DASHES, pastBreaks(text, end));
        if (end - start >= LEAST_RUN || rest) {
          found.accept(new Secret(start, end, first ? "private-key" : "", 0, true));
          first = false;
        } else if (!whole && !first) {
          return;
        }
        at = Math.max(end, at + 1);
      }
    }
  }

  private static int pastEscape(String text, int at) {
    int after = at;
    while (after < text.length() && text.charAt(after) == '\\') {
      after++;
    }
    return after + 1;
  }

  /// Line breaks as such and in strings, and what begins a line.
  private static int pastBreaks(String text, int from) {
    int at = from;
    while (at < text.length() && "\r\n +".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() && text.charAt(at) == '\\'
        ? Math.min(text.length(), pastEscape(text, at))
        : at;
  }
}
