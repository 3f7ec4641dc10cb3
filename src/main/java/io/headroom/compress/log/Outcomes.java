package io.headroom.compress.log;

import io.headroom.select.FailureWords;
import io.headroom.text.Words;
import java.util.Set;

/// What the words of a message say about success. Words mislead, so this is the weakest of the
/// signals: it never outweighs a level, and it is looked at where structure says nothing. With
/// [#WEIGHT] 0 it is switched off.
final class Outcomes {
  /// Severity of a message that has a word of failure and no other sign of it.
  static final double WEIGHT = 0.45;

  private static final Set<String> COUNTED =
      Set.of(
          "failed",
          "failing",
          "failure",
          "failures",
          "error",
          "errors",
          "fail",
          "broken",
          "passed",
          "passing",
          "pass",
          "skipped",
          "ignored",
          "pending",
          "warning",
          "warnings",
          "problems",
          "tests",
          "succeeded",
          "ok",
          "flaky",
          "todo");

  private static final Set<String> NEGATION = Set.of("0", "no", "without", "zero", "non", "not");

  /// What a message regrets when `not` stands before it.
  private static final Set<String> UNMET =
      Set.of(
          "found",
          "available",
          "exist",
          "allowed",
          "permitted",
          "supported",
          "responding",
          "running",
          "reachable");

  private static final Set<String> NOTHING = Set.of("0", "none", "null", "nil", "false", "no");

  private Outcomes() {}

  /// What a message says.
  ///
  /// @param relevant it has a word this is about at all
  /// @param failure it has a word of failure that is not negated
  /// @param counts it counts outcomes, as a summary does
  /// @param failures it counts failures, and there are some
  record Verdict(boolean relevant, boolean failure, boolean counts, boolean failures) {}

  /// Reads a message; `0 errors`, `no failures` and `errors: 0` are no failures.
  static Verdict of(String message) {
    Reader reader = new Reader(message);
    Words.split(message, reader);
    reader.word("", 0, 0, false);
    return new Verdict(
        reader.relevant, reader.failure, reader.counted >= 2 || reader.failures, reader.failures);
  }

  private static final class Reader implements Words.Sink {
    private final String message;
    private String before = "";
    private String last = "";
    private int lastStart;
    private boolean lastFails;
    private boolean lastCounted;
    private boolean lastNegated;
    private int lastEnd;
    private boolean relevant;
    private boolean failure;
    private boolean failures;
    private int counted;

    Reader(String message) {
      this.message = message;
    }

    /// `errors: 3`: the number that counts stands behind.
    private boolean keyed(int end) {
      return end < message.length() && (message.charAt(end) == ':' || message.charAt(end) == '=');
    }

    /// Judges each word when the next one is known.
    @Override
    public void word(String word, int start, int end, boolean part) {
      relevant |= lastFails || lastCounted;
      if (last.equals("not") && UNMET.contains(word)) {
        failure = true;
        relevant = true;
      }
      if (lastFails && !lastNegated && !NOTHING.contains(word)) {
        failure = true;
      }
      if (part && start >= lastStart && end <= lastEnd) {
        // KeeperException: its parts are words, its neighbours stay those of the whole.
        failure |= !lastNegated && FailureWords.inMessage(word);
        return;
      }
      if (lastCounted) {
        boolean leading = number(before) && !keyed(lastEnd);
        boolean trailing = !leading && number(word);
        if (leading || trailing) {
          counted++;
          String count = leading ? before : word;
          failures |= FailureWords.plain(last) && count.chars().anyMatch(c -> c != '0');
        }
      }
      before = last;
      last = word;
      lastStart = start;
      lastEnd = end;
      lastFails = FailureWords.inMessage(word);
      lastCounted = COUNTED.contains(word);
      lastNegated = NEGATION.contains(before) && !keyed(end);
    }

    private static boolean number(String word) {
      return !word.isEmpty()
          && word.length() < 10
          && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }
}
