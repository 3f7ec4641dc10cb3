package io.headroom.pipeline;

import io.headroom.compress.Compression;
import io.headroom.store.Hash;
import java.util.regex.Pattern;

/// The line that says a text is not whole and where the whole is.
public final class Marker {
  // The forms that ours and other programs of the same contract write; all of them name a hash.
  private static final Pattern OURS =
      Pattern.compile(
          "<<ccr:[0-9a-f]{12,24}[^>\\n]*>>"
              + "|\\[[^\\]\\n]*\\b(?:compressed to|Retrieve (?:more|original|full diff):)[^\\]\\n]*hash=[0-9a-f]{12,24}[^\\]\\n]*\\]");

  private static final int TAIL = 400;

  private Marker() {}

  /// The marker of a compression, the last line of what is shown.
  ///
  /// @param compression what was shown
  /// @param hash the original's name
  /// @return `[N items compressed to M. Retrieve more: hash=…]`
  public static String of(Compression compression, Hash hash) {
    return "[%s %s compressed to %s. Retrieve more: hash=%s]"
        .formatted(compression.total(), compression.unit(), compression.shown(), hash);
  }

  /// Whether a text ends as our own output does. A marker somewhere in the middle is just something
  /// the text speaks of.
  ///
  /// @param text any text
  /// @return true if its last line is a marker, or if it is one
  public static boolean ends(String text) {
    String tail = text.substring(Math.max(0, text.length() - TAIL)).stripTrailing();
    String last = tail.substring(tail.lastIndexOf('\n') + 1);
    return OURS.matcher(last).find();
  }
}
