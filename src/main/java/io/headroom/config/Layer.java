package io.headroom.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// All that was written in one place.
///
/// @param source whose it is
/// @param entries what was written, in order
/// @param broken why the rest cannot be read, if it cannot
/// @param open what others than its owner can do with the file, if they can
public record Layer(
    Source source, List<Entry> entries, Optional<Broken> broken, Optional<String> open) {
  /// Where a file can be read no further.
  ///
  /// @param where the place
  /// @param problem why
  public record Broken(Origin where, Problem problem) {
    Broken(Path file, int line, String message) {
      this(new Origin.Place(file, line), new Problem(message));
    }
  }

  /// Whose something is.
  public enum Source {
    /// The user's own file.
    USER,
    /// A file that comes with a project, whoever wrote it.
    PROJECT,
    /// The environment.
    ENVIRONMENT,
    /// The command line.
    FLAGS
  }

  /// Copies the list.
  public Layer {
    entries = List.copyOf(entries);
  }

  /// A layer without anything wrong about it.
  ///
  /// @param source whose it is
  /// @param entries what was written, in order
  /// @return a layer
  public static Layer of(Source source, List<Entry> entries) {
    return new Layer(source, entries, Optional.empty(), Optional.empty());
  }
}
