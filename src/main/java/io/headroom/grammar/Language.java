package io.headroom.grammar;

import java.util.Locale;

/// A programming language there is a grammar of.
public enum Language {
  /// Bash and POSIX shell.
  BASH,
  /// C.
  C,
  /// C++.
  CPP,
  /// C#.
  C_SHARP,
  /// Go.
  GO,
  /// Java.
  JAVA,
  /// JavaScript with JSX.
  JAVASCRIPT,
  /// Kotlin.
  KOTLIN,
  /// PHP between its tags.
  PHP,
  /// Python.
  PYTHON,
  /// Ruby.
  RUBY,
  /// Rust.
  RUST,
  /// Scala.
  SCALA,
  /// TypeScript with JSX.
  TSX,
  /// TypeScript.
  TYPESCRIPT;

  /// The name in the files of the grammar: `c-sharp`.
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The function that gives the grammar: `tree_sitter_c_sharp`.
  String symbol() {
    return "tree_sitter_" + name().toLowerCase(Locale.ROOT);
  }
}
