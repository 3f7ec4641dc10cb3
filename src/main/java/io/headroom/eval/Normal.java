package io.headroom.eval;

import io.headroom.text.Ansi;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// Forms of a text without what makes no difference to who reads it.
final class Normal {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u[0-9a-fA-F]{4}|[\"\\\\/bfnrt])");
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z!/]");
  private static final Pattern UNSEEN =
      Pattern.compile(
          "<!--.*?-->|<(script|style|noscript|template)\\b.*?</\\1\\s*>|</?[a-zA-Z][^<>]*>",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern LINK_TARGET =
      Pattern.compile("\\]\\((?:[^()\\n]++|\\([^()\\n]*+\\))*+\\)|\\]\\[[^\\]\\n]*+\\]");

  private Normal() {}

  /// One blank for any run of white space, none at the ends, no colour codes.
  static String blanks(String text) {
    String plain = Ansi.strip(text);
    StringBuilder out = new StringBuilder(plain.length());
    boolean blank = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (white(c)) {
        blank = true;
      } else {
        if (blank && !out.isEmpty()) {
          out.append(' ');
        }
        blank = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean white(char c) {
    return c == ' '
        || c >= '\t' && c <= '\r'
        || c >= 0xA0 && (Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF');
  }

  /// The characters that escapes of JSON strings stand for, wherever in the text they are.
  static String unescaped(String text) {
    return text.indexOf('\\') < 0
        ? text
        : ESCAPE
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(meaning(found.group())));
  }

  private static String meaning(String escape) {
    char kind = escape.charAt(1);
    return switch (kind) {
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(2), 16));
      default -> String.valueOf(kind);
    };
  }

  /// The characters that entities of HTML stand for.
  static String entities(String text) {
    return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, true);
  }

  /// Letters and digits in one case and width, without markup, entities and targets of links.
  static String letters(String text) {
    String shown = MARKUP.matcher(text).find() ? UNSEEN.matcher(text).replaceAll("") : text;
    Matcher links = LINK_TARGET.matcher(entities(shown));
    String plain = Normalizer.normalize(links.replaceAll("]"), Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(plain.length());
    plain
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> Character.isLetter(c) || number(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /// Whether a character can be within a word.
  static boolean wordly(char c) {
    return c == '_' || Character.isLetter(c) || number(c);
  }

  private static boolean number(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }
}
