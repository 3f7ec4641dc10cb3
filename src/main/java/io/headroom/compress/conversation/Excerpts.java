package io.headroom.compress.conversation;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Words;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Shows the text of a result as the kind it is.
///
/// @param request what is wanted of the conversation
/// @param reader takes a text apart, as the kind it is
record Excerpts(Request request, Function<String, Optional<Document>> reader) {
  /// Shares of a text's tokens that are tried before it is shown as well as any is.
  private static final double[] SHARES = {0.1, 0.2, 0.35, 0.5, 0.7};

  /// The first of them for a text nobody took anything from: what it is good for is unknown.
  private static final int UNUSED = 2;

  /// Tokens below which nothing is tried.
  private static final int LEAST_SHARE = 60;

  /// Shows a text as well as any is.
  Optional<Compression> full(String text, String question) {
    return within(text, question, Request.UNBOUNDED);
  }

  /// Shows a text in a number of tokens, about.
  Optional<Compression> within(String text, String question, int tokens) {
    return reader.apply(text).flatMap(document -> shown(document, question, tokens));
  }

  /// Shows the least of a text that shows something and has certain words. More tokens never show
  /// less, so halving finds it.
  ///
  /// @param words as [Words] gives them
  /// @param tokens of the text
  Optional<Compression> least(String text, String question, Set<String> words, int tokens) {
    return reader
        .apply(text)
        .flatMap(document -> {
          int low = words.isEmpty() ? UNUSED : 0;
          int high = SHARES.length;
          Optional<Compression> best = Optional.empty();
          while (low < high) {
            int middle = (low + high) / 2;
            int allowance = Math.max(LEAST_SHARE, (int) (SHARES[middle] * tokens));
            Optional<Compression> shown =
                shown(document, question, allowance)
                    .filter(one -> one.shown() > 0 && words(one.text()).containsAll(words));
            if (shown.isPresent()) {
              best = shown;
              high = middle;
            } else {
              low = middle + 1;
            }
          }
          return best.or(() -> shown(document, question, Request.UNBOUNDED));
        });
  }

  private Optional<Compression> shown(Document document, String question, int tokens) {
    Request asked =
        new Request(question, Mode.AUTO, tokens, false, request.tokens(), request.work());
    return Optional.of(document.compress(asked))
        .filter(shown -> shown.total() > 0 && !shown.text().isBlank());
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Words.split(text, (word, _, _, _) -> words.add(word));
    return words;
  }
}
