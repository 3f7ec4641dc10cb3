package io.headroom.eval;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Whether a text is one JSON document, of any depth and with numbers of any length.
final class JsonShape {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonShape() {}

  /// A text without byte order mark and white space around it.
  static String bare(String text) {
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
  }

  static boolean parses(String text) {
    int documents = 0;
    int depth = 0;
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bare(text))) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth -= token.isStructEnd() ? 1 : 0;
        documents += depth == 0 && !token.isStructEnd() ? 1 : 0;
        depth += token.isStructStart() ? 1 : 0;
      }
      return documents == 1;
    } catch (JacksonException e) {
      return false;
    }
  }
}
