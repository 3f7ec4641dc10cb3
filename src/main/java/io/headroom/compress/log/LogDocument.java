package io.headroom.compress.log;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Request;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;

/// A text by its lines.
///
/// @param text the original
/// @param units its lines
public record LogDocument(String text, List<Unit> units) implements Document {
  /// Takes a text apart.
  ///
  /// @param text the original
  /// @param work progress and cancellation
  /// @return the document
  public static LogDocument parse(String text, Work work) {
    Lines lines = Lines.of(text);
    List<Unit> units = new ArrayList<>(lines.count());
    for (int i = 0; i < lines.count(); i++) {
      units.add(Unit.plain(new Span(lines.start(i), lines.end(i)), i));
    }
    work.at(lines.count(), lines.count());
    return new LogDocument(text, units);
  }

  @Override
  public Compression compress(Request request) {
    return new Compression(text, "lines", units.size(), units.size(), List.of());
  }
}
