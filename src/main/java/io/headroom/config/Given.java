package io.headroom.config;

import java.util.List;

/// What somebody set a setting to.
///
/// @param values one value, or those of a list
/// @param origins where they were written; several for a list that several add to
public record Given(List<String> values, List<Origin> origins) {
  /// Copies the lists.
  public Given {
    values = List.copyOf(values);
    origins = List.copyOf(origins);
  }

  /// The value as an environment variable has it.
  ///
  /// @return the only value, or those of a list with commas between them
  public String text() {
    return String.join(",", values);
  }
}
