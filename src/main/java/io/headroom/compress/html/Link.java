package io.headroom.compress.html;

/// A link in the text of a block.
///
/// @param start first offset in the block's text
/// @param end offset after the last
/// @param target the address as the page writes it
record Link(int start, int end, String target) {
  /// Whether it leads to another part of the same page.
  boolean inPage() {
    return target.startsWith("#");
  }

  int length() {
    return end - start;
  }
}
