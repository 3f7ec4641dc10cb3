package io.headroom.redact;

import java.util.List;
import java.util.function.Consumer;

/// Credentials of HTTP's `Authorization` header: a scheme and what follows (RFC 9110, 11.4), as a
/// header, in JSON, in code; and what stands behind the word `Bearer` elsewhere if it looks random.
record Authorization() implements Finder {
  private static final String HEADER = "authorization";
  private static final String BEARER = "bearer ";
  private static final int MOST_SCHEME = 24;
  private static final int LEAST = 8;
  private static final int LEAST_ALONE = 16;
  private static final int MOST = 16_384;

  @Override
  public List<String> anchors() {
    return List.of(HEADER, BEARER);
  }

  @Override
  public void find(String text, int start, int end, Consumer<Secret> found) {
    if (end - start == BEARER.length()) {
      credentials(text, end, LEAST_ALONE, true, found);
      return;
    }
    int separator = Assignments.separator(text, end);
    if (separator < 0) {
      return;
    }
    int from = Value.blanks(text, separator);
    while (from < text.length()
        && (text.charAt(from) == '\\' || Value.isQuote(text.charAt(from)))) {
      from++;
    }
    int scheme = Chars.URL.end(text, from, MOST_SCHEME);
    if (scheme < text.length() && scheme > from && Chars.isBlank(text.charAt(scheme))) {
      credentials(text, Value.blanks(text, scheme), LEAST, false, found);
    } else {
      credentials(text, from, LEAST_ALONE, true, found);
    }
  }

  private static void credentials(
      String text, int from, int least, boolean random, Consumer<Secret> found) {
    int to = Chars.TOKEN68.end(text, from, MOST);
    if (to - from >= least && (!random || Randomness.isRandom(text, from, to))) {
      found.accept(new Secret(from, to, "credentials", 0, false));
    }
  }
}
