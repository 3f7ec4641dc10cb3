package io.headroom.compress.json;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Function;

/// Shortens the texts that stand in strings of a document: a log, a diff, a page.
final class Passages {
  /// A passage may take this share of its own length.
  private static final double SHARE = 0.25;

  private static final int LEAST = 120;
  private static final int MOST = 2_000;

  private static final double CHARS_PER_TOKEN = 4;

  private final Request request;
  private final Function<String, Optional<Document>> reader;
  private final double scale;
  private int sharers = 1;
  private final IdentityHashMap<Block.Passage, Optional<Compression>> known =
      new IdentityHashMap<>();

  /// Passages of a document.
  ///
  /// @param request what is wanted of the document
  /// @param reader takes the text in a string apart
  Passages(Request request, Function<String, Optional<Document>> reader) {
    this(request, reader, 1);
  }

  private Passages(Request request, Function<String, Optional<Document>> reader, double scale) {
    this.request = request;
    this.reader = reader;
    this.scale = scale;
  }

  /// The same passages, shown in so many times the length.
  Passages times(double scale) {
    return new Passages(request, reader, scale);
  }

  /// Says how many passages share a bound.
  void share(int passages) {
    sharers = Math.max(1, passages);
  }

  /// Whether there is a question.
  boolean asked() {
    return !request.query().isBlank();
  }

  /// A passage in fewer lines, behind a line that says so; empty if it is not worth it.
  Optional<String> of(Block.Passage passage) {
    return shortened(passage)
        .map(c ->
            "(text in a string, %s of %s %s):\n%s"
                .formatted(c.shown(), c.total(), c.unit(), c.text()));
  }

  /// How many of its parts are left out.
  int gaps(Block.Passage passage) {
    return shortened(passage).map(c -> c.total() - c.shown()).orElse(0);
  }

  private Optional<Compression> shortened(Block.Passage passage) {
    return known.computeIfAbsent(passage, this::shorten);
  }

  private Optional<Compression> shorten(Block.Passage passage) {
    String text = passage.node().value();
    double share = scale * SHARE * text.length() / CHARS_PER_TOKEN;
    int room = (int) Math.clamp(share, LEAST, Math.max(LEAST, scale * MOST));
    if (request.maxTokens() != Request.UNBOUNDED && !request.filled()) {
      room = Math.min(room, Math.max(1, request.maxTokens() / (2 * sharers)));
    }
    Request part =
        new Request(request.query(), Mode.AUTO, room, false, request.tokens(), request.work());
    return reader
        .apply(text)
        .map(document -> document.compress(part))
        .filter(c -> c.text().length() * 2 < text.length() && !c.text().isBlank());
  }
}
