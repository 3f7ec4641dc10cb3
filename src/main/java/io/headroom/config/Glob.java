package io.headroom.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A pattern: `*` and `?` stand for any characters, and for any one. All places it can be at are
/// followed at once, so that no pattern takes longer than its length times that of the text: it may
/// be somebody else's.
final class Glob {
  /// Longest pattern.
  static final int LONGEST = 200;

  /// What a pattern is of.
  enum Kind {
    /// Names; it matches whole ones.
    NAME,
    /// Command lines; it matches them up to the end or a blank.
    COMMAND,
    /// Paths: `*` and `?` stand for no `/`, and `**` for anything. It matches from the beginning
    /// where it starts with a `/`, else behind any; up to the end or a `/`.
    PATH
  }

  private enum Step {
    /// One certain character.
    THIS,
    /// Any one character, within a directory's name.
    ONE,
    /// Any characters, within a directory's name.
    STAR,
    /// Any characters.
    STARS,
    /// Nothing, or what the next step stands for.
    MAYBE,
    /// Directories.
    DIRECTORIES
  }

  private record Part(Step step, char character) {}

  private final List<Part> parts;
  private final char separator;
  private final boolean anywhere;

  private Glob(List<Part> parts, char separator, boolean anywhere) {
    this.parts = parts;
    this.separator = separator;
    this.anywhere = anywhere;
  }

  /// Reads a pattern.
  static Glob of(Kind kind, String pattern) {
    return switch (kind) {
      case NAME -> new Glob(parts(pattern, false), '\0', false);
      case COMMAND -> new Glob(parts(pattern, false), ' ', false);
      case PATH -> new Glob(parts(pattern, true), '/', !pattern.startsWith("/"));
    };
  }

  private static List<Part> parts(String pattern, boolean path) {
    List<Part> parts = new ArrayList<>();
    int end =
        pattern.length() > 1 && path && pattern.endsWith("/")
            ? pattern.length() - 1
            : pattern.length();
    for (int i = 0; i < end; i++) {
      char c = pattern.charAt(i);
      boolean start = i == 0 || pattern.charAt(i - 1) == '/';
      if (path && start && pattern.startsWith("**/", i)) {
        parts.add(new Part(Step.MAYBE, c));
        parts.add(new Part(Step.DIRECTORIES, c));
        i += 2;
      } else if (path && pattern.startsWith("**", i)) {
        parts.add(new Part(Step.STARS, c));
        i++;
      } else {
        parts.add(
            switch (c) {
              case '*' -> new Part(path ? Step.STAR : Step.STARS, c);
              case '?' -> new Part(Step.ONE, c);
              default -> new Part(Step.THIS, c);
            });
      }
    }
    return List.copyOf(parts);
  }

  /// Whether a text is one of those that are meant.
  boolean matches(String text) {
    int size = parts.size();
    boolean[] at = new boolean[size + 1];
    boolean[] next = new boolean[size + 1];
    at[0] = true;
    for (int i = 0; i <= text.length(); i++) {
      skip(at);
      boolean boundary = i == text.length() || text.charAt(i) == separator && i > 0;
      if (at[size] && boundary) {
        return true;
      }
      if (i < text.length()) {
        step(at, next, text.charAt(i));
        next[0] |= anywhere && text.charAt(i) == separator;
        boolean[] free = at;
        at = next;
        next = free;
      }
    }
    return false;
  }

  /// Goes over what may stand for nothing.
  private void skip(boolean[] at) {
    for (int p = 0; p < parts.size(); p++) {
      if (at[p]) {
        switch (parts.get(p).step) {
          case STAR, STARS -> at[p + 1] = true;
          case MAYBE -> {
            at[p + 1] = true;
            at[p + 2] = true;
          }
          case THIS, ONE, DIRECTORIES -> {}
        }
      }
    }
  }

  private void step(boolean[] at, boolean[] next, char c) {
    Arrays.fill(next, false);
    for (int p = 0; p < parts.size(); p++) {
      if (at[p]) {
        Part part = parts.get(p);
        switch (part.step) {
          case THIS -> next[p + 1] |= c == part.character;
          case ONE -> next[p + 1] |= c != separator || separator == ' ';
          case STAR -> next[p] |= c != separator;
          case STARS -> next[p] = true;
          case DIRECTORIES -> {
            next[p] = true;
            next[p + 1] |= c == separator;
          }
          case MAYBE -> {}
        }
      }
    }
  }
}
