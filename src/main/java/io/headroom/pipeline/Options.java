package io.headroom.pipeline;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.detect.ContentKind;
import java.util.Optional;

/// How a text is to be compressed.
///
/// @param query the reader's question, or empty
/// @param kind what the text is to be taken for; empty to find out
/// @param mode how much may be left out
/// @param maxTokens most tokens of the shown text, marker included, at least 1; [Request#UNBOUNDED]
///   for no bound
/// @param filled whether as much is wanted as the bound has room for; otherwise it only cuts off
///   what an answer without bound would show
/// @param source where the text came from: `content`, or a file's path
public record Options(
    String query,
    Optional<ContentKind> kind,
    Mode mode,
    int maxTokens,
    boolean filled,
    String source) {
  /// Finds the kind out, leaves out what adds nothing, has no bound.
  public static final Options DEFAULT =
      new Options("", Optional.empty(), Mode.AUTO, Request.UNBOUNDED, false, "content");

  /// Checks the bound.
  ///
  /// @throws IllegalArgumentException if the bound is not positive
  public Options {
    if (maxTokens < 1) {
      throw new IllegalArgumentException("max_tokens must be at least 1, got " + maxTokens);
    }
  }

  /// The same with a question.
  ///
  /// @param query the question
  /// @return a copy
  public Options withQuery(String query) {
    return new Options(query, kind, mode, maxTokens, filled, source);
  }

  /// The same with a budget, to be used up with what is next best.
  ///
  /// @param maxTokens most tokens of the shown text
  /// @return a copy
  public Options withMaxTokens(int maxTokens) {
    return new Options(query, kind, mode, maxTokens, true, source);
  }

  /// The same with another bound, a budget or not as before.
  ///
  /// @param maxTokens most tokens of the shown text
  /// @return a copy
  public Options withBound(int maxTokens) {
    return new Options(query, kind, mode, maxTokens, filled, source);
  }

  /// The same with a mode.
  ///
  /// @param mode how much may be left out
  /// @return a copy
  public Options withMode(Mode mode) {
    return new Options(query, kind, mode, maxTokens, filled, source);
  }

  /// The same with a kind.
  ///
  /// @param kind what the text is to be taken for
  /// @return a copy
  public Options withKind(ContentKind kind) {
    return new Options(query, Optional.of(kind), mode, maxTokens, filled, source);
  }

  /// The same from another place.
  ///
  /// @param source where the text came from
  /// @return a copy
  public Options withSource(String source) {
    return new Options(query, kind, mode, maxTokens, filled, source);
  }
}
