package io.headroom.mcp;

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
record ClientLimits(int maxTokens, int maxChars, boolean known) {
  private static final ClientLimits CODEX = new ClientLimits(11_500, 46_000, true);
  private static final ClientLimits GEMINI = new ClientLimits(20_000, 38_000, true);
  private static final ClientLimits CLAUDE_CODE = new ClientLimits(20_000, 140_000, true);
  private static final ClientLimits OTHER = new ClientLimits(20_000, Integer.MAX_VALUE, false);

  /// The limits of a client.
  ///
  /// @param client its `clientInfo.name`, empty if unknown
  static ClientLimits of(String client) {
    return switch (client) {
      case "codex-mcp-client" -> CODEX;
      case "gemini-cli-mcp-client" -> GEMINI;
      case "claude-code" -> CLAUDE_CODE;
      default -> OTHER;
    };
  }

  /// Tokens to give where some are asked for: never more than arrives.
  int atMost(int asked) {
    return known ? Math.min(asked, maxTokens) : asked;
  }
}
