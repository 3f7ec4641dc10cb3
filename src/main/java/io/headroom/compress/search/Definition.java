package io.headroom.compress.search;

import java.util.Set;

/// How much a line looks like the place where a name is defined, told by the shape declarations
/// have in most languages: a word before the name and a bracket, an equals sign or a block after it
/// (`class Name {`, `def name(`, `const name =`, `type Name struct {`), or the name alone at the
/// front of a line that opens a body (`name(…) {`).
final class Definition {
  /// Words after which an expression stands: a name after one of them is used, not defined. The
  /// operators of programming languages that are spelled as words.
  private static final Set<String> BEFORE_VALUES =
      Set.of(
          "return",
          "new",
          "throw",
          "throws",
          "await",
          "yield",
          "else",
          "case",
          "in",
          "of",
          "is",
          "as",
          "not",
          "and",
          "or",
          "import",
          "from",
          "extends",
          "implements",
          "instanceof",
          "typeof",
          "delete",
          "default",
          "if",
          "while",
          "for",
          "with",
          "elif",
          "unless",
          "when",
          "assert",
          "raise",
          "echo",
          "require",
          "include",
          "use",
          "using",
          "goto",
          "do",
          "then",
          "except",
          "catch",
          "package",
          "export",
          "print");

  /// What each level of indentation takes off: definitions stand further left than uses.
  private static final double PER_COLUMN = 0.01;

  private static final double LEAST = 0.5;

  private Definition() {}

  /// Scores a line.
  ///
  /// @return 0 for a use, up to 1 for a definition at the left margin
  static double score(String line, String name) {
    if (comment(line)) {
      return 0;
    }
    int columns = 0;
    while (columns < line.length() && Character.isWhitespace(line.charAt(columns))) {
      columns += 1;
    }
    for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
      int end = at + name.length();
      if (Symbol.wholeAt(line, at, end)
          && defines(line.substring(0, at), line.substring(end).strip())) {
        return Math.max(LEAST, 1 - PER_COLUMN * columns);
      }
    }
    return 0;
  }

  /// A line of prose: it begins with punctuation that starts a comment, not with a word.
  static boolean comment(String line) {
    String body = line.stripLeading();
    return body.startsWith("//")
        || body.startsWith("/*")
        || body.startsWith("* ")
        || body.equals("*")
        || body.startsWith("# ")
        || body.startsWith("--")
        || body.startsWith(";")
        || body.startsWith("<!--")
        || body.startsWith("\"\"\"");
  }

  private static boolean defines(String raw, String after) {
    String before = unqualified(raw);
    if (before.isBlank()) {
      return assigned(after)
          || (after.startsWith("(") && (opens(after) || (raw.isEmpty() && after.endsWith(")"))));
    }
    if (!declares(before)) {
      return false;
    }
    if (after.isEmpty()) {
      return true;
    }
    char next = after.charAt(0);
    return switch (next) {
      case '(', '{', '<', '[', ';', ':' -> true;
      case '=' -> assigned(after) || after.equals("=");
      default -> Symbol.part(next) && opensTyped(after);
    };
  }

  /// Takes a qualifier off: `fun Job.` of `fun Job.name`, `Type::` of `Type::name`.
  private static String unqualified(String before) {
    int at = before.length();
    while (at > 0 && (before.charAt(at - 1) == '.' || before.charAt(at - 1) == ':')) {
      at--;
    }
    if (at == before.length()) {
      return before;
    }
    while (at > 0
        && (Symbol.part(before.charAt(at - 1)) || "<>*?".indexOf(before.charAt(at - 1)) >= 0)) {
      at--;
    }
    return before.substring(0, at).isBlank() ? "." : before.substring(0, at);
  }

  /// What can stand before a declared name: words and types, nothing that computes.
  private static boolean declares(String before) {
    if (before.equals(".")
        || !Character.isWhitespace(before.charAt(before.length() - 1))
            && "*&@".indexOf(before.charAt(before.length() - 1)) < 0) {
      return false;
    }
    String head = before.strip();
    if (head.chars().anyMatch(c -> "=\"'`+/|!#{};,".indexOf(c) >= 0)) {
      return head.startsWith("#") && head.indexOf(' ') < 0;
    }
    int open = 0;
    for (int i = 0; i < head.length(); i++) {
      open += head.charAt(i) == '(' ? 1 : head.charAt(i) == ')' ? -1 : 0;
    }
    int start = head.length();
    while (start > 0 && Symbol.part(head.charAt(start - 1))) {
      start--;
    }
    String word = head.substring(start);
    return open == 0 && !BEFORE_VALUES.contains(word);
  }

  private static boolean assigned(String after) {
    return (after.startsWith("=") && !after.startsWith("==") && !after.startsWith("=>"))
        || after.startsWith(":=");
  }

  /// Brackets are closed again and a body begins.
  private static boolean opens(String after) {
    if (!after.endsWith("{") && !after.endsWith(":") && !after.endsWith("->")) {
      return false;
    }
    int open = 0;
    for (int i = 0; i < after.length(); i++) {
      open += after.charAt(i) == '(' ? 1 : after.charAt(i) == ')' ? -1 : 0;
    }
    return open == 0;
  }

  /// `Name extends Other {`, `Name struct {`: more words, then a body.
  private static boolean opensTyped(String after) {
    return (after.endsWith("{") || after.endsWith(":"))
        && after.chars().noneMatch(c -> "(=;\"'".indexOf(c) >= 0);
  }
}
