package io.headroom.detect;

import java.util.Locale;
import java.util.Optional;

/// What a text is. Every kind has one line in the compressors' switch, so that a new one cannot be
/// forgotten there.
public enum ContentKind {
  /// One JSON document, or one per line.
  JSON,
  /// Records in time: program logs, CI and build output.
  LOG,
  /// Lines of grep and its kin: a path, a line number, a match.
  SEARCH,
  /// Unified or combined diffs.
  DIFF,
  /// Rows under a header: CSV, Markdown and boxed tables, fixed-width command output; and listings:
  /// records of `key: value` lines, trees, paths, options.
  TABLE,
  /// Source code.
  CODE,
  /// An HTML page.
  HTML,
  /// XML documents.
  XML,
  /// YAML documents.
  YAML,
  /// A list of chat messages as JSON.
  CONVERSATION,
  /// Prose, Markdown, and whatever has no other structure.
  TEXT,
  /// Bytes that are no text.
  BINARY;

  /// The name used in answers, options and files.
  ///
  /// @return the constant's name in lower case
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind with a name.
  ///
  /// @param id any case
  /// @return the kind, or empty for a name that is none
  public static Optional<ContentKind> byId(String id) {
    for (ContentKind kind : values()) {
      if (kind.name().equalsIgnoreCase(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
