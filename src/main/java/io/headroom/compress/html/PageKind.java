package io.headroom.compress.html;

/// What a page declares to be, in its metadata.
enum PageKind {
  ARTICLE,
  /// Something else: a product, a list, results of a search.
  OTHER,
  UNKNOWN
}
