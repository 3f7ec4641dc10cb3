package io.headroom.compress.json;

import java.util.List;

/// The one place where words count, and little: whether a value says itself that something failed.
final class Failures {
  private static final List<String> STEMS =
      List.of(
          "fail",
          "error",
          "fatal",
          "critical",
          "panic",
          "crash",
          "exception",
          "abort",
          "denied",
          "reject",
          "timeout",
          "timed out",
          "timed_out",
          "unhealthy",
          "cancel");

  private Failures() {}

  /// Whether a word of a value begins like one that names a failure. Words begin after what is no
  /// letter, and at capitals in the midst of a word.
  static boolean named(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isLetter(value.charAt(i)) && begins(value, i) && stem(value, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String value, int at) {
    return at == 0
        || !Character.isLetter(value.charAt(at - 1))
        || Character.isUpperCase(value.charAt(at)) && Character.isLowerCase(value.charAt(at - 1));
  }

  private static boolean stem(String value, int at) {
    for (String stem : STEMS) {
      if (value.regionMatches(true, at, stem, 0, stem.length())) {
        return true;
      }
    }
    return false;
  }
}
