package io.headroom.ledger;

import io.headroom.detect.ContentKind;
import io.headroom.store.Hash;
import java.time.Instant;
import java.util.List;

/// Something that cost or saved tokens.
public sealed interface Event {
  /// When it happened.
  ///
  /// @return the time
  Instant at();

  /// The original it was about.
  ///
  /// @return the original's name
  Hash hash();

  /// A text was made shorter, or was tried to.
  ///
  /// @param at when
  /// @param hash the original's name
  /// @param client who asked, by the name it gave itself; empty if unknown
  /// @param kind what the text was taken for
  /// @param why what decided the kind
  /// @param steps what was done, in order
  /// @param reason why the text was left alone; empty if it was not
  /// @param inputTokens tokens of the original
  /// @param outputTokens tokens of all that was answered, facts and marker included; may be more
  ///   than went in
  /// @param timings how long it took
  record Compressed(
      Instant at,
      Hash hash,
      String client,
      ContentKind kind,
      String why,
      List<String> steps,
      String reason,
      int inputTokens,
      int outputTokens,
      Timings timings)
      implements Event {
    /// Copies the list.
    public Compressed {
      steps = List.copyOf(steps);
    }
  }

  /// A part of an original was given back.
  ///
  /// @param at when
  /// @param hash the original's name
  /// @param client who asked, by the name it gave itself; empty if unknown
  /// @param how `whole`, `lines`, `path` or `query`
  /// @param tokens tokens of all that was answered
  record Retrieved(Instant at, Hash hash, String client, String how, int tokens) implements Event {}

  /// How long the stages of a compression took.
  ///
  /// @param countNanos counting the original's tokens
  /// @param detectNanos finding out its kind
  /// @param compressNanos taking it apart and making it shorter
  record Timings(long countNanos, long detectNanos, long compressNanos) {}
}
