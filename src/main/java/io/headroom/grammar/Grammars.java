package io.headroom.grammar;

import io.github.treesitter.jtreesitter.Parser;
import io.github.treesitter.jtreesitter.Tree;
import io.headroom.text.Work;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/// Parses programs. Safe for use by many threads at once, of which as many parse as there are
/// processors: a parse is native code and holds its thread. A tree lives outside the Java heap,
/// some fifty bytes per UTF-16 unit, and is gone when the call returns.
public final class Grammars {
  /// Longest text that is parsed, in UTF-16 units.
  public static final int LONGEST = 1 << 20;

  private static final Map<Language, Optional<Grammar>> LOADED = new ConcurrentHashMap<>();
  private static final Semaphore PROCESSORS =
      new Semaphore(Runtime.getRuntime().availableProcessors());

  private Grammars() {}

  /// Loads what all grammars share, so that the first program need not wait for it.
  public static void prepare() {
    var _ = parse(Language.JAVA, "class A {}", _ -> false, Work.UNWATCHED);
  }

  /// Parses a text. Errors in it are nodes of the tree, not failures.
  ///
  /// @param language what to read it as
  /// @param text any string
  /// @param opens types of nodes to look into even where they stand on one line; others are looked
  ///   into where they span lines
  /// @param work progress and cancellation
  /// @return the tree; empty if the text is too long, if parsing it takes far longer than parsing
  ///   programs does, or if there is no native parser here
  /// @throws Work.Cancelled if the work was cancelled
  public static Optional<Syntax> parse(
      Language language, String text, Predicate<String> opens, Work work) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<Grammar> grammar = LOADED.computeIfAbsent(language, Grammar::load);
    if (grammar.isEmpty()) {
      return Optional.empty();
    }
    Encoded encoded = Encoded.of(text);
    PROCESSORS.acquireUninterruptibly();
    // A parser keeps what it allocated for each parse until it is closed: one for each job.
    try (Parser parser = new Parser(grammar.get().language())) {
      return parse(parser, encoded, work)
          .map(tree -> {
            try (tree) {
              Scope scope = Scope.of(grammar.get(), encoded, opens);
              return TreeReader.read(language, grammar.get(), tree, scope);
            }
          });
    } finally {
      PROCESSORS.release();
    }
  }

  private static Optional<Tree> parse(Parser parser, Encoded encoded, Work work) {
    String text = encoded.text();
    Limit limit = new Limit(work, text.length());
    Optional<Tree> tree =
        parser.parse(
            (at, _) -> encoded.offset(at) < text.length() ? encoded.from(at) : "",
            encoded.encoding(),
            new Parser.Options(
                state -> limit.reached(encoded.offset(state.getCurrentByteOffset()))));
    if (tree.isPresent() && limit.isCancelled()) {
      tree.get().close();
    }
    limit.rethrow();
    return tree;
  }
}
