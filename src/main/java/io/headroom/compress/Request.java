package io.headroom.compress;

import io.headroom.text.TokenCounter;
import io.headroom.text.Work;

/// What is wanted of a compression.
///
/// @param query the reader's question, or empty
/// @param mode how much may be left out
/// @param maxTokens most tokens of the compressed text, at least 1; [#UNBOUNDED] for no bound
/// @param tokens what counts them
/// @param work progress and cancellation
public record Request(String query, Mode mode, int maxTokens, TokenCounter tokens, Work work) {
  /// No bound on the tokens of an answer.
  public static final int UNBOUNDED = Integer.MAX_VALUE;
}
