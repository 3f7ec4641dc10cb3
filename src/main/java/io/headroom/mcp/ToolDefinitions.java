package io.headroom.mcp;

/// What models and clients read about this server: text only, so that listing the tools loads
/// nothing. Every word is paid for in every request of a session; `ToolDefinitionsTest` counts
/// them.
final class ToolDefinitions {
  /// Most characters of one result, and the largest result Claude Code shows whole; without the
  /// hint it files away what is over 25,000 tokens and shows the first 2 KB. 25,000 tokens are
  /// about 100,000 characters of ordinary text, and up to six characters each in logs and indented
  /// code: a page within the client's own bound must never be cut, a text of twice that size still
  /// should.
  static final int MAX_RESULT_CHARS = 150_000;

  /// Said once per session. Clients that load tools late show the first 250 characters only.
  static final String INSTRUCTIONS =
      """
      Headroom shortens what is long before you read it, and keeps the original. Call \
      headroom_compress with the path of any log, JSON, search result, diff, table or page of more \
      than some 2,000 tokens; headroom_retrieve with its hash brings back any part.

      The short form keeps errors, summaries, outliers and what matches your query, and says at each \
      gap what it left out. Its last line names the hash. When an answer may lie in a gap, do not \
      guess and do not run the command again: call headroom_retrieve with the hash and a query, a \
      range of lines or a path. Prefer path to content, since content has to be written out again. \
      Do not compress what already carries such a marker. Everything stays on this machine.\
      """;

  /// Shortens a text or a file.
  static final ToolDefinition COMPRESS =
      define(
          "headroom_compress",
          "Compress",
          "Shorten a long file or text before reading it: logs, JSON, search results, diffs, tables,"
              + " code, pages. Keeps errors, outliers and what matches query; marks every gap. The"
              + " original stays available by the hash in the last line.",
          """
          {"type":"object","properties":{\
          "path":{"type":"string","description":"File to read. Use this whenever the text is in a \
          file."},\
          "content":{"type":"string","description":"The text, if it is in no file."},\
          "query":{"type":"string","description":"What you want to find out; matches are kept."},\
          "kind":{"type":"string","enum":["json","log","search","diff","table","code","html","xml",\
          "yaml","conversation","text"],"description":"Only to correct the detection."},\
          "mode":{"type":"string","enum":["auto","lossless"],"description":"lossless leaves nothing \
          out."},\
          "max_tokens":{"type":"integer","minimum":1,"description":"Budget for the answer."},\
          "format":{"type":"string","enum":["text","json"]}}}\
          """,
          true);

  /// Brings back an original, or a part of it.
  static final ToolDefinition RETRIEVE =
      define(
          "headroom_retrieve",
          "Retrieve",
          "Read an original by its hash. Give query, lines or path for a part; without these the"
              + " whole comes in pages.",
          """
          {"type":"object","properties":{\
          "hash":{"type":"string","description":"Hash or marker from a compressed text."},\
          "query":{"type":"string","description":"Words to look for; best matches first, with line \
          numbers."},\
          "lines":{"type":"string","description":"e.g. 120-180"},\
          "path":{"type":"string","description":"JSON pointer or JSONPath, e.g. $.items[3]"},\
          "max_tokens":{"type":"integer","minimum":1},\
          "cursor":{"type":"string","description":"next_cursor of the page before."},\
          "format":{"type":"string","enum":["text","json"]}},"required":["hash"]}\
          """,
          true);

  /// The same beside the tools of another server, where every tool takes two arguments more. What
  /// they mean is told here, once.
  static final ToolDefinition RETRIEVE_BESIDE =
      new ToolDefinition(
          RETRIEVE.name(),
          RETRIEVE
              .json()
              .replace(
                  "the whole comes in pages.",
                  "the whole comes in pages. Long results of the other tools here come shortened;"
                      + " _query says what to keep of one, _path (JSONPath) takes only a part of a"
                      + " JSON result."));

  /// Tells what was saved.
  static final ToolDefinition STATS =
      define(
          "headroom_stats",
          "Statistics",
          "Tokens saved so far; with a hash, how that text was compressed.",
          """
          {"type":"object","properties":{"hash":{"type":"string"}}}\
          """,
          false);

  /// Shortens another tool's result for a hook of the client. On no list, so that no model reads of
  /// it.
  static final ToolDefinition HOOK =
      define(
          "headroom_hook",
          "Hook",
          "For a PostToolUse hook.",
          """
          {"type":"object","properties":{"tool":{"type":"string"},"input":{"type":"string"},\
          "response":{"type":"string"},"transcript":{"type":"string"}}}\
          """,
          false);

  private ToolDefinitions() {}

  /// All of them only read, give the same answer when asked again, and know of no world outside.
  ///
  /// @param everyday whether clients that load tools late should show this one from the start
  private static ToolDefinition define(
      String name, String title, String description, String inputSchema, boolean everyday) {
    String alwaysLoad = everyday ? ",\"anthropic/alwaysLoad\":true" : "";
    return new ToolDefinition(
        name,
        "{\"name\":\""
            + (name + "\",\"title\":\"" + title + "\",\"description\":\"" + description)
            + ("\",\"inputSchema\":" + inputSchema)
            + ",\"annotations\":{\"readOnlyHint\":true,\"destructiveHint\":false,"
            + "\"idempotentHint\":true,\"openWorldHint\":false},"
            + ("\"_meta\":{\"anthropic/maxResultSizeChars\":" + MAX_RESULT_CHARS)
            + (alwaysLoad + "}}"));
  }
}
