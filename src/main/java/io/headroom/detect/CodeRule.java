package io.headroom.detect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Source code, by several signals that have to agree: most lines end, begin or read as statements
/// do, some of them with a language's own words, and they are grouped in blocks, by brackets that
/// balance, by indentation behind a colon, or by closing words.
final class CodeRule implements Rule {
  private static final double LEAST_CODE = 0.62; // of the lines that are no comments
  private static final double LEAST_STATEMENTS = 0.12; // of all lines
  private static final int LEAST_LINES = 3;

  /// Words that begin a declaration or a statement in languages in use.
  private static final Set<String> STARTS =
      Set.of(
          "import",
          "from",
          "package",
          "using",
          "use",
          "include",
          "require",
          "module",
          "namespace",
          "export",
          "public",
          "private",
          "protected",
          "static",
          "final",
          "abstract",
          "const",
          "let",
          "var",
          "val",
          "fn",
          "func",
          "fun",
          "function",
          "def",
          "class",
          "struct",
          "enum",
          "interface",
          "trait",
          "impl",
          "type",
          "typedef",
          "return",
          "if",
          "elif",
          "elsif",
          "else",
          "for",
          "foreach",
          "while",
          "switch",
          "case",
          "when",
          "match",
          "try",
          "except",
          "catch",
          "finally",
          "throw",
          "raise",
          "yield",
          "await",
          "async",
          "break",
          "continue",
          "with",
          "unless",
          "do",
          "begin",
          "local",
          "void",
          "int",
          "pub",
          "mod",
          "override",
          "lambda",
          "select",
          "insert",
          "create",
          "update",
          "delete",
          "where",
          "echo",
          "defer",
          "go",
          "and",
          "or");

  private static final List<String> DOC_STRINGS = List.of("\"\"\"", "'''");

  /// Words that close a block and stand alone.
  private static final Set<String> CLOSERS = Set.of("end", "fi", "done", "esac", "endif");

  @Override
  public Claim judge(Sample sample) {
    Signals signals = new Signals();
    for (String line : sample.filled()) {
      signals.line(line);
    }
    Brackets brackets = Brackets.of(sample);
    int lines = sample.filled().size();
    boolean blocks =
        brackets.balanced() && brackets.pairs() > Math.max(2, lines / 12)
            || signals.suites >= 2
            || signals.closers >= 2;
    double share = (double) signals.code / Math.max(1, lines - signals.comments);
    boolean code =
        lines >= LEAST_LINES
            && blocks
            && share >= LEAST_CODE
            && sample.share(signals.code) >= LEAST_STATEMENTS
            && signals.starts >= Math.max(2, lines / 50);
    if (code) {
      return new Claim(
          ContentKind.CODE,
          0.5 + 0.45 * share,
          Math.round(share * 100) + "% of the lines but comments are statements");
    }
    return brackets.dense() && brackets.balanced()
        ? new Claim(ContentKind.CODE, 0.8, "balanced brackets and operators without line ends")
        : Claim.NONE;
  }

  /// What the lines look like, one by one.
  private static final class Signals {
    private int code;
    private int comments;
    private int starts;
    private int suites; // lines that end in a colon, with a deeper line behind
    private int closers;
    private int colonIndent = -1;
    private String closes = ""; // what ends the comment that is open

    void line(String line) {
      int indent = indent(line);
      String body = line.substring(indent);
      if (colonIndent >= 0 && indent > colonIndent) {
        suites++;
      }
      colonIndent = -1;
      if (comment(body)) {
        comments++;
        return;
      }
      String word = word(body);
      boolean start = STARTS.contains(word);
      boolean closer = CLOSERS.contains(word) && body.length() <= word.length() + 1;
      starts += start ? 1 : 0;
      closers += closer ? 1 : 0;
      if (start && body.endsWith(":")) {
        colonIndent = indent;
      }
      if (closer || ends(body) || start && !proseAfter(body, word) || assigns(body)) {
        code++;
      }
    }

    /// Comments and documentation strings; their lines may read like anything.
    private boolean comment(String body) {
      if (!closes.isEmpty()) {
        closes = body.contains(closes) ? "" : closes;
        return true;
      }
      for (String quotes : DOC_STRINGS) {
        int at = body.indexOf(quotes);
        if (at >= 0 && body.indexOf(quotes, at + quotes.length()) < 0) {
          closes = quotes;
          return at == 0;
        }
      }
      if (body.startsWith("/*")) {
        closes = body.contains("*/") ? "" : "*/";
        return true;
      }
      return body.startsWith("//") || body.startsWith("#") && !body.startsWith("##");
    }

    private static boolean ends(String body) {
      char last = body.charAt(body.length() - 1);
      char first = body.charAt(0);
      return last == ';'
          || last == '{'
          || last == '}'
          || last == ',' && first != '-'
          || last == '('
          || last == ')'
          || last == '['
          || last == ']'
          || last == '\\'
          || first == '}'
          || first == ')'
          || first == '@'
          || body.endsWith("=>")
          || body.endsWith("&&")
          || body.endsWith("||")
          || body.endsWith("=");
    }

    /// `name = …`, `name.other := …`, `name += …`, also behind a type.
    private static boolean assigns(String body) {
      int equals = body.indexOf('=');
      if (equals <= 0 || equals + 1 >= body.length()) {
        return false;
      }
      int words = 0;
      for (int i = 0; i < equals; i++) {
        char c = body.charAt(i);
        if (!Character.isLetterOrDigit(c) && "_.$[]:+-*/ <>?&!@".indexOf(c) < 0) {
          return false;
        }
        words += c == ' ' ? 1 : 0;
      }
      return words <= 4 && body.charAt(0) != '-';
    }

    /// A sentence may begin with `if` or `for` as well: it goes on with words and has no symbols.
    private static boolean proseAfter(String body, String word) {
      int words = 0;
      for (int i = word.length(); i < body.length(); i++) {
        char c = body.charAt(i);
        if ("(){}[]<>=;:\"'`*&|_/".indexOf(c) >= 0) {
          return false;
        }
        words += c == ' ' ? 1 : 0;
      }
      return words > 3;
    }

    private static String word(String body) {
      int from = body.startsWith("#") || body.startsWith("@") ? 1 : 0;
      int at = from;
      while (at < body.length() && Character.isLetter(body.charAt(at))) {
        at++;
      }
      return body.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private static int indent(String line) {
      int at = 0;
      while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
        at++;
      }
      return at;
    }
  }
}
