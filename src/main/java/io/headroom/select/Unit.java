package io.headroom.select;

import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;

/// The smallest part of a text that is shown or left out as a whole: a log record, a row, a
/// paragraph. Selection chooses among units and retrieval searches them; both see the same ones.
///
/// @param span where the unit stands in the original
/// @param pointer JSON pointer of the unit, or empty where lines say it better
/// @param shape number of its template, at least 0: units of one shape differ in values only
/// @param severity how loudly the unit itself says that something is wrong, 0 (silent) to 1
///   (failure)
/// @param surprise how far its values stray from those of its shape, 0 (usual) to 1 (outlier or
///   change point)
/// @param pinned true when every answer shows the unit, whatever the budget
public record Unit(
    Span span, String pointer, int shape, double severity, double surprise, boolean pinned) {
  /// A unit of which nothing but its place and shape is known.
  ///
  /// @param span where it stands
  /// @param shape number of its template
  /// @return a unit without pointer or signals
  public static Unit plain(Span span, int shape) {
    return new Unit(span, "", shape, 0, 0, false);
  }

  /// A unit per line.
  ///
  /// @param lines any lines
  /// @return one for each, in order, of one shape
  public static List<Unit> ofLines(Lines lines) {
    List<Unit> units = new ArrayList<>(lines.count());
    for (int i = 0; i < lines.count(); i++) {
      units.add(plain(new Span(lines.start(i), lines.end(i)), 0));
    }
    return units;
  }
}
