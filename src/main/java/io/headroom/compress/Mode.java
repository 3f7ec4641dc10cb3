package io.headroom.compress;

/// How much may be left out.
public enum Mode {
  /// Nothing: the answer decodes to the original content, and that is proved before it is given.
  LOSSLESS,
  /// Whatever adds no information; the original stays one retrieve away.
  AUTO
}
