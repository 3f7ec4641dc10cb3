package io.headroom.grammar;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import io.headroom.home.NativeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/// Gives the binding its native parser. Found by name, as a service.
public final class CoreLibrary implements NativeLibraryLookup {
  /// For the service loader.
  public CoreLibrary() {}

  @Override
  public SymbolLookup get(Arena arena) {
    return lookup("tree-sitter", arena);
  }

  /// Loads a native library.
  ///
  /// @param library its name in the files: `tree-sitter-java`
  /// @throws UnsupportedOperationException if there is none for this platform
  /// @throws IllegalArgumentException if the system refuses to load it
  @SuppressWarnings("restricted") // loading native code is what this is for
  static SymbolLookup lookup(String library, Arena arena) {
    Platform platform =
        Platform.current()
            .orElseThrow(
                () -> new UnsupportedOperationException("no native parser for this system"));
    try {
      return SymbolLookup.libraryLookup(
          NativeFiles.ofUser().file(platform.resource(library)), arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
