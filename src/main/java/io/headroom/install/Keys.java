package io.headroom.install;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Tells keys from names where nothing around them says which they are.
final class Keys {
  /// Keys have 20 characters and more, names of things seldom.
  private static final Pattern LONG = Pattern.compile("[A-Za-z0-9._~+%-]{20,}+");

  private Keys() {}

  /// Whether a part of a text looks as if a generator had written it: `/s/b7Kq…/mcp`.
  static boolean areIn(String text) {
    return LONG.matcher(text).results().map(MatchResult::group).anyMatch(Keys::isMixed);
  }

  /// Puts a mask where such a part is.
  static String masked(String text, String mask) {
    return LONG.matcher(text).replaceAll(part -> isMixed(part.group()) ? mask : part.group());
  }

  /// Letters and digits whose class changes at every fourth sign or more: it does between random
  /// ones (0.47 for hexadecimal digits), and hardly in `release-notes-2025-11-25`.
  private static boolean isMixed(String part) {
    String classes =
        part.replaceAll("[^A-Za-z0-9]", "")
            .replaceAll("[a-z]", "a")
            .replaceAll("[A-Z]", "A")
            .replaceAll("[0-9]", "0");
    long changes =
        IntStream.range(1, classes.length())
            .filter(at -> classes.charAt(at) != classes.charAt(at - 1))
            .count();
    boolean both = classes.contains("0") && !classes.matches("0*");
    return both && changes * 4 >= classes.length() - 1;
  }
}
