package io.headroom.config;

import java.nio.file.Path;

/// Where a value was written. Its text is for people.
public sealed interface Origin {
  /// A line of a file.
  ///
  /// @param file the file
  /// @param line its line, from 1
  record Place(Path file, int line) implements Origin {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /// An environment variable.
  ///
  /// @param name its name
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /// An option of the command line.
  ///
  /// @param name its name, with its hyphens
  record Flag(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }
}
