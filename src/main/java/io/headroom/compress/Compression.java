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
/// @param omitted what was left out by class, `total - shown` in all; empty where there is one only
public record Compression(
    String text,
    String unit,
    int total,
    int shown,
    List<String> steps,
    MarkerPlace place,
    List<Omitted> omitted) {
  /// Copies the lists.
  public Compression {
    steps = List.copyOf(steps);
    omitted = List.copyOf(omitted);
  }

  /// A text that leaves out units of one class.
  ///
  /// @param text the shown text
  /// @param unit what is counted
  /// @param total how many the original has
  /// @param shown how many the text shows
  /// @param steps what was done
  /// @param place where the text carries its marker
  public Compression(
      String text, String unit, int total, int shown, List<String> steps, MarkerPlace place) {
    this(text, unit, total, shown, steps, place, List.of());
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

  /// The same, told by class what it leaves out.
  ///
  /// @param classes how much of each class
  /// @return a text that says so
  public Compression leavingOut(List<Omitted> classes) {
    return new Compression(text, unit, total, shown, steps, place, classes);
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
