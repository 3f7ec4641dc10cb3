package io.headroom.redact;

import java.util.List;
import java.util.function.Consumer;

/// The password in `scheme://user:password@host` (RFC 3986, 3.2.1), also where JSON escapes
/// slashes.
record UrlPassword() implements Finder {
  private static final int MOST_USER = 128;
  private static final int MOST_PASSWORD = 256;

  @Override
  public List<String> anchors() {
    return List.of("://", ":\\/\\/");
  }

  @Override
  public void find(String text, int start, int end, Consumer<Secret> found) {
    int colon = end(text, end, MOST_USER);
    if (colon >= text.length() || text.charAt(colon) != ':') {
      return;
    }
    int at = colon + 1;
    while (at < text.length() && at - colon <= MOST_PASSWORD && isPassword(text.charAt(at))) {
      at++;
    }
    boolean there = at > colon + 1 && at < text.length() && text.charAt(at) == '@';
    if (there && !Value.isPlaceholder(text, colon + 1, at)) {
      found.accept(new Secret(colon + 1, at, "url-password", 0, false));
    }
  }

  private static int end(String text, int from, int most) {
    int limit = Math.min(text.length(), from + most);
    int at = from;
    while (at < limit && text.charAt(at) != ':' && isPassword(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isPassword(char c) {
    return c > ' ' && "/@\"'`<>\\|".indexOf(c) < 0;
  }
}
