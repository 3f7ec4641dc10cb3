package io.headroom.compress.diff;

import java.util.HashSet;
import java.util.Set;

/// Tells files no person writes or reads by the look of what changed in them: lines as long as only
/// a minifier makes them, hash after hash, thousands of lines from one template. Lock files look
/// like that only when they are long, so the usual names count as well.
final class Generated {
  /// Fewer changed rows are worth showing whatever they are.
  private static final int FEW = 20;

  private static final int LONG_LINE = 1_000;
  private static final double MANY_HASHES = 0.2;
  private static final int HASH_LENGTH = 32;
  private static final int MANY_ROWS = 200;
  private static final double FEW_SHAPES = 0.03;

  /// Lock files of package managers.
  private static final Set<String> LOCK_FILES =
      Set.of(
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "bun.lock",
          "Cargo.lock",
          "Gemfile.lock",
          "poetry.lock",
          "Pipfile.lock",
          "uv.lock",
          "pdm.lock",
          "composer.lock",
          "go.sum",
          "flake.lock",
          "mix.lock",
          "pubspec.lock",
          "Podfile.lock",
          "gradle.lockfile",
          "packages.lock.json");

  private Generated() {}

  static boolean is(Rows rows, FileDiff file) {
    int changed = 0;
    long length = 0;
    int hashes = 0;
    Set<String> shapes = new HashSet<>();
    for (Hunk hunk : file.hunks()) {
      for (int row = hunk.header() + 1; row < hunk.end(); row++) {
        if (Hunk.change(rows, row, hunk.parents()) != 0) {
          changed++;
          length += rows.length(row);
          hashes += hasHash(rows.line(row)) ? 1 : 0;
          shapes.add(shape(rows.line(row)));
        }
      }
    }
    if (changed > 0 && length / changed > LONG_LINE) {
      return true;
    }
    String base = file.name().substring(file.name().lastIndexOf('/') + 1);
    return changed >= FEW
        && (LOCK_FILES.contains(base)
            || hashes > MANY_HASHES * changed
            || (changed >= MANY_ROWS && shapes.size() < FEW_SHAPES * changed));
  }

  /// A run of letters and digits, as in hexadecimal or Base64, too long and too mixed for a word.
  private static boolean hasHash(String line) {
    int run = 0;
    int digits = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean part = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
      run = part ? run + 1 : 0;
      digits = part ? digits + (Character.isDigit(c) ? 1 : 0) : 0;
      if (run >= HASH_LENGTH && digits * 8 >= run) {
        return true;
      }
    }
    return false;
  }

  /// The row with every run of letters and digits as one mark.
  private static String shape(String line) {
    StringBuilder shape = new StringBuilder();
    boolean word = false;
    for (int i = 0; i < line.length(); i++) {
      boolean part = Character.isLetterOrDigit(line.charAt(i));
      if (part && !word) {
        shape.append('w');
      } else if (!part) {
        shape.append(line.charAt(i));
      }
      word = part;
    }
    return shape.toString();
  }
}
