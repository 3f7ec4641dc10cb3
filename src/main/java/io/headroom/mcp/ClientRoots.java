package io.headroom.mcp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The directories a client says it works in: asked for with `roots/list` once it is ready, and
/// again when it says that they changed. Only the answer to the latest question counts.
final class ClientRoots {
  /// Keeps our requests apart from whatever else a client may have pending.
  private static final String ID_PREFIX = "headroom-roots-";

  private boolean offered;
  private int asked;
  private List<Path> paths = List.of();

  /// Takes note of whether the client can be asked.
  ///
  /// @param initialize the raw parameters of its `initialize` request
  synchronized void introduce(@Nullable String initialize) {
    offered = RawJson.member(initialize, "capabilities", "roots") != null;
  }

  /// The next question.
  ///
  /// @return a `roots/list` request, or null for a client that cannot be asked
  synchronized @Nullable String ask() {
    if (!offered) {
      return null;
    }
    asked++;
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id() + ",\"method\":\"roots/list\"}";
  }

  /// Takes an answer. One to another question, an error or a malformed one changes nothing.
  ///
  /// @param answer a message without a method
  synchronized void take(Envelope answer) {
    String roots = RawJson.member(answer.result(), "roots");
    if (asked > 0 && id().equals(answer.id()) && roots != null) {
      paths = realPaths(roots);
    }
  }

  /// Real paths of the client's directories; those that are no files here are left out.
  synchronized List<Path> paths() {
    return paths;
  }

  private String id() {
    return "\"" + ID_PREFIX + asked + "\"";
  }

  private static List<Path> realPaths(String roots) {
    List<Path> found = new ArrayList<>();
    try (JsonParser parser = RawJson.parser(roots)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          Path path =
              realPath(
                  RawJson.string(RawJson.member(RawJson.cut(parser, roots::substring), "uri")));
          if (path != null) {
            found.add(path);
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private static @Nullable Path realPath(@Nullable String uri) {
    if (uri == null || !uri.regionMatches(true, 0, "file:", 0, "file:".length())) {
      return null;
    }
    try {
      return Path.of(URI.create(uri)).toRealPath();
    } catch (IllegalArgumentException | FileSystemNotFoundException | IOException _) {
      return null; // not here: another machine's, or gone
    }
  }
}
