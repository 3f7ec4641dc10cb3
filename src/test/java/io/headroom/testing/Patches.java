package io.headroom.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Patches made by random edits, and a strict way to apply them: every hunk where its header says,
/// every line it removes or rests on equal to the file's.
public final class Patches {
  private static final Pattern HEADER =
      Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
  private static final int CONTEXT = 3;

  private Patches() {}

  /// A file before and after some edits, and the unified diff between.
  public record Edit(List<String> before, List<String> after, String patch) {}

  /// Edits a file of random lines in random places.
  public static Edit edit(long seed, int lines, int edits) {
    Random random = new Random(seed);
    List<String> before = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      before.add(line(random, i));
    }
    List<String> after = new ArrayList<>();
    List<String> script = new ArrayList<>();
    int every = Math.max(1, lines / edits);
    for (int i = 0; i < lines; i++) {
      boolean here = random.nextInt(every) == 0;
      if (here && random.nextBoolean()) {
        script.add("-" + before.get(i));
      } else {
        script.add(" " + before.get(i));
        after.add(before.get(i));
      }
      for (int n = here ? random.nextInt(4) : 0; n > 0; n--) {
        String added = line(random, 1000 + i);
        script.add("+" + added);
        after.add(added);
      }
    }
    return new Edit(before, after, "--- a/f.c\n+++ b/f.c\n" + hunks(script));
  }

  private static String line(Random random, int i) {
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> "}";
      default -> "\tcall_" + i + "(value_" + random.nextInt(50) + ", other_argument);";
    };
  }

  private static String hunks(List<String> script) {
    StringBuilder out = new StringBuilder();
    int n = script.size();
    boolean[] keep = new boolean[n];
    for (int i = 0; i < n; i++) {
      if (script.get(i).charAt(0) != ' ') {
        for (int c = Math.max(0, i - CONTEXT); c <= Math.min(n - 1, i + CONTEXT); c++) {
          keep[c] = true;
        }
      }
    }
    int oldLine = 1;
    int newLine = 1;
    for (int i = 0; i < n; ) {
      int end = i;
      int olds = 0;
      int news = 0;
      StringBuilder body = new StringBuilder();
      while (end < n && keep[end]) {
        olds += script.get(end).charAt(0) != '+' ? 1 : 0;
        news += script.get(end).charAt(0) != '-' ? 1 : 0;
        body.append(script.get(end)).append('\n');
        end++;
      }
      if (end > i) {
        out.append(
            "@@ -%d,%d +%d,%d @@ int f(void)\n"
                .formatted(
                    olds == 0 ? oldLine - 1 : oldLine,
                    olds,
                    news == 0 ? newLine - 1 : newLine,
                    news));
        out.append(body);
        oldLine += olds;
        newLine += news;
        i = end;
      } else {
        oldLine++;
        newLine++;
        i++;
      }
    }
    return out.toString();
  }

  /// Applies the hunks of a patch of one file.
  ///
  /// @throws AssertionError if a hunk is not true of the file
  public static List<String> apply(List<String> before, String patch) {
    List<String> after = new ArrayList<>();
    int at = 0;
    int hunkOld = 0;
    int hunkNew = 0;
    for (String line : patch.split("\n", -1)) {
      Matcher header = HEADER.matcher(line);
      if (hunkOld == 0 && hunkNew == 0) {
        if (header.matches()) {
          hunkOld = header.group(2) == null ? 1 : Integer.parseInt(header.group(2));
          hunkNew = header.group(4) == null ? 1 : Integer.parseInt(header.group(4));
          int start = Integer.parseInt(header.group(1)) - (hunkOld == 0 ? 0 : 1);
          after.addAll(before.subList(at, start));
          at = start;
          int newStart = Integer.parseInt(header.group(3)) - (hunkNew == 0 ? 0 : 1);
          check(newStart == after.size(), "new start of " + line);
        }
        continue;
      }
      char sign = line.isEmpty() ? ' ' : line.charAt(0);
      String rest = line.isEmpty() ? "" : line.substring(1);
      if (sign != '+') {
        check(before.get(at).equals(rest), "line " + (at + 1) + ": " + rest);
        at++;
        hunkOld--;
      }
      if (sign != '-') {
        after.add(rest);
        hunkNew--;
      }
    }
    after.addAll(before.subList(at, before.size()));
    return after;
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("does not apply at " + what);
    }
  }
}
