package io.headroom.grammar;

import io.headroom.text.Lines;
import java.util.function.Predicate;

/// Which nodes of a tree to look into: the root, those that span lines, and those of some types.
///
/// @param encoded the text
/// @param lines its lines
/// @param opens 1 for each symbol to look into wherever it stands, else 0; the last is for all
///   symbols that the grammar has no name for
record Scope(Encoded encoded, Lines lines, byte[] opens) {
  /// Nesting below which nodes are taken as a whole: no program goes there, and who walks the tree
  /// may do so by recursion.
  static final int DEEPEST = 160;

  static Scope of(Grammar grammar, Encoded encoded, Predicate<String> opens) {
    byte[] bySymbol = new byte[grammar.types().length + 1];
    for (int s = 0; s < bySymbol.length; s++) {
      bySymbol[s] = (byte) (opens.test(grammar.type((short) s)) ? 1 : 0);
    }
    return new Scope(encoded, Lines.of(encoded.text()), bySymbol);
  }

  boolean opens(short symbol, int start, int end) {
    int s = Math.min(Short.toUnsignedInt(symbol), opens.length - 1);
    return opens[s] != 0 || lines.at(start) != lines.at(end);
  }
}
