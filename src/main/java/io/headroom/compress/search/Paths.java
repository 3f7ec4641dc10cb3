package io.headroom.compress.search;

/// What can be the path of a file. Searches print paths before anything else on a line, and so do
/// logs with their time stamps: the difference has to be told from the characters.
final class Paths {
  /// `PATH_MAX` of Linux is 4096 bytes; nobody prints longer ones.
  static final int MAX = 1024;

  private Paths() {}

  /// Whether a string may be a path: it has a letter and is no date with a time, has no white space
  /// unless something else says path, and no control characters.
  static boolean plausible(String path) {
    int length = path.length();
    if (length == 0
        || length > MAX
        || Character.isWhitespace(path.charAt(0))
        || Character.isWhitespace(path.charAt(length - 1))) {
      return false;
    }
    int letters = 0;
    boolean white = false;
    boolean control = false;
    for (int i = 0; i < length; i++) {
      char c = path.charAt(i);
      letters += Character.isLetter(c) ? 1 : 0;
      white |= Character.isWhitespace(c);
      control |= c < ' ';
    }
    return !control && letters > 0 && !dateTime(path, letters) && (!white || structured(path));
  }

  /// Whether a string can be little else than a path: it names a directory or has an extension.
  static boolean evident(String path) {
    return plausible(path) && structured(path) && path.chars().noneMatch(Character::isWhitespace);
  }

  /// Has a separator of directories, or ends in an extension.
  private static boolean structured(String path) {
    int dot = path.lastIndexOf('.');
    return path.indexOf('/') >= 0
        || path.indexOf('\\') >= 0
        || (dot > 0
            && dot < path.length() - 1
            && path.length() - dot <= 12
            && path.substring(dot + 1).chars().allMatch(Character::isLetterOrDigit)
            && path.substring(dot + 1).chars().anyMatch(Character::isLetter));
  }

  /// `2026-01-15T10`, what stands before the minutes of an ISO 8601 time.
  private static boolean dateTime(String path, int letters) {
    return letters == 1
        && path.indexOf('T') > 0
        && path.chars().allMatch(c -> Character.isDigit(c) || "-T:.+[".indexOf(c) >= 0);
  }
}
