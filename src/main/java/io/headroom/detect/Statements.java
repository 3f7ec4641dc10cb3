package io.headroom.detect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which lines of a text read as statements of a programming language, counted line by line.
final class Statements {
  /// Words that begin a declaration or a statement in languages in use.
  private static final Set<String> KEYWORDS =
      words(
          "import from package using use include require module namespace export public private",
          "protected static final abstract const let var val fn func fun function def class struct",
          "enum interface trait impl type typedef extern template return if elif elsif else for",
          "foreach while switch case when match try except catch finally throw raise yield await async",
          "break continue with unless do begin local void int pub mod override lambda select insert",
          "create alter drop update delete where echo set proc my our sub defer go");

  /// Words a line of the C preprocessor has behind its `#`.
  private static final Set<String> DIRECTIVES =
      words("include import define undef if ifdef ifndef elif else endif pragma error warning");

  /// Words that close a block and stand alone.
  private static final Set<String> CLOSERS = words("end fi done esac endif endfunction");

  private static final List<String> DOC_STRINGS = List.of("\"\"\"", "'''");
  private static final int LONGEST = 20; // lines of one statement
  private static final int PROSE = 3; // words in a row that no statement has

  private int filled;
  private int count;
  private int ended;
  private int comments;
  private int keywords;
  private int suites;
  private int closers;
  private String closes = ""; // what ends the comment that is open
  private int suite = -1; // indentation of the line before, if it ends in a colon
  private int open; // lines of a statement that has begun and not ended
  private int literal; // brackets open since a statement that ended in one

  private static Set<String> words(String... lines) {
    return Set.of(String.join(" ", lines).split(" "));
  }

  /// Lines that are not blank.
  int filled() {
    return filled;
  }

  /// Lines that are statements or parts of them.
  int count() {
    return count;
  }

  /// Lines that end with a semicolon or a curly bracket.
  int ended() {
    return ended;
  }

  /// Lines that are comments or documentation strings; they may read like anything.
  int comments() {
    return comments;
  }

  /// Statements that begin with a keyword.
  int keywords() {
    return keywords;
  }

  /// Keyword lines that end in a colon and have a deeper line behind them.
  int suites() {
    return suites;
  }

  /// Lines that are a closing word.
  int closers() {
    return closers;
  }

  /// Takes the next line.
  void line(String line) {
    String body = line.strip();
    if (body.isEmpty()) {
      open = 0;
      return;
    }
    filled++;
    int indent = line.indexOf(body.charAt(0));
    suites += suite >= 0 && indent > suite ? 1 : 0;
    suite = -1;
    if (isComment(body)) {
      comments++;
    } else {
      statement(body, indent);
    }
  }

  private void statement(String body, int indent) {
    String word = word(body);
    boolean keyword =
        body.startsWith("#")
            ? DIRECTIVES.contains(word)
            : KEYWORDS.contains(word) && !isProse(body, word.length());
    boolean closer = CLOSERS.contains(word) && body.length() <= word.length() + 1;
    boolean bracketed = isBracketed(body);
    keywords += keyword ? 1 : 0;
    closers += closer ? 1 : 0;
    ended += ";{}".indexOf(body.charAt(body.length() - 1)) >= 0 ? 1 : 0;
    if (keyword && body.endsWith(":")) {
      suite = indent;
    }
    boolean assigns = assigns(body);
    boolean element = literal > 0 && body.endsWith(",");
    if (literal > 0 || (keyword || assigns) && "([{".indexOf(body.charAt(body.length() - 1)) >= 0) {
      literal = Math.max(0, literal + opened(body));
    }
    if (keyword || closer || bracketed || element || isContinued(body) || assigns) {
      boolean semicolon = body.endsWith(";");
      count += semicolon && open <= LONGEST ? 1 + open : 1;
      open = 0;
    } else {
      open++; // counts once a semicolon ends it
    }
  }

  private boolean isComment(String body) {
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
    if (body.startsWith("=") && body.length() > 2 && Character.isLetter(body.charAt(1))) {
      closes = "=cut"; // Perl's documentation
      return true;
    }
    return body.startsWith("//")
        || body.startsWith("-- ")
        || body.startsWith("#") && !body.startsWith("##") && !DIRECTIVES.contains(word(body));
  }

  /// Brackets a line opens less those it closes.
  private static int opened(String body) {
    int opened = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      opened += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    }
    return opened;
  }

  private static boolean isBracketed(String body) {
    char first = body.charAt(0);
    char last = body.charAt(body.length() - 1);
    return "{}();".indexOf(last) >= 0 || "{})".indexOf(first) >= 0 || "],".contains(body);
  }

  private static boolean isContinued(String body) {
    char last = body.charAt(body.length() - 1);
    // A bracket that closes what its own line opened ends anything: `PASSED [ 50%]`.
    boolean goesOn = last == '[' || last == ']' ? opened(body) != 0 : ",\\=".indexOf(last) >= 0;
    return goesOn && "-\"'".indexOf(body.charAt(0)) < 0
        || body.startsWith("@")
        || body.endsWith("=>")
        || body.endsWith("&&")
        || body.endsWith("||");
  }

  /// `name = …`, `name.other := …`, `name += …`, also behind a type.
  private static boolean assigns(String body) {
    int equals = body.indexOf('=');
    if (equals <= 0 || equals + 1 >= body.length() || body.charAt(0) == '-') {
      return false;
    }
    int blanks = 0;
    for (int i = 0; i < equals; i++) {
      char c = body.charAt(i);
      if (!Character.isLetterOrDigit(c) && "_.$[]:+-*/ <>?&!@".indexOf(c) < 0) {
        return false;
      }
      blanks += c == ' ' ? 1 : 0;
    }
    return blanks <= PROSE + 1;
  }

  /// A sentence may begin with `if` or `for` as well; it goes on with words and has no symbols.
  private static boolean isProse(String body, int from) {
    int words = 0;
    for (int i = from; i < body.length(); i++) {
      char c = body.charAt(i);
      if ("(){}[]<>=;:\"'`*&|_/$".indexOf(c) >= 0) {
        return false;
      }
      words += c == ' ' ? 1 : 0;
    }
    return words > PROSE;
  }

  /// The first word in lower case; behind `#`, where the line begins with it.
  private static String word(String body) {
    int from = body.startsWith("#") ? 1 : 0;
    int at = from;
    while (at < body.length() && Character.isLetter(body.charAt(at))) {
      at++;
    }
    // The first part of a longer name is no word.
    boolean ends = at == body.length() || " \t({[:;*<&=".indexOf(body.charAt(at)) >= 0;
    return ends ? body.substring(from, at).toLowerCase(Locale.ROOT) : "";
  }
}
