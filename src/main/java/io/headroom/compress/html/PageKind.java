package io.headroom.compress.html;

/// What a page declares to be, in its metadata.
enum PageKind {
  ARTICLE,
  LISTING,
  UNKNOWN
}
