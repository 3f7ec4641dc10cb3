package io.headroom.compress;

import io.headroom.compress.code.CodeDocument;
import io.headroom.compress.conversation.ConversationDocument;
import io.headroom.compress.diff.DiffDocument;
import io.headroom.compress.html.HtmlDocument;
import io.headroom.compress.json.JsonDocument;
import io.headroom.compress.log.LogDocument;
import io.headroom.compress.prose.TextDocument;
import io.headroom.compress.search.SearchDocument;
import io.headroom.compress.table.TableDocument;
import io.headroom.compress.xml.XmlDocument;
import io.headroom.compress.yaml.YamlDocument;
import io.headroom.detect.ContentKind;
import io.headroom.detect.Detector;
import io.headroom.text.Lines;
import io.headroom.text.Work;
import java.util.List;
import java.util.Optional;

/// The compressor of each kind: the only place that names them all.
public final class Compressors {
  private Compressors() {}

  /// Takes a text apart as a kind.
  ///
  /// @param kind what the text is
  /// @param text the text
  /// @param work progress and cancellation
  /// @return the document, or empty for a kind that has no compressor
  public static Optional<Document> parse(ContentKind kind, String text, Work work) {
    return switch (kind) {
      case BINARY -> Optional.empty();
      case CONVERSATION ->
          Optional.of(ConversationDocument.parse(text, work, part -> read(part, work)));
      case TEXT, LOG, TABLE, DIFF -> Optional.of(mixed(kind, Lines.of(text), work));
      case JSON, SEARCH, CODE, HTML, XML, YAML ->
          Optional.of(ofOneKind(kind, Lines.of(text), work));
    };
  }

  /// Text that may have passages of other kinds in it, and lines of a kind that may stand in text.
  private static Document mixed(ContentKind kind, Lines lines, Work work) {
    List<Passage> passages =
        switch (kind) {
          case TEXT -> Passages.of(lines);
          case DIFF -> Passages.fenced(kind, lines);
          default -> Passages.amidProse(kind, lines);
        };
    return passages.isEmpty()
        ? ofOneKind(kind, lines, work)
        : MixedDocument.of(lines, passages, work);
  }

  /// Takes lines apart that are of one kind; what has no compressor, as text.
  static Document ofOneKind(ContentKind kind, Lines lines, Work work) {
    return switch (kind) {
      case JSON -> JsonDocument.parse(lines.text(), work, part -> read(part, work));
      case LOG -> LogDocument.parse(lines, work);
      case HTML -> HtmlDocument.parse(lines, work);
      case CODE -> CodeDocument.parse(lines, work);
      case SEARCH -> SearchDocument.parse(lines.text(), work);
      case DIFF -> DiffDocument.parse(lines.text(), work);
      case TABLE -> TableDocument.parse(lines, work);
      case XML -> XmlDocument.parse(lines, work);
      case YAML -> YamlDocument.parse(lines.text(), work);
      case TEXT, CONVERSATION, BINARY -> TextDocument.parse(lines, work);
    };
  }

  /// Takes a text apart as the kind it is.
  private static Optional<Document> read(String text, Work work) {
    return parse(Detector.detect(text).kind(), text, work);
  }
}
