package io.headroom.compress.json;

import io.headroom.text.JsonStrings;

/// How strings are spelled: with quotes and escapes as JSON does, or bare where nothing can be
/// misread.
final class Quoting {
  /// Where a bare string stands, and so what may not be in it.
  enum Place {
    /// To the end of the line, after `key: `, where `<` begins a reference.
    LINE(""),
    /// To the end of the line, in a header.
    FOLD(""),
    /// After `- `, where a member line may stand as well.
    ITEM(":[{"),
    /// Between the commas of a row.
    CELL(","),
    /// Inside brackets.
    FLOW(",()[]{}");

    private final String forbidden;

    Place(String forbidden) {
      this.forbidden = forbidden;
    }
  }

  private Quoting() {}

  /// Whether a string can stand bare and be read back as that very string.
  static boolean bare(String value, Place place) {
    int length = value.length();
    if (length == 0 || "\"[{(…".indexOf(value.charAt(0)) >= 0 || !clean(value)) {
      return false;
    }
    if (place == Place.LINE && value.charAt(0) == '<') {
      return false;
    }
    for (int i = 0; i < place.forbidden.length(); i++) {
      if (value.indexOf(place.forbidden.charAt(i)) >= 0) {
        return false;
      }
    }
    boolean alone = place == Place.LINE || place == Place.FOLD;
    return !atom(value) && (alone || !run(value));
  }

  /// Whether a text part, known to be a string, can stand bare.
  static boolean bareText(String value, Place place) {
    return bare(value, place)
        || (!value.isEmpty() && (number(value) || run(value) || isBoolean(value)));
  }

  private static boolean isBoolean(String value) {
    return value.equals("true") || value.equals("false");
  }

  /// No control characters, lone surrogates, or blanks at either end.
  static boolean clean(String value) {
    if (blank(value.charAt(0)) || blank(value.charAt(value.length() - 1))) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 0x7f || c == '\u0085' || c == '\u2028' || c == '\u2029') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!pair(value, i)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /// Whether a name can stand bare before `:`, `[` or `{` and between the commas of a header.
  static boolean bareName(String name) {
    if (name.isEmpty() || name.charAt(0) == '-' || name.charAt(0) == '…' || !clean(name)) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (":,{}[]()<>?*\"=".indexOf(name.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  static String name(String name) {
    return bareName(name) ? name : quote(name);
  }

  /// Whether a bare text reads as number, `true`, `false` or `null`.
  static boolean atom(String value) {
    return value.equals("null") || isBoolean(value) || number(value);
  }

  /// Whether a bare text reads as a run of values, `3..9` or `0*7`.
  private static boolean run(String value) {
    char c = value.charAt(0);
    return (c == '-' || c >= '0' && c <= '9')
        && (value.indexOf("..") > 0 || value.indexOf('*') > 0);
  }

  /// The number grammar of JSON.
  static boolean number(String s) {
    int i = 0;
    int n = s.length();
    if (i < n && s.charAt(i) == '-') {
      i++;
    }
    if (i < n && s.charAt(i) == '0') {
      i++;
    } else {
      int digits = digits(s, i);
      if (digits == i) {
        return false;
      }
      i = digits;
    }
    if (i < n && s.charAt(i) == '.') {
      int digits = digits(s, i + 1);
      if (digits == i + 1) {
        return false;
      }
      i = digits;
    }
    if (i < n && (s.charAt(i) | 0x20) == 'e') {
      i++;
      if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
        i++;
      }
      int digits = digits(s, i);
      if (digits == i) {
        return false;
      }
      i = digits;
    }
    return i == n;
  }

  private static int digits(String s, int from) {
    int i = from;
    while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /// A string in JSON; lone surrogates are escaped, so that the result is well-formed UTF-16.
  static String quote(String value) {
    return JsonStrings.quote(value);
  }

  static void quote(String value, StringBuilder out) {
    out.append(JsonStrings.quote(value));
  }

  /// Appends `\` and `u` and four hexadecimal digits.
  static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit(c >> shift & 15, 16));
    }
  }

  private static boolean pair(String s, int i) {
    return Character.isHighSurrogate(s.charAt(i))
        && i + 1 < s.length()
        && Character.isLowSurrogate(s.charAt(i + 1));
  }

  private static boolean blank(char c) {
    return c <= ' ' || Character.isSpaceChar(c) || c == '\ufeff' || c == '\u200b';
  }

  /// The characters of a JSON string literal, which is known to be well formed.
  static String unquote(String source, int start, int end) {
    return JsonStrings.unquote(source, start, end);
  }

  /// Offset after the string literal that begins at `start`, or -1 if it does not end.
  static int literalEnd(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i + 1;
      }
    }
    return -1;
  }

  /// JSON without the blanks between its tokens.
  static String minify(String source, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    int i = start;
    while (i < end) {
      char c = source.charAt(i);
      if (c == '"') {
        int close = literalEnd(source, i);
        out.append(source, i, close);
        i = close;
      } else {
        if (c > ' ') {
          out.append(c);
        }
        i++;
      }
    }
    return out.toString();
  }
}
