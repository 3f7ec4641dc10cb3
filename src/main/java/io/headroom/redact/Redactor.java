package io.headroom.redact;

/// Takes secrets out of a text that is to be shown. The same text gives the same, whatever is
/// around it in time. Safe for use by many threads at once.
public interface Redactor {
  /// Shows everything.
  Redactor NONE = Redaction::none;

  /// Masks what has the shape of a known credential, and values of high entropy that are called a
  /// password, a secret, a token or a key.
  ///
  /// @return always the same one
  static Redactor ofKnownShapes() {
    return KnownShapes.INSTANCE;
  }

  /// Masks the secrets of a text, in time linear in its length.
  ///
  /// @param text any text
  /// @return the text, masked, and what was masked
  Redaction redact(String text);
}
