package io.headroom.compress.log;

import io.headroom.text.Chars;
import org.jspecify.annotations.Nullable;

/// What a line says before and around its message: when, and how serious.
///
/// @param stampStart first offset of the time stamp, or -1
/// @param body offset of what follows the stamp; where the search began if there is none
/// @param level the level the line states of itself, or null
/// @param stated whether the level is a field of the log, not a word such as `error:` of the
///   message
record LineHeader(int stampStart, int body, @Nullable Level level, boolean stated) {
  /// Tokens that may stand before the stamp: a level, a host, a container's name, `-`.
  private static final int STAMP_WITHIN_TOKENS = 4;

  /// How far into a line a level may stand.
  private static final int LEVEL_WITHIN = 160;

  private static final int LEVEL_WITHIN_WORDS = 12;

  boolean stamped() {
    return stampStart >= 0;
  }

  /// Reads the header of a line.
  ///
  /// @param s a line without control sequences
  /// @param from where the line proper begins
  static LineHeader of(String s, int from) {
    int stamp = -1;
    int end = -1;
    int at = blanks(s, priority(s, from));
    for (int token = 0; token < STAMP_WITHIN_TOKENS && at < s.length(); token++) {
      end = Stamp.end(s, at);
      if (end >= 0 && (token == 0 || !Stamp.isDuration(s, at, end))) {
        stamp = at;
        break;
      }
      end = -1;
      at = nextToken(s, at);
    }
    int body = end >= 0 ? end : from;
    if (stamp >= 0 && letter(s.charAt(stamp)) && Chars.isDigit(s.charAt(stamp + 1))) {
      // glog writes the level as the first letter of its stamp.
      return new LineHeader(stamp, body, Level.lettered(s.charAt(stamp)), true);
    }
    // A level may stand before the stamp as well as behind it.
    return level(s, from, stamp, body);
  }

  private static LineHeader level(String s, int from, int stamp, int body) {
    int limit = Math.min(s.length(), body + LEVEL_WITHIN);
    int words = 0;
    int behind = 0;
    int i = from;
    while (i < limit && words < LEVEL_WITHIN_WORDS) {
      if (i == stamp) {
        i = body;
        continue;
      }
      if (!letter(s.charAt(i))) {
        i++;
        continue;
      }
      int a = i;
      while (i < s.length() && letter(s.charAt(i))) {
        i++;
      }
      boolean field = stamp >= 0 || words == 0;
      Level level = Level.named(s, a, i);
      if (level == null && i == a + 1 && stamp >= 0 && a >= body && behind < 3) {
        level = lettered(s, a);
      } else if (level == null && i == a + 1 && a == from && s.startsWith(": ", i)) {
        level = Level.lettered(s.charAt(a));
      }
      if (level != null) {
        char before = before(s, from, a);
        char after = i < s.length() ? s.charAt(i) : ' ';
        boolean bracketed =
            "[<(|:".indexOf(before) >= 0 && closes(s, i) && !(before == ':' && after != ':');
        // `::error file=a.js::` is a command to the runner.
        bracketed |= words == 0 && a >= from + 2 && s.startsWith("::", a - 2);
        boolean keyed = (before == '=' || before == '"') && keyIsLevel(s, a);
        boolean caps = caps(s, a, i);
        boolean free =
            (a == from || " \t]".indexOf(s.charAt(a - 1)) >= 0)
                && (after == ' ' || after == '\t' || i == s.length());
        boolean first = stamp >= 0 || i < s.length() && bare(s, from, a);
        boolean early = field && first && free && (behind < 3 || caps);
        if (bracketed || keyed || early || i == a + 1) {
          return new LineHeader(stamp, body, level, stamp >= 0 || bracketed || keyed || caps);
        }
        if (spaced(s, from, a) && introduces(s, i)) {
          return new LineHeader(stamp, body, level, stamp >= 0 && behind < 3);
        }
      }
      words++;
      behind += a >= body ? 1 : 0;
    }
    return new LineHeader(stamp, body, null, false);
  }

  /// `error:`, `error TS2322:`, `error[E0308]:`, `error #1786:`, `warning - `, `Error 1` at the
  /// end.
  private static boolean introduces(String s, int end) {
    int i = end;
    if (i < s.length() && s.charAt(i) == '(' && s.startsWith("(s)", i)) {
      i += 3;
    }
    if (i < s.length() && s.charAt(i) == ':') {
      return i + 1 == s.length() || s.charAt(i + 1) == ' ' || s.charAt(i + 1) == ':';
    }
    boolean bracket = i < s.length() && s.charAt(i) == '[';
    i = bracket ? i + 1 : blanks(s, i);
    if (i == end) {
      return false;
    }
    if (s.startsWith("- ", i)) {
      return true;
    }
    int digits = 0;
    int start = i;
    while (i < s.length() && i - start < 12 && s.charAt(i) > ' ' && ":]".indexOf(s.charAt(i)) < 0) {
      char c = s.charAt(i++);
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    boolean ends = i == s.length() || s.charAt(i) == ':' || bracket && s.charAt(i) == ']';
    return digits > 0 && ends;
  }

  private static @Nullable Level lettered(String s, int at) {
    char before = at == 0 ? ' ' : s.charAt(at - 1);
    char after = at + 1 < s.length() ? s.charAt(at + 1) : ' ';
    boolean alone =
        before == ' ' && (after == ' ' || after == '/') || before == '[' && after == ']';
    return alone ? Level.lettered(s.charAt(at)) : null;
  }

  private static boolean keyIsLevel(String s, int at) {
    int i = at - 1;
    while (i > 0 && "=\": ".indexOf(s.charAt(i)) >= 0) {
      i--;
    }
    return s.startsWith("level", i - 4)
        || s.startsWith("lvl", i - 2)
        || s.startsWith("severity", i - 7);
  }

  private static char before(String s, int from, int at) {
    int i = at - 1;
    while (i > from && s.charAt(i) == ' ') {
      i--;
    }
    return i < from ? ' ' : s.charAt(i);
  }

  private static boolean closes(String s, int end) {
    int i = blanks(s, end);
    return i < s.length() && "]>)|:".indexOf(s.charAt(i)) >= 0;
  }

  private static boolean spaced(String s, int from, int at) {
    return at == from || "\t ]):-\"".indexOf(s.charAt(at - 1)) >= 0;
  }

  /// Only white space, digits and colons stand before: the columns of a linter, not a bullet.
  private static boolean bare(String s, int from, int at) {
    for (int i = from; i < at; i++) {
      char c = s.charAt(i);
      if (c > ' ' && c != ':' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean caps(String s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }

  /// Skips the `<34>1 ` of a syslog line.
  private static int priority(String s, int from) {
    if (from >= s.length() || s.charAt(from) != '<') {
      return from;
    }
    int i = from + 1;
    while (i < s.length() && Chars.isDigit(s.charAt(i))) {
      i++;
    }
    if (i == from + 1 || i >= s.length() || s.charAt(i) != '>') {
      return from;
    }
    return s.startsWith("1 ", i + 1) ? i + 3 : i + 1;
  }

  private static int nextToken(String s, int from) {
    int i = from;
    while (i < s.length() && s.charAt(i) > ' ' && s.charAt(i) != '=') {
      i++;
    }
    while (i < s.length() && (s.charAt(i) <= ' ' || s.charAt(i) == '=' || s.charAt(i) == '|')) {
      i++;
    }
    return i;
  }

  private static int blanks(String s, int from) {
    int i = from;
    while (i < s.length() && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
