package io.headroom.select;

import io.headroom.text.Chars;
import java.util.List;
import java.util.Set;

/// The words that say that something failed, and nothing else does: messages and values are read
/// with the same ones. Words mislead, so they count little, and where structure says nothing. The
/// levels that loggers write are no such words; they are fields.
public final class FailureWords {
  /// They say so with any ending, and in a value by themselves.
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
          "broken");

  /// Says so as a state; in messages it is an everyday act.
  private static final List<String> IN_VALUES = List.of("cancel");

  /// They say so in a message; as a value they may be a state like others.
  private static final Set<String> IN_MESSAGES =
      Set.of(
          "abnormal",
          "abnormally",
          "bad",
          "cannot",
          "conflict",
          "conflicts",
          "corrupt",
          "corrupted",
          "dead",
          "deadlock",
          "deprecated",
          "died",
          "disconnect",
          "disconnected",
          "dropped",
          "exceeded",
          "exhausted",
          "expired",
          "expiring",
          "forbidden",
          "illegal",
          "interrupted",
          "interrupting",
          "invalid",
          "kill",
          "killed",
          "killing",
          "lost",
          "mismatch",
          "missing",
          "overflow",
          "refused",
          "reset",
          "retry",
          "retrying",
          "segfault",
          "terminated",
          "timedout",
          "unable",
          "unavailable",
          "undefined",
          "unexpected",
          "unhandled",
          "unknown",
          "unreachable",
          "unresolved",
          "unsupported",
          "violation",
          "warning",
          "warnings");

  /// Letters of an ending; what is longer is a word of another meaning.
  private static final int LONGEST_ENDING = 4;

  /// The stems by the letter they begin with: most words need not be looked at any further.
  private static final String[][] ANYWHERE = byBeginning(STEMS);

  private static final String[][] VALUES = byBeginning(IN_VALUES);

  private FailureWords() {}

  /// Whether a word of a message names a failure.
  ///
  /// @param word in lower case
  /// @return true if so
  public static boolean inMessage(String word) {
    return IN_MESSAGES.contains(word) || plain(word);
  }

  /// Whether a word names a failure with whatever ending, as one that is counted does.
  ///
  /// @param word in any case
  /// @return true if so
  public static boolean plain(String word) {
    int stem = stem(ANYWHERE, word, 0);
    return stem > 0 && word.length() - stem <= LONGEST_ENDING;
  }

  /// Whether a value says itself that something failed: a word of it does. Words begin after what
  /// is no letter, and at capitals in the midst of a word.
  ///
  /// @param value any text
  /// @return true if so
  public static boolean inValue(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Chars.isLetter(value.charAt(i)) && begins(value, i) && says(value, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(String value, int at) {
    return stem(ANYWHERE, value, at) > 0 || stem(VALUES, value, at) > 0;
  }

  private static boolean begins(String value, int at) {
    return at == 0
        || !Chars.isLetter(value.charAt(at - 1))
        || Character.isUpperCase(value.charAt(at)) && Character.isLowerCase(value.charAt(at - 1));
  }

  /// Length of the stem at an offset, 0 for none.
  private static int stem(String[][] stems, String value, int at) {
    char first = at < value.length() ? Character.toLowerCase(value.charAt(at)) : 0;
    if (first < stems.length) {
      for (String stem : stems[first]) {
        if (value.regionMatches(true, at, stem, 0, stem.length())) {
          return stem.length();
        }
      }
    }
    return 0;
  }

  private static String[][] byBeginning(List<String> stems) {
    String[][] byBeginning = new String[128][];
    for (char first = 0; first < byBeginning.length; first++) {
      String beginning = String.valueOf(first);
      byBeginning[first] =
          stems.stream().filter(stem -> stem.startsWith(beginning)).toArray(String[]::new);
    }
    return byBeginning;
  }
}
