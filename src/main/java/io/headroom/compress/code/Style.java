package io.headroom.compress.code;

import io.headroom.grammar.Language;
import io.headroom.text.Lines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a language writes a comment, so that a text with gaps in it is still a program.
///
/// @param line what begins a comment to the end of the line
/// @param block whether `/* … */` is a comment
/// @param empty statement that stands for a body without any, or empty where none is needed
record Style(String line, boolean block, String empty) {
  private static final List<String> MARKS = List.of("//", "#", "--", ";", "%");

  static Style of(Language language) {
    return switch (language) {
      case PYTHON -> new Style("#", false, "...");
      case RUBY -> new Style("#", false, "");
      case BASH -> new Style("#", false, ":");
      case C, CPP, C_SHARP, GO, JAVA, JAVASCRIPT, KOTLIN, PHP, RUST, SCALA, TSX, TYPESCRIPT ->
          new Style("//", true, "");
    };
  }

  /// For a program in a language that is not known: as most of its comments are written.
  static Style ofUnknown(Lines lines) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < lines.count(); i++) {
      String line = lines.line(i).strip();
      for (String mark : MARKS) {
        if (line.startsWith(mark)) {
          counts.merge(mark, 1, Integer::sum);
        }
      }
    }
    String best = MARKS.getFirst();
    for (String mark : MARKS) {
      best = counts.getOrDefault(mark, 0) > counts.getOrDefault(best, 0) ? mark : best;
    }
    return new Style(best, false, "");
  }

  /// A gap as a comment among other code on its line.
  String inline(String gap) {
    return block ? "/* " + gap + " */" : line + " " + gap;
  }
}
