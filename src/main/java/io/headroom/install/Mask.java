package io.headroom.install;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;

/// Takes values of variables and headers, queries of URLs, and what looks like a key elsewhere, out
/// of a configuration text that is to be shown: who reads along may be an agent. Names, places and
/// the number of lines stay.
///
/// It reads signs and not a grammar, so that nothing is shown only because a text is not as it
/// should be.
final class Mask {
  private static final String MASK = "…";

  /// Members whose values are nobody's to see, in all dialects.
  private static final Set<String> HOLDERS =
      Set.of("env", "environment", "headers", "http_headers");

  /// Variables of ours that hold a path: a change is to be seen before it is made.
  private static final Set<String> PATHS = Set.of("HEADROOM_JAVA_HOME", "CLAUDE_CODE_SHELL_PREFIX");

  private final String text;
  private final boolean toml;
  private final StringBuilder out;

  /// Whether what is open is in a holder, innermost first; the last one is the TOML table.
  private final Deque<Boolean> open = new ArrayDeque<>();

  /// Whether a holder's name has been read, and its value is next.
  private boolean named;

  /// The last string of JSON, which is a name if a colon comes, whatever stands between.
  private String last = "";

  /// The name whose value is next, or the empty text.
  private String key = "";

  private int at;

  private Mask(String text, boolean toml) {
    this.text = text;
    this.toml = toml;
    this.out = new StringBuilder(text.length());
    open.push(false);
  }

  /// Masks a JSON text, comments allowed.
  static String json(String text) {
    return new Mask(text, false).masked();
  }

  /// Masks a TOML text.
  static String toml(String text) {
    return new Mask(text, true).masked();
  }

  private String masked() {
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '{' -> opened();
        case '[' -> {
          if (toml && open.size() == 1 && beginsLine()) {
            header();
          } else {
            opened();
          }
        }
        case '}', ']' -> {
          if (open.size() > 1) {
            open.pop();
          }
          named = false;
          copy(at + 1);
        }
        case ',' -> {
          named = false;
          key = "";
          copy(at + 1);
        }
        case '"' -> string(c);
        default -> {
          if (c == '\'' && toml) {
            string(c);
          } else if (isComment(c)) {
            comment();
          } else if (isBare(c)) {
            bare();
          } else {
            named |= !toml && c == ':' && HOLDERS.contains(last);
            named &= !(toml && c == '\n' && open.size() == 1);
            copy(at + 1);
          }
        }
      }
    }
    return out.toString();
  }

  private void opened() {
    open.push(isHidden());
    named = false;
    key = "";
    copy(at + 1);
  }

  private boolean isHidden() {
    return named || open.getFirst();
  }

  private boolean beginsLine() {
    return text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank();
  }

  /// The name of a table: all of its keys follow.
  private void header() {
    int end = text.indexOf('\n', at);
    String line = text.substring(at, end < 0 ? text.length() : end);
    open.pop();
    String name = line.substring(0, line.lastIndexOf(']') + 1); // a comment may follow
    open.push(Arrays.stream(name.split("[\\[\\]\\s.\"']+")).anyMatch(HOLDERS::contains));
    named = false;
    copy(at + line.length());
  }

  private void string(char quote) {
    String triple = String.valueOf(quote).repeat(3);
    String close = toml && text.startsWith(triple, at) ? triple : String.valueOf(quote);
    int start = at + close.length();
    int end = start;
    while (end < text.length() && !text.startsWith(close, end)) {
      end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
    }
    int stop = Math.min(end, text.length());
    int behind = Math.min(stop + close.length(), text.length());
    while (close.length() == 3 && behind < text.length() && text.charAt(behind) == quote) {
      behind++; // up to two may stand before the closing three
    }
    String inside = text.substring(start, stop);
    last = inside;
    if (isName(behind)) {
      key = inside;
      named |= toml && HOLDERS.contains(inside);
      copy(behind);
      return;
    }
    out.append(close)
        .append(
            isHidden() && !PATHS.contains(key)
                ? masked(inside)
                : Keys.masked(withoutQuery(inside), MASK))
        .append(text, stop, behind);
    key = "";
    at = behind;
  }

  private void bare() {
    int end = at;
    while (end < text.length() && isBare(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    if (isName(end) || toml && word.endsWith(".")) {
      key = word;
      named |= Arrays.stream(word.split("\\.")).anyMatch(HOLDERS::contains);
      copy(end);
    } else {
      out.append(isHidden() ? MASK : word);
      at = end;
    }
  }

  /// Whether what ends there is the name of what follows.
  private boolean isName(int end) {
    int next = end;
    while (next < text.length()
        && (text.charAt(next) == ' '
            || text.charAt(next) == '\t'
            || !toml && Character.isWhitespace(text.charAt(next)))) {
      next++;
    }
    char sign = next < text.length() ? text.charAt(next) : ' ';
    return toml ? sign == '=' || sign == '.' : sign == ':';
  }

  private boolean isComment(char c) {
    return toml ? c == '#' : text.startsWith("//", at) || text.startsWith("/*", at);
  }

  /// Between variables it may be one that is switched off.
  private void comment() {
    boolean block = text.startsWith("/*", at) && !toml;
    int close = text.indexOf(block ? "*/" : "\n", block ? at + 2 : at);
    int end = close < 0 ? text.length() : block ? close + 2 : close;
    if (isHidden()) {
      int sign = toml ? 1 : 2;
      int stop = block && close >= 0 ? close : end;
      out.append(text, at, at + sign).append(masked(text.substring(at + sign, stop)));
      out.append(text, stop, end);
      at = end;
    } else {
      copy(end);
    }
  }

  private boolean isBare(char c) {
    return !Character.isWhitespace(c) && (toml ? "=,[]{}\"'#" : ":,[]{}\"/").indexOf(c) < 0;
  }

  private static String masked(String value) {
    return value.replaceAll("[^\r\n]+", MASK);
  }

  private static String withoutQuery(String value) {
    int query = value.contains("://") ? value.indexOf('?') : -1;
    return query < 0 ? value : value.substring(0, query + 1) + masked(value.substring(query + 1));
  }

  private void copy(int to) {
    out.append(text, at, to);
    at = to;
  }
}
