package io.headroom.compress.search;

import io.headroom.text.Span;

/// One line a search printed.
///
/// @param file number of the file it is in
/// @param line its line number there, 0 where the search printed none
/// @param match false for a line of context
/// @param span where it stands in the search results
/// @param text the line itself, without path and numbers
/// @param focus UTF-16 offset of what matched in `text`, -1 if the results do not say
record Hit(int file, int line, boolean match, Span span, String text, int focus) {
  Hit withText(String text) {
    return new Hit(file, line, match, span, text, focus);
  }
}
