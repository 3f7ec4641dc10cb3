package io.headroom.redact;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A text without its secrets.
///
/// @param text the text; as many lines as before, and JSON if it was
/// @param masked how many secrets were masked, by sort (`aws-key`); empty where the text is
///   unchanged
public record Redaction(String text, Map<String, Integer> masked) {
  /// Copies the counts, in the order of their names.
  public Redaction {
    SortedMap<String, Integer> sorted = new TreeMap<>(masked);
    masked = Collections.unmodifiableSortedMap(sorted);
  }

  /// A text that holds no secrets, or is shown with them.
  ///
  /// @param text the text
  /// @return it, unchanged
  public static Redaction none(String text) {
    return new Redaction(text, Map.of());
  }

  /// How many secrets were masked.
  ///
  /// @return at least 0
  public int count() {
    return masked.values().stream().mapToInt(Integer::intValue).sum();
  }
}
