package io.headroom.pipeline;

import io.headroom.compress.Omitted;
import io.headroom.detect.ContentKind;
import io.headroom.store.Hash;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What became of a text: shorter and marked, or the text itself and why.
public sealed interface Outcome {
  /// The text to show.
  ///
  /// @return the shorter text with its marker, or the original
  String text();

  /// The name of the original.
  ///
  /// @return its hash
  Hash hash();

  /// What the original was taken for.
  ///
  /// @return the kind
  ContentKind kind();

  /// Tokens of the original.
  ///
  /// @return at least 0
  int originalTokens();

  /// Tokens of [#text].
  ///
  /// @return at least 0, never more than the original's but for what masks take
  int shownTokens();

  /// How many secrets of the original are masked wherever the text would show them.
  ///
  /// @return numbers by sort, in the order of their names; empty if none
  Map<String, Integer> masked();

  /// A shorter text; its original is stored.
  ///
  /// @param text the shown text, its marker last
  /// @param hash the original's name
  /// @param kind what it was taken for
  /// @param originalTokens tokens of the original
  /// @param shownTokens tokens of the text, fewer than the original's
  /// @param steps what was done, in order
  /// @param unit what was counted, plural
  /// @param total how many the original has
  /// @param shown how many are shown
  /// @param omitted what was left out by class; empty where there is one only
  /// @param markerTokens tokens of the marker and of what it says of the classes, which are among
  ///   the shown ones
  /// @param masked how many secrets of the original are masked, by sort
  record Compressed(
      String text,
      Hash hash,
      ContentKind kind,
      int originalTokens,
      int shownTokens,
      List<String> steps,
      String unit,
      int total,
      int shown,
      List<Omitted> omitted,
      int markerTokens,
      Map<String, Integer> masked)
      implements Outcome {}

  /// The text itself.
  ///
  /// @param text the original's text, unmarked, and unchanged but for masks
  /// @param hash the original's name
  /// @param kind what it was taken for
  /// @param originalTokens tokens of the original
  /// @param shownTokens tokens of the text; the same where nothing is masked
  /// @param reason why it was left alone
  /// @param stored whether the original can be retrieved
  /// @param masked how many secrets of the original are masked, by sort
  record PassedThrough(
      String text,
      Hash hash,
      ContentKind kind,
      int originalTokens,
      int shownTokens,
      Reason reason,
      boolean stored,
      Map<String, Integer> masked)
      implements Outcome {}

  /// Why a text was left alone.
  enum Reason {
    /// So short that a marker would eat what is gained.
    TOO_SHORT,
    /// No form of it has fewer tokens.
    NO_GAIN,
    /// It is our own output.
    ALREADY_COMPRESSED,
    /// It is no text.
    BINARY,
    /// Its kind has no compressor.
    UNSUPPORTED_KIND,
    /// Nothing may be left out and no lossless form of it is shorter.
    NO_LOSSLESS_FORM,
    /// The store cannot hold the original, so nothing may be left out of it.
    TOO_LARGE_TO_STORE,
    /// The compressor broke on it.
    COMPRESSOR_FAILED,
    /// Nothing is to be changed, only measured.
    OBSERVED;

    /// The name used in answers.
    ///
    /// @return the constant's name in lower case
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
