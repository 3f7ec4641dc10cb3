package io.headroom.ledger;

/// Whether making texts of one tool and kind shorter is worth it.
///
/// What a text is expected to save, net, is the mean of what the texts seen so far saved (or would
/// have saved, where they were only observed), less what those that were shortened are expected to
/// be asked for again:
///
/// ```
/// expected = saved − shortened · rate · cost
/// ```
///
/// `saved` is the mean of input − output tokens per text, markers and facts counted as output;
/// `shortened` the share of texts that are made shorter at all; `rate` retrievals per shortened
/// text; `cost` tokens that a retrieval gives back, never more than such a text has on the average.
/// Rate and cost are those measured on the same tool and kind; where fewer than twenty texts of
/// them were really shortened, those of the kind, then those of everything, and where there are too
/// few even of that, one text in four is taken to be fetched again as a whole. Around `expected`
/// lie two standard errors of `saved` to both sides.
///
/// @param tool whose output
/// @param kind the kind's name
/// @param texts how many were seen
/// @param observed how many of them were only measured
/// @param input mean tokens of a text
/// @param saved mean tokens saved before retrievals
/// @param error two standard errors of it, in tokens
/// @param retrieval what asking again is expected to cost
/// @param expected mean tokens saved after retrievals
/// @param answer what to do
public record Verdict(
    String tool,
    String kind,
    long texts,
    long observed,
    double input,
    double saved,
    double error,
    Retrieval retrieval,
    double expected,
    Answer answer) {
  /// Fewer texts than this say nothing.
  public static final int FEWEST = 20;

  /// A saving below this part of a text is no difference, however certain.
  public static final double LEAST_SHARE = 0.01;

  /// What to do.
  public enum Answer {
    /// It saves.
    ON,
    /// It costs more than it saves.
    OFF,
    /// It neither saves nor costs what could be told from chance.
    NO_DIFFERENCE,
    /// There were not enough texts to say.
    TOO_FEW
  }

  /// What asking again is expected to cost.
  ///
  /// @param rate retrievals per shortened text
  /// @param cost tokens per retrieval
  /// @param basis what it was measured on
  /// @param shortened how many shortened texts it was measured on
  public record Retrieval(double rate, double cost, Basis basis, long shortened) {}

  /// What a rate was measured on.
  public enum Basis {
    /// Texts of the same tool and kind.
    SAME,
    /// Texts of the same kind, of any tool.
    KIND,
    /// All texts.
    ALL,
    /// Nothing: it is assumed.
    ASSUMED
  }
}
