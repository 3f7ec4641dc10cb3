package io.headroom.eval;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a patch still says the truth about itself: each hunk of it has as many old and new lines
/// as its header says, so that `patch` would read it.
final class Hunks {
  private static final Pattern HEADER =
      Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*");

  private Hunks() {}

  static boolean sound(String patch) {
    List<String> lines = patch.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher header = HEADER.matcher(lines.get(i));
      if (header.matches()) {
        int length = length(lines, i + 1, count(header.group(1)), count(header.group(2)));
        if (length < 0) {
          return false;
        }
        i += length;
      }
    }
    return true;
  }

  private static int count(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  /// How many lines a hunk takes, or -1 where it ends before its header says so.
  private static int length(List<String> lines, int from, int oldLines, int newLines) {
    int at = from;
    while (oldLines > 0 || newLines > 0) {
      char sign = at == lines.size() ? 0 : lines.get(at).isEmpty() ? ' ' : lines.get(at).charAt(0);
      switch (sign) {
        case ' ' -> {
          oldLines--;
          newLines--;
        }
        case '-' -> oldLines--;
        case '+' -> newLines--;
        case '\\' -> {}
        default -> {
          return -1;
        }
      }
      if (oldLines < 0 || newLines < 0) {
        return -1;
      }
      at++;
    }
    return at - from;
  }
}
