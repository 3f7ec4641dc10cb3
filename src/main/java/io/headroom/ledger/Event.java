package io.headroom.ledger;

import io.headroom.compress.Omitted;
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

  /// Who asked.
  ///
  /// @return by which door, and for whom
  Who who();

  /// A text was made shorter, or was tried to.
  ///
  /// @param at when
  /// @param who who asked
  /// @param hash the original's name
  /// @param kind what the text was taken for
  /// @param sizes what went in and what came out
  /// @param observed whether it was only measured: the answer was the original as it was, and the
  ///   sizes are what they would have been
  /// @param story how it came about
  record Compressed(
      Instant at, Who who, Hash hash, ContentKind kind, Sizes sizes, boolean observed, Story story)
      implements Event {
    /// Whether the text was made shorter.
    ///
    /// @return false if it was passed through
    public boolean shortened() {
      return story.reason().isEmpty();
    }
  }

  /// A part of an original was given back.
  ///
  /// @param at when
  /// @param who who asked
  /// @param hash the original's name
  /// @param kind what the original was taken for
  /// @param how `whole`, `lines`, `path` or `query`
  /// @param tokens tokens of all that was answered
  record Retrieved(Instant at, Who who, Hash hash, ContentKind kind, String how, int tokens)
      implements Event {}

  /// Tools were announced to a client, whose model reads that with every request from then on; the
  /// books count it once.
  ///
  /// @param at when
  /// @param who who listed them
  /// @param tokens tokens of the announcement
  record Announced(Instant at, Who who, int tokens) implements Event {}

  /// Tokens of a compression.
  ///
  /// @param input of the original
  /// @param output of all that was answered, marker and facts included; may be more than went in
  /// @param overhead of the marker and the facts alone, which are part of the output
  record Sizes(int input, int output, int overhead) {
    /// What is left of the saving after marker and facts.
    ///
    /// @return tokens, negative where the answer was longer than what it answered for
    public int saved() {
      return input - output;
    }
  }

  /// How a result came about.
  ///
  /// @param why what decided the kind
  /// @param runnerUp the name of the kind that would have been next; empty if none made a claim
  /// @param transforms what was done to the text, in order
  /// @param reason why the text was left alone; empty if it was not
  /// @param shown what is shown and what was left out
  /// @param steps what took time, in order
  record Story(
      String why,
      String runnerUp,
      List<String> transforms,
      String reason,
      Shown shown,
      List<Step> steps) {
    /// Copies the lists.
    public Story {
      transforms = List.copyOf(transforms);
      steps = List.copyOf(steps);
    }
  }

  /// How much of a text is shown.
  ///
  /// @param unit what is counted, plural; empty where all is shown
  /// @param total how many the original has
  /// @param shown how many are shown
  /// @param omitted what was left out by class; empty where there is one only
  record Shown(String unit, int total, int shown, List<Omitted> omitted) {
    /// A text that was left alone.
    public static final Shown ALL = new Shown("", 0, 0, List.of());

    /// Copies the list.
    public Shown {
      omitted = List.copyOf(omitted);
    }
  }

  /// A step of a compression.
  ///
  /// @param name `count`, `detect`, `compress`, `mark` or `store`
  /// @param tokens tokens of the text after it
  /// @param nanos how long it took
  record Step(String name, int tokens, long nanos) {}
}
