package io.headroom.grammar;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import io.headroom.home.NativeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the binding its native parser. Found by name, as a service.
///
/// The core is our own build, three times as fast as the published one, which serves where ours
/// cannot be loaded: both are of one version and build the same trees.
public final class CoreLibrary implements NativeLibraryLookup {
  private static final Logger log = LoggerFactory.getLogger(CoreLibrary.class);

  /// For the service loader.
  public CoreLibrary() {}

  @Override
  public SymbolLookup get(Arena arena) {
    return core();
  }

  /// The core that every tree is from.
  ///
  /// @throws LinkageError if there is none that can be loaded
  static SymbolLookup core() {
    return Core.LOADED;
  }

  /// Loads a native library.
  ///
  /// @param library its name in the files: `tree-sitter-java`
  /// @throws UnsupportedOperationException if there is none for this platform
  /// @throws IllegalArgumentException if the system refuses to load it
  /// @throws UncheckedIOException if it is missing, or there is no place to write it
  static SymbolLookup lookup(String library, Arena arena) {
    return load(platform().resource(library), arena);
  }

  private static Platform platform() {
    return Platform.current()
        .orElseThrow(() -> new UnsupportedOperationException("no native parser for this system"));
  }

  @SuppressWarnings("restricted") // loading native code is what this is for
  private static SymbolLookup load(String resource, Arena arena) {
    try {
      return SymbolLookup.libraryLookup(NativeFiles.ofUser().file(resource), arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Loaded once, for good: the binding and [NativeWalk] have to use the same.
  private static final class Core {
    static final SymbolLookup LOADED = load();

    private static SymbolLookup load() {
      Platform platform = platform();
      try {
        return CoreLibrary.load(platform.core(), Arena.global());
      } catch (IllegalArgumentException | UncheckedIOException e) {
        SymbolLookup published = lookup("tree-sitter", Arena.global());
        log.info("code is parsed by the slower, published core: {}", e.toString());
        return published;
      }
    }
  }
}
