package io.headroom.retrieve;

import java.util.OptionalInt;

/// What is wanted of a stored original. At most one of query, lines and path is given; none asks
/// for the whole.
///
/// @param hash the original's name, in any form `Hash.parse` reads
/// @param query a question or words to look for, or empty
/// @param lines line numbers from 1 (`120-180`, `120`, `-20`, `120-`, lists with commas), or empty
/// @param path a JSON pointer or JSONPath, or empty
/// @param cursor where a former answer went on, or empty; it carries that answer's lines or path
/// @param maxTokens most tokens of the answer's text; empty for the default
/// @param maxChars most UTF-16 units of the answer's text, [Integer#MAX_VALUE] for no bound
public record RetrieveRequest(
    String hash,
    String query,
    String lines,
    String path,
    String cursor,
    OptionalInt maxTokens,
    int maxChars) {
  /// Checks the bounds.
  ///
  /// @throws IllegalArgumentException if a bound is not positive
  public RetrieveRequest {
    if (maxTokens.isPresent() && maxTokens.getAsInt() < 1 || maxChars < 1) {
      throw new IllegalArgumentException("max_tokens must be at least 1");
    }
  }

  /// A request for the whole.
  ///
  /// @param hash the original's name
  /// @return a request without bounds of its own
  public static RetrieveRequest whole(String hash) {
    return new RetrieveRequest(hash, "", "", "", "", OptionalInt.empty(), Integer.MAX_VALUE);
  }

  /// The same for what answers a question.
  ///
  /// @param query the question
  /// @return a copy
  public RetrieveRequest withQuery(String query) {
    return new RetrieveRequest(hash, query, lines, path, cursor, maxTokens, maxChars);
  }

  /// The same for some lines.
  ///
  /// @param lines the lines
  /// @return a copy
  public RetrieveRequest withLines(String lines) {
    return new RetrieveRequest(hash, query, lines, path, cursor, maxTokens, maxChars);
  }

  /// The same for a part of a JSON document.
  ///
  /// @param path JSON pointer or JSONPath
  /// @return a copy
  public RetrieveRequest withPath(String path) {
    return new RetrieveRequest(hash, query, lines, path, cursor, maxTokens, maxChars);
  }

  /// The same from a cursor on.
  ///
  /// @param cursor the cursor of the page before
  /// @return a copy
  public RetrieveRequest withCursor(String cursor) {
    return new RetrieveRequest(hash, query, lines, path, cursor, maxTokens, maxChars);
  }

  /// The same within a bound of tokens.
  ///
  /// @param maxTokens most tokens of the answer's text, at least 1
  /// @return a copy
  public RetrieveRequest withMaxTokens(int maxTokens) {
    return new RetrieveRequest(
        hash, query, lines, path, cursor, OptionalInt.of(maxTokens), maxChars);
  }

  /// The same within a bound of characters.
  ///
  /// @param maxChars most UTF-16 units of the answer's text, at least 1
  /// @return a copy
  public RetrieveRequest withMaxChars(int maxChars) {
    return new RetrieveRequest(hash, query, lines, path, cursor, maxTokens, maxChars);
  }
}
