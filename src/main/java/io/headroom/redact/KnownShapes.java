package io.headroom.redact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Masks the secrets of [Shapes].
///
/// Two steps: an automaton reads the text once and stops only where an anchor of a shape is; there
/// the shape looks closer. What the shapes find is sorted and masked in one go.
final class KnownShapes implements Redactor {
  static final KnownShapes INSTANCE = new KnownShapes(Shapes.ALL);

  private final List<Anchor> anchors = new ArrayList<>();
  private final Automaton automaton;

  private KnownShapes(List<Finder> finders) {
    for (Finder finder : finders) {
      for (String anchor : finder.anchors()) {
        anchors.add(new Anchor(anchor, finder));
      }
    }
    automaton = new Automaton(anchors.stream().map(Anchor::text).toList());
  }

  private record Anchor(String text, Finder finder) {}

  @Override
  public Redaction redact(String text) {
    List<Secret> found = new ArrayList<>();
    automaton.read(
        text,
        (word, end) -> {
          Anchor anchor = anchors.get(word);
          int start = end - anchor.text.length();
          // What is called a secret inside of one that was found is a part of it.
          if (!(anchor.finder instanceof Assignments)
              || found.isEmpty()
              || found.getLast().end() <= start) {
            anchor.finder.find(text, start, end, found::add);
          }
        });
    return found.isEmpty() ? Redaction.none(text) : masked(text, found);
  }

  private static Redaction masked(String text, List<Secret> found) {
    StringBuilder out = new StringBuilder(text.length() + 16 * found.size());
    Map<String, Integer> counts = new HashMap<>();
    int at = 0;
    for (Secret secret : apart(found)) {
      out.append(text, at, secret.start());
      secret.mask(text, out);
      at = secret.end();
      if (!secret.sort().isEmpty()) {
        counts.merge(secret.sort(), 1, Integer::sum);
      }
    }
    return new Redaction(out.append(text, at, text.length()).toString(), counts);
  }

  /// Where shapes overlap they have found parts of one secret.
  private static List<Secret> apart(List<Secret> found) {
    found.sort(Secret.ORDER);
    List<Secret> apart = new ArrayList<>();
    for (Secret secret : found) {
      if (!apart.isEmpty() && secret.start() < apart.getLast().end()) {
        apart.add(apart.removeLast().with(secret));
      } else {
        apart.add(secret);
      }
    }
    return apart;
  }
}
