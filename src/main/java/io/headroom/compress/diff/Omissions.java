package io.headroom.compress.diff;

import java.util.ArrayList;
import java.util.List;

/// What a shown patch leaves out.
final class Omissions {
  int context;
  int headers;
  int message;
  int changes;
  int repeats;

  int rows() {
    return context + headers + message + changes + repeats;
  }

  /// One line that says all of it; it warns of a patch that is not whole any more.
  String line() {
    List<String> parts = new ArrayList<>();
    add(parts, changes, "changed");
    add(parts, repeats, "repeated");
    add(parts, context, "context");
    add(parts, headers, "header");
    add(parts, message, "message");
    return parts.isEmpty()
        ? ""
        : (changes + repeats > 0
                ? "[not the whole patch, do not apply; lines left out: "
                : "[lines left out: ")
            + String.join(", ", parts)
            + "]";
  }

  /// The same in fewer words, where no one could take the rest for a patch.
  String sketched() {
    int others = rows() - changes;
    return "[not the whole patch; lines left out: "
        + (changes + " changed" + (others > 0 ? ", " + others + " other" : "") + "]");
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
