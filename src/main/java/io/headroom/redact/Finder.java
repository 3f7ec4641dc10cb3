package io.headroom.redact;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Finds secrets of a shape near an anchor: a piece of text that all of them have.
interface Finder {
  /// What one of them has to have for this finder to look, in lower case; texts are searched
  /// whatever their case.
  ///
  /// @return ASCII, two characters or more each
  List<String> anchors();

  /// Looks for secrets around an anchor. Reads no more than a fixed number of characters, or as
  /// many as it finds to be secret, or up to where the next anchor may be: that keeps all linear.
  ///
  /// @param text the text
  /// @param start where the anchor begins
  /// @param end where it ends
  /// @param found takes what there is
  void find(String text, int start, int end, Consumer<Secret> found);

  /// The lower case of ASCII.
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
