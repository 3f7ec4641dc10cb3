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
import io.headroom.text.Work;
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
      case JSON -> Optional.of(JsonDocument.parse(text, work, part -> read(part, work)));
      case LOG -> Optional.of(LogDocument.parse(text, work));
      case HTML -> Optional.of(HtmlDocument.parse(text, work));
      case TEXT -> Optional.of(TextDocument.parse(text, work));
      case CODE -> Optional.of(CodeDocument.parse(text, work));
      case SEARCH -> Optional.of(SearchDocument.parse(text, work));
      case DIFF -> Optional.of(DiffDocument.parse(text, work));
      case TABLE -> Optional.of(TableDocument.parse(text, work));
      case XML -> Optional.of(XmlDocument.parse(text, work));
      case YAML -> Optional.of(YamlDocument.parse(text, work));
      case CONVERSATION ->
          Optional.of(ConversationDocument.parse(text, work, part -> read(part, work)));
      case BINARY -> Optional.empty();
    };
  }

  /// Takes a text apart as the kind it is.
  private static Optional<Document> read(String text, Work work) {
    return parse(Detector.detect(text).kind(), text, work);
  }
}
