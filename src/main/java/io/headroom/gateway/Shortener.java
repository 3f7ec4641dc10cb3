package io.headroom.gateway;

import java.util.Optional;

/// What can be done with the texts of one result.
interface Shortener {
  /// Whether a text is long enough for anything to be done with it.
  boolean isLong(String text);

  /// Makes a text shorter.
  ///
  /// @param text a long text
  /// @param shares how many texts of the result share what the client shows whole
  /// @return the short form with its marker, the original stored; empty to leave the text as it is
  Optional<String> shorten(String text, int shares);

  /// Keeps a whole of which only a part is shown.
  ///
  /// @param json the whole
  /// @param part what is shown of it
  /// @param values how many values that is
  /// @return the part, shortened where it is long, with a marker for the whole; empty if that would
  ///   not be shorter than the whole
  Optional<String> narrow(String json, String part, int values);
}
