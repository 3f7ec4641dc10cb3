package io.headroom.redact;

import java.util.List;
import java.util.function.Consumer;

/// JSON web tokens: `{"` in base64 twice, with a dot between, and a signature (RFC 7519, RFC 7515).
record Jwt() implements Finder {
  private static final String OBJECT = "eyJ";
  private static final int LEAST = 10;
  private static final int MOST = 16_384;

  @Override
  public List<String> anchors() {
    return List.of(Finder.lower(OBJECT));
  }

  @Override
  public void find(String text, int start, int end, Consumer<Secret> found) {
    boolean begins =
        text.startsWith(OBJECT, start)
            && Chars.beginsWord(text, start)
            && (start == 0 || text.charAt(start - 1) != '-');
    int header = begins ? Chars.URL.end(text, end, MOST) : end;
    if (header - end < LEAST || !text.startsWith("." + OBJECT, header)) {
      return;
    }
    int payload = Chars.URL.end(text, header + 1, MOST);
    if (payload < text.length() && text.charAt(payload) == '.' && payload - header > LEAST) {
      int signature = Chars.URL.end(text, payload + 1, MOST);
      found.accept(new Secret(start, signature, "jwt", OBJECT.length(), true));
    }
  }
}
