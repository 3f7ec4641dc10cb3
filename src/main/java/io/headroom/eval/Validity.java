package io.headroom.eval;

import io.headroom.detect.ContentKind;
import io.headroom.pipeline.Outcome;
import io.headroom.store.Original;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What no shown text may be, however short it is.
final class Validity {
  private static final Pattern JSON_OBJECT = Pattern.compile("\\{\\s*(?:\"|\\})");
  private static final Pattern JSON_ARRAY =
      Pattern.compile(
          "\\[\\s*(?:[\"{\\[\\]]|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\s*[,\\]]|true|false|null)");
  private static final Pattern NUMBERED = Pattern.compile("\\[\\d+\\]\\s*[{:]");

  private Validity() {}

  /// What is wrong.
  ///
  /// @return a phrase per fault; empty if nothing is
  static List<String> faults(Original original, Outcome outcome) {
    List<String> faults = new ArrayList<>();
    String before = original.text();
    String after = outcome.text();
    if (outcome.shownTokens() > outcome.originalTokens()) {
      faults.add("longer than the original");
    }
    if (after.isBlank() && !before.isBlank()) {
      faults.add("empty");
    }
    if (!encodable(after) && encodable(before)) {
      faults.add("lone surrogates");
    }
    if (after.indexOf('\uFFFD') >= 0 && before.indexOf('\uFFFD') < 0) {
      faults.add("replacement characters");
    }
    if (outcome instanceof Outcome.Compressed) {
      structure(before, after, outcome.kind(), faults);
    }
    return faults;
  }

  private static void structure(
      String before, String after, ContentKind kind, List<String> faults) {
    if (JsonShape.parses(before)) {
      if (claimsJson(after) && !JsonShape.parses(after)) {
        faults.add("broken JSON");
      }
      faults.addAll(Conversations.faults(before, after));
    } else if (kind == ContentKind.JSON && brokenLine(after) && !brokenLine(before)) {
      faults.add("a broken line of JSON");
    }
    if (kind == ContentKind.DIFF && Hunks.sound(before) && !Hunks.sound(after)) {
      faults.add("a hunk that is not as long as its header says");
    }
  }

  private static boolean encodable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /// Whether a text begins and ends as one JSON document does.
  private static boolean claimsJson(String text) {
    String document = JsonShape.bare(text);
    return JSON_OBJECT.matcher(document).lookingAt() && document.endsWith("}")
        || JSON_ARRAY.matcher(document).lookingAt()
            && !NUMBERED.matcher(document).lookingAt()
            && document.endsWith("]");
  }

  private static boolean brokenLine(String text) {
    return text.lines()
        .map(String::strip)
        .anyMatch(line ->
            line.startsWith("{")
                && line.endsWith("}")
                && JSON_OBJECT.matcher(line).lookingAt()
                && !JsonShape.parses(line));
  }
}
