package io.headroom.pipeline;

import io.headroom.detect.Detection;
import java.util.Locale;

/// Watches one text on its way through the pipeline, so that a result can be explained later. What
/// it sees is not part of the outcome: outcomes of equal inputs are equal, times never are. Called
/// on the thread that compresses.
public interface Observer {
  /// Watches nothing.
  Observer NONE = new Observer() {};

  /// The text's kind was found out; not called when the kind was given.
  ///
  /// @param detection the kind, and why
  default void detected(Detection detection) {}

  /// A stage is over.
  ///
  /// @param stage which
  /// @param nanos how long it took, at least 0
  default void took(Stage stage, long nanos) {}

  /// What takes time.
  enum Stage {
    /// Counting the tokens of the original; of a long one, beside the other stages.
    COUNT,
    /// Finding out its kind.
    DETECT,
    /// Taking it apart and making it shorter.
    COMPRESS,
    /// Marking what came of it, and counting its tokens.
    MARK,
    /// Keeping the original.
    STORE;

    /// The name used in answers.
    ///
    /// @return the constant's name in lower case
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
