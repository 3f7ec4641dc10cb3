package io.headroom.redact;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values that are called a secret: `DB_PASSWORD=…`, `"api_key": "…"`, `client-secret: …`,
/// `<password>…</password>`, `--token …`. A name alone is no proof, so that only values of high
/// entropy are taken: code, prose and settings are full of these names.
record Assignments() implements Finder {
  /// Values of these are chosen by people, who choose shorter ones.
  private static final List<String> CHOSEN = List.of("password", "passwd", "passphrase");

  private static final List<String> GENERATED =
      List.of(
          "secret",
          "token",
          "api_key",
          "api-key",
          "apikey",
          "access_key",
          "access-key",
          "accesskey",
          "private_key",
          "private-key",
          "privatekey",
          "account_key",
          "accountkey",
          "auth_key",
          "credential");

  /// Last words of names that speak of a secret and have something else for a value.
  private static final Set<String> ABOUT =
      Set.of(
          "arn", "at", "count", "digest", "expires", "file", "hash", "id", "ids", "key_id", "keyid",
          "name", "path", "ref", "sha256", "type", "uri", "url", "version");

  /// Words in names of tokens that say where a list goes on, and have to come back as they are.
  private static final List<String> PLACES = List.of("page", "next", "continu", "cursor", "sync");

  private static final int MOST_NAME = 32;
  private static final int LEAST_CHOSEN = 6;
  private static final int LEAST_GENERATED = 16;

  @Override
  public List<String> anchors() {
    return Stream.concat(CHOSEN.stream(), GENERATED.stream()).toList();
  }

  @Override
  public void find(String text, int start, int end, Consumer<Secret> found) {
    int nameEnd = Chars.URL.end(text, end, MOST_NAME);
    String rest = Finder.lower(text.substring(end, nameEnd));
    if (ABOUT.contains(rest.replaceFirst("^[_-]+", "")) || isPlace(text, start)) {
      return;
    }
    Value value = value(text, start, nameEnd);
    if (value == null || value.end() == value.start()) {
      return;
    }
    boolean chosen = CHOSEN.contains(Finder.lower(text.substring(start, end)));
    if (!Value.isPlaceholder(text, value.start(), value.end()) && isSecret(text, value, chosen)) {
      String sort = chosen ? "password" : "secret";
      found.accept(new Secret(value.start(), value.wholeEnd(text), sort, 0, false));
    }
  }

  private static @Nullable Value value(String text, int start, int nameEnd) {
    int separator = separator(text, nameEnd);
    if (separator >= 0) {
      return Value.at(text, separator);
    }
    int name = nameStart(text, start);
    char after = nameEnd < text.length() ? text.charAt(nameEnd) : ' ';
    boolean element = after == '>' && name > 0 && text.charAt(name - 1) == '<';
    boolean flag = after == ' ' && text.startsWith("--", name);
    return element || flag ? Value.at(text, nameEnd + 1) : null;
  }

  /// Behind the sign between a name and its value.
  ///
  /// @param from behind the name, before the quote that ends it
  /// @return -1 if there is none
  static int separator(String text, int from) {
    int at = from;
    while (at < text.length() && at - from < 8 && text.charAt(at) == '\\') {
      at++;
    }
    if (at < text.length() && Value.isQuote(text.charAt(at))) {
      at++;
    }
    at = Value.blanks(text, at);
    if (text.startsWith("=>", at) || text.startsWith(":=", at)) {
      return at + 2;
    }
    boolean sign = at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '=');
    return sign && !text.startsWith("=", at + 1) && !text.startsWith(":", at + 1) ? at + 1 : -1;
  }

  private static int nameStart(String text, int start) {
    int at = start;
    while (at > 0 && start - at < MOST_NAME && Chars.DOTTED.has(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isPlace(String text, int start) {
    String before = Finder.lower(text.substring(nameStart(text, start), start));
    return PLACES.stream().anyMatch(before::contains);
  }

  private static boolean isSecret(String text, Value value, boolean chosen) {
    int length = value.end() - value.start();
    if (chosen) {
      return length >= LEAST_CHOSEN && isChosen(text, value);
    }
    return length >= LEAST_GENERATED
        && isOneWord(text, value)
        && !text.startsWith("://", Chars.ALPHANUMERIC.end(text, value.start(), MOST_NAME))
        && Randomness.isRandom(text, value.start(), value.end());
  }

  /// What generators write; `@` is in names of objects and in addresses.
  private static boolean isOneWord(String text, Value value) {
    for (int i = value.start(); i < value.end(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) == '@') {
        return false;
      }
    }
    return true;
  }

  /// A word with letters and something else; not a path, a call or a field of something.
  private static boolean isChosen(String text, Value value) {
    boolean letters = false;
    boolean others = false;
    for (int i = value.start(); i < value.end(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || (!value.quoted() && (c == '.' || c == '/' || c == ':'))) {
        return false;
      }
      letters |= Character.isLetter(c);
      others |= c >= '0' && c <= '9' || "!@#$%^&*?~+=".indexOf(c) >= 0;
    }
    return letters && others;
  }
}
