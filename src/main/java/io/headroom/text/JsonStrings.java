package io.headroom.text;

/// Strings as JSON spells them.
public final class JsonStrings {
  private JsonStrings() {}

  /// Spells a string with the escapes JSON asks for and no others, but for lone surrogates: they
  /// are escaped, so that the result is well-formed and can be written as UTF-8.
  ///
  /// @param value any string
  /// @return the literal, quotes included
  public static String quote(String value) {
    StringBuilder out = new StringBuilder(value.length() + value.length() / 16 + 2);
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || Character.isSurrogate(c) && !paired(value, i)) {
            escape(c, out);
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /// The characters a literal stands for.
  ///
  /// @param text holds the literal, which is well formed
  /// @param start offset of its opening quote
  /// @param end offset after its closing quote
  /// @return them, lone surrogates included
  public static String unquote(String text, int start, int end) {
    if (text.indexOf('\\', start + 1, end) < 0) {
      return text.substring(start + 1, end - 1);
    }
    StringBuilder out = new StringBuilder(end - start);
    for (int i = start + 1; i < end - 1; i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
          i += 4;
        }
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }

  private static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit(c >> shift & 15, 16));
    }
  }

  private static boolean paired(String s, int i) {
    return Character.isHighSurrogate(s.charAt(i))
        ? i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(s.charAt(i - 1));
  }
}
