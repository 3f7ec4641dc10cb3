package io.headroom.compress;

import java.util.List;

/// A shorter text, before it is marked, and what it says of the original. A compressor that found
/// nothing to gain gives the original text itself: the pipeline sees that it is not shorter and
/// passes the original through.
///
/// @param text the shown text, without marker, ending without a line terminator
/// @param unit what is counted, a plural noun in one word: `lines`, `rows`, `items`
/// @param total how many of them the original has
/// @param shown how many of them the text shows, `total` if nothing was left out
/// @param steps names of what was done, in order, each one word
/// @param place where the text carries its marker
public record Compression(
    String text, String unit, int total, int shown, List<String> steps, MarkerPlace place) {
  /// Copies the list.
  public Compression {
    steps = List.copyOf(steps);
  }

  /// A text that carries its marker on the last line.
  ///
  /// @param text the shown text
  /// @param unit what is counted
  /// @param total how many the original has
  /// @param shown how many the text shows
  /// @param steps what was done
  public Compression(String text, String unit, int total, int shown, List<String> steps) {
    this(text, unit, total, shown, steps, new MarkerPlace.LastLine());
  }

  /// Whether anything was left out.
  ///
  /// @return true if every unit is shown
  public boolean complete() {
    return shown == total;
  }

  /// The text with its marker.
  ///
  /// @param marker as [Marker] writes them
  /// @return what a reader is given
  public String marked(String marker) {
    return place.mark(text, marker);
  }
}
