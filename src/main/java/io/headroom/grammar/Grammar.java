package io.headroom.grammar;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A loaded grammar: names of its nodes and fields are looked up once, not on each visit.
///
/// @param language the binding's handle
/// @param types name of each symbol
/// @param named whether a symbol is more than a token
/// @param fields name of each field; the first stands for none
record Grammar(
    io.github.treesitter.jtreesitter.Language language,
    String[] types,
    boolean[] named,
    String[] fields) {
  private static final Logger log = LoggerFactory.getLogger(Grammar.class);

  /// What a node is whose symbol is that of an error, which no table holds.
  static final String ERROR = "ERROR";

  /// Loads a grammar for good.
  ///
  /// @return empty where native code is not to be had
  static Optional<Grammar> load(Language language) {
    try {
      var lookup = CoreLibrary.lookup("tree-sitter-" + language.id(), Arena.global());
      return Optional.of(
          of(io.github.treesitter.jtreesitter.Language.load(lookup, language.symbol())));
    } catch (RuntimeException | LinkageError e) {
      log.warn("no grammar of {}, code in it stays as it is: {}", language.id(), e.toString());
      return Optional.empty();
    }
  }

  private static Grammar of(io.github.treesitter.jtreesitter.Language language) {
    String[] types = new String[language.getSymbolCount()];
    boolean[] named = new boolean[types.length];
    for (int s = 0; s < types.length; s++) {
      String name = language.getSymbolName((short) s);
      types[s] = name == null ? "" : name.intern();
      named[s] = language.isNamed((short) s);
    }
    String[] fields = new String[language.getFieldCount() + 1];
    fields[0] = "";
    for (int f = 1; f < fields.length; f++) {
      String name = language.getFieldNameForId((short) f);
      fields[f] = name == null ? "" : name.intern();
    }
    return new Grammar(language, types, named, fields);
  }

  String type(short symbol) {
    int s = Short.toUnsignedInt(symbol);
    return s < types.length ? types[s] : ERROR;
  }

  boolean named(short symbol) {
    int s = Short.toUnsignedInt(symbol);
    return s >= types.length || named[s];
  }

  String field(short id) {
    int f = Short.toUnsignedInt(id);
    return f < fields.length ? fields[f] : "";
  }
}
