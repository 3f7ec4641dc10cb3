package io.headroom.compress.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what programs say of their errors, in any language: `cat: notes.txt: reason`. A reason
/// that programs of different names give of different things is not theirs but the system's, and
/// the system says so of errors only. Whoever complained once and says little else complains again.
final class Complaints {
  /// Severity of a complaint: that of a line that says something is wrong and not how badly.
  static final double SEVERITY = 0.5;

  private static final int LONGEST_NAME = 40;
  private static final int LEAST_REASON = 4;

  /// Lines beyond which a reason is none: what every line says is usual.
  private static final int MOST_LINES = 24;

  /// Lines of a program that complained, beyond which it says other things too.
  private static final int FEW_WORDS = 4;

  /// Names and reasons that are remembered.
  private static final int MOST = 10_000;

  private static final String EMPHASIS = "*** ";

  private final Map<Integer, List<Integer>> speakers = new HashMap<>();
  private final Map<Integer, Reason> reasons = new HashMap<>();
  private final Set<Integer> emphasised = new HashSet<>();

  private static final class Reason {
    private final int speaker;
    private final List<Integer> lines = new ArrayList<>(2);
    private boolean shared;

    Reason(int speaker) {
      this.speaker = speaker;
    }
  }

  /// Takes a line without a time stamp.
  void add(int line, String s, int from) {
    int colon = colon(s, from, Math.min(s.length(), from + LONGEST_NAME));
    if (colon <= from || !name(s, from, colon)) {
      return;
    }
    int speaker = letters(s, from, colon);
    if (speakers.containsKey(speaker) || speakers.size() < MOST) {
      List<Integer> said = speakers.computeIfAbsent(speaker, _ -> new ArrayList<>(2));
      if (said.size() <= FEW_WORDS) {
        said.add(line);
      }
    }
    if (s.startsWith(EMPHASIS, colon + 2)) {
      emphasised.add(line);
      return;
    }
    int end = s.length();
    while (end > colon && (s.charAt(end - 1) <= ' ' || s.charAt(end - 1) == '.')) {
      end--;
    }
    int last = lastColon(s, colon + 1, end);
    if (last < 0 || !worded(s, last, end)) {
      return;
    }
    int words = letters(s, last, end);
    if (reasons.containsKey(words) || reasons.size() < MOST) {
      Reason reason = reasons.computeIfAbsent(words, _ -> new Reason(speaker));
      reason.shared |= reason.speaker != speaker;
      if (reason.lines.size() <= MOST_LINES) {
        reason.lines.add(line);
      }
    }
  }

  /// The lines that complain.
  Set<Integer> lines() {
    Set<Integer> lines = new HashSet<>(emphasised);
    for (Reason reason : reasons.values()) {
      if (reason.shared && reason.lines.size() <= MOST_LINES) {
        lines.addAll(reason.lines);
      }
    }
    for (List<Integer> said : speakers.values()) {
      if (said.size() <= FEW_WORDS && said.stream().anyMatch(lines::contains)) {
        lines.addAll(said);
      }
    }
    return lines;
  }

  /// The first colon with a blank behind it, or the colon of a script that needs none.
  private static int colon(String s, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = s.charAt(i);
      if (c == '：' || c == ':' && i + 1 < s.length() && s.charAt(i + 1) == ' ') {
        return i;
      }
      if (c <= ' ') {
        return -1;
      }
    }
    return -1;
  }

  /// Where what stands behind the last colon begins, or -1 if there is none.
  private static int lastColon(String s, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      char c = s.charAt(i);
      if (c == '：' || c == ' ' && s.charAt(i - 1) == ':') {
        return i > from ? i + 1 : -1;
      }
    }
    return -1;
  }

  /// A name as programs have them, and no level.
  private static boolean name(String s, int from, int to) {
    boolean letter = false;
    for (int i = from; i < to && !letter; i++) {
      letter = Character.isLetter(s.charAt(i));
    }
    return letter
        && (Character.isLetterOrDigit(s.charAt(to - 1)) || s.charAt(to - 1) == ']')
        && Level.named(s, from, to) == null;
  }

  /// Words alone: a reason has no values.
  private static boolean worded(String s, int from, int to) {
    int letters = 0;
    for (int i = from; i < to; i++) {
      char c = s.charAt(i);
      if (Character.isDigit(c) || "=/\\{}<>\"".indexOf(c) >= 0) {
        return false;
      }
      letters += Character.isLetter(c) ? 1 : 0;
    }
    return letters >= LEAST_REASON;
  }

  /// A hash of the letters: `make[1]` and `make[2]` are one program.
  private static int letters(String s, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = Character.isLetter(s.charAt(i)) ? 31 * hash + s.charAt(i) : hash;
    }
    return hash;
  }
}
