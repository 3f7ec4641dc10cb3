package io.headroom.retrieve;

import io.headroom.detect.ContentKind;
import io.headroom.text.JsonPlaces;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What there is in an original, for a reader whose question found nothing: how much of it there
/// is, what is at the top of a JSON document, else its first lines and those the selection would
/// show first.
final class Outline {
  private static final int FIRST_LINES = 3;
  private static final int BEST_LINES = 10;
  private static final int NAMES = 30;
  private static final int MOST_CHARS = 160;

  private Outline() {}

  /// Writes the outline.
  ///
  /// @return lines that each end in `\n`
  static String of(Opened opened, ContentKind kind, TokenCounter tokens, int maxTokens) {
    int units = opened.document().units().size();
    StringBuilder out = new StringBuilder();
    out.append(
        "It is %s: %s lines, %s units.\n".formatted(kind.id(), opened.lines().count(), units));
    int left = maxTokens - tokens.count(out);
    for (String line : entries(opened, kind)) {
      left -= tokens.count(line) + 1;
      if (left < 0) {
        break;
      }
      out.append(line).append('\n');
    }
    return out.toString();
  }

  private static List<String> entries(Opened opened, ContentKind kind) {
    if (kind == ContentKind.JSON || kind == ContentKind.CONVERSATION) {
      try {
        return names(JsonText.of(opened.text()));
      } catch (Refusal e) {
        // Nearly JSON; its lines say what it is.
        return lines(opened);
      }
    }
    return lines(opened);
  }

  private static List<String> names(JsonPlaces json) {
    List<String> names = new ArrayList<>();
    Span top = json.root();
    List<JsonPlaces.Child> children = json.children(top);
    if (json.array(top)) {
      names.add("array of " + children.size());
      if (children.isEmpty() || !json.object(children.getFirst().span())) {
        return names;
      }
      top = children.getFirst().span();
      children = json.children(top);
      names.add("in /0:");
    }
    for (JsonPlaces.Child child : children.subList(0, Math.min(NAMES, children.size()))) {
      Span span = child.span();
      String what =
          json.array(span)
              ? "array of " + json.children(span).size()
              : json.object(span) ? "object of " + json.children(span).size() : json.of(span);
      names.add(child.key() + ": " + clip(what));
    }
    if (children.size() > NAMES) {
      names.add("and %s more names".formatted(children.size() - NAMES));
    }
    return names;
  }

  private static List<String> lines(Opened opened) {
    Lines lines = opened.lines();
    TreeSet<Integer> numbers = new TreeSet<>();
    for (int i = 0; i < Math.min(FIRST_LINES, lines.count()); i++) {
      numbers.add(i);
    }
    if (lines.count() > 0) {
      numbers.add(lines.count() - 1);
    }
    for (int piece : opened.highlights().best().stream().limit(BEST_LINES).toList()) {
      numbers.add(lines.at(opened.pieces().get(piece).span().start()));
    }
    List<String> entries = new ArrayList<>();
    for (int number : numbers) {
      entries.add("line %s: %s".formatted(number + 1, clip(lines.line(number))));
    }
    return entries;
  }

  private static String clip(String line) {
    if (line.length() <= MOST_CHARS) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(MOST_CHARS - 1)) ? MOST_CHARS - 1 : MOST_CHARS;
    return line.substring(0, end) + "… (" + line.length() + " characters)";
  }
}
