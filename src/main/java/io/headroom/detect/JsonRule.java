package io.headroom.detect;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// JSON, proven by reading all of it: one object or array, or at least two of them with each on a
/// line of its own (JSON Lines; blank lines may stand between them, other lines may not). A scalar
/// alone is text. Chats and ripgrep's events are told from other JSON by their fields.
final class JsonRule implements Rule {
  /// Deeper ones are not read to their end; they are left as they are, which is all a reader that
  /// recurses could do with them.
  static final int MAX_DEPTH = 1_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  @Override
  public Claim judge(Sample sample) {
    char first = sample.first();
    if (first != '{' && first != '[') {
      return Claim.NONE; // not worth a parser; what does begin so still has to parse
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), sample.text())) {
      return read(parser);
    } catch (StreamConstraintsException _) {
      return Claim.proven(ContentKind.JSON, "brackets nested deeper than " + MAX_DEPTH);
    } catch (JacksonException _) {
      return Claim.NONE;
    }
  }

  private static Claim read(JsonParser parser) {
    List<JsonShape> shapes = List.of(new ChatShape(), new RipgrepShape());
    int roots = 0;
    boolean onePerLine = true;
    int lastLine = 0;
    int depth = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token.isStructEnd()) {
        depth--;
      }
      for (JsonShape shape : shapes) {
        shape.token(parser, token, depth);
      }
      if (depth == 0) {
        int line = parser.currentTokenLocation().getLineNr();
        if (token.isStructStart()) {
          roots++;
          onePerLine &= line > lastLine;
        } else if (token.isStructEnd()) {
          onePerLine &= roots == 1 || line == lastLine;
        } else {
          return Claim.NONE; // a scalar between documents
        }
        lastLine = line;
      }
      if (token.isStructStart()) {
        depth++;
      }
    }
    if (roots > 1 && !onePerLine) {
      return Claim.NONE;
    }
    for (JsonShape shape : shapes) {
      if (shape.fits(roots)) {
        return Claim.proven(shape.kind(), shape.why());
      }
    }
    return Claim.proven(
        ContentKind.JSON, roots == 1 ? "parses as JSON" : roots + " lines that each parse as JSON");
  }
}
