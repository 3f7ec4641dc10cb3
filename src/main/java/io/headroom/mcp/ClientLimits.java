package io.headroom.mcp;

import io.headroom.pipeline.Headroom;
import io.headroom.pipeline.Observer;
import io.headroom.pipeline.Options;
import io.headroom.pipeline.Outcome;
import io.headroom.store.Original;
import io.headroom.text.Work;

/// How much of a tool's result a client hands to its model whole. What is longer it cuts in the
/// middle or puts into a file, so an answer keeps below.
///
/// The numbers are what the clients were seen to do with results of growing length, less some room
/// for the facts behind the text and for the client's own frame around it: Claude Code 2.1.330 puts
/// results over some 25,000 tokens, by its own count, into a file; Codex 0.169 cuts at 48,000
/// characters; Gemini CLI 0.61 cuts at 40,000.
///
/// @param maxTokens most `o200k` tokens of a text block
/// @param maxChars most characters of it, [Integer#MAX_VALUE] where tokens alone decide
/// @param known whether the client's limits are known; else what is asked for is given
public record ClientLimits(int maxTokens, int maxChars, boolean known) {
  private static final int MOST_TRIES = 3;

  private static final ClientLimits CODEX = new ClientLimits(11_500, 46_000, true);
  private static final ClientLimits GEMINI = new ClientLimits(20_000, 38_000, true);
  private static final ClientLimits CLAUDE_CODE = new ClientLimits(20_000, 140_000, true);
  private static final ClientLimits OTHER = new ClientLimits(20_000, Integer.MAX_VALUE, false);

  /// The limits of a client.
  ///
  /// @param client its `clientInfo.name`, empty if unknown
  /// @return what it shows whole
  public static ClientLimits of(String client) {
    return switch (client) {
      case "codex-mcp-client" -> CODEX;
      case "gemini-cli-mcp-client" -> GEMINI;
      case "claude-code" -> CLAUDE_CODE;
      default -> OTHER;
    };
  }

  /// What is left for one of several texts of a result.
  ///
  /// @param texts how many there are
  /// @return the same for an equal share
  public ClientLimits share(int texts) {
    int chars = maxChars == Integer.MAX_VALUE ? maxChars : maxChars / texts;
    return texts <= 1 ? this : new ClientLimits(maxTokens / texts, chars, known);
  }

  /// Compresses a text so that it stays below, whatever bound the caller gave. Clients that count
  /// characters get a second try with fewer tokens where the first came out too long.
  ///
  /// @param headroom the pipeline
  /// @param original any text or bytes
  /// @param options how
  /// @param work progress and cancellation
  /// @param observer learns what was found out, of every try
  /// @return the last try
  public Outcome compress(
      Headroom headroom, Original original, Options options, Work work, Observer observer) {
    Outcome outcome = headroom.compress(original, options, work, observer);
    for (int i = 0; i < MOST_TRIES; i++) {
      int chars = outcome.text().length();
      if (!(outcome instanceof Outcome.Compressed) || chars <= maxChars) {
        break;
      }
      int bound = (int) Math.max(1, 0.95 * outcome.shownTokens() * maxChars / chars);
      outcome = headroom.compress(original, options.withBound(bound), work, observer);
    }
    return outcome;
  }

  /// Tokens to give where some are asked for: never more than arrives.
  ///
  /// @param asked how many are asked for
  /// @return at most as many
  public int atMost(int asked) {
    return known ? Math.min(asked, maxTokens) : asked;
  }
}
