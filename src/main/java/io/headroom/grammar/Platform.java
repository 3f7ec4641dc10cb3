package io.headroom.grammar;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Names of the native libraries on a system.
///
/// @param prefix processor and system: `x86_64-linux-gnu`
/// @param suffix of a library's file
record Platform(String prefix, String suffix) {
  /// The platform of a system, empty if there are no libraries for it.
  ///
  /// @param os as in `os.name`
  /// @param architecture as in `os.arch`
  static Optional<Platform> of(String os, String architecture) {
    String processor =
        switch (architecture.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch64";
          default -> "";
        };
    if (processor.isEmpty()) {
      return Optional.empty();
    }
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("linux")) {
      return Optional.of(new Platform(processor + "-linux-gnu", ".so"));
    }
    if (system.startsWith("mac")) {
      return Optional.of(new Platform(processor + "-macos", ".dylib"));
    }
    if (system.startsWith("windows") && processor.equals("x86_64")) {
      return Optional.of(new Platform(processor + "-windows", ".dll"));
    }
    return Optional.empty();
  }

  static Optional<Platform> current() {
    return of(
        Objects.requireNonNullElse(System.getProperty("os.name"), ""),
        Objects.requireNonNullElse(System.getProperty("os.arch"), ""));
  }

  /// The resource that holds a published library: `lib/x86_64-linux-gnu-tree-sitter-java.so`.
  String resource(String library) {
    return "lib/" + file(library);
  }

  /// The resource that holds the core built by `src/main/native/build.sh`.
  String core() {
    return "io/headroom/grammar/natives/" + file("tree-sitter");
  }

  private String file(String library) {
    return prefix + "-" + library + suffix;
  }
}
