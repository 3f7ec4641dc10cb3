package io.headroom.ledger;

/// Sums over events. Every figure of every report comes out of this one fold.
///
/// @param compressions texts that were to be made shorter
/// @param shortened those of them that were
/// @param retrievals parts of originals given back
/// @param announcements how often tools were announced
/// @param inputTokens tokens of all originals
/// @param shortenedTokens tokens of the originals that were made shorter
/// @param outputTokens tokens of what was answered for all, markers and facts included
/// @param overheadTokens tokens of the markers and facts alone
/// @param returnedTokens tokens of what was given back
/// @param schemaTokens tokens of the tools' announcements
public record Totals(
    long compressions,
    long shortened,
    long retrievals,
    long announcements,
    long inputTokens,
    long shortenedTokens,
    long outputTokens,
    long overheadTokens,
    long returnedTokens,
    long schemaTokens) {
  /// Nothing yet.
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /// These and one more event. Texts that were only observed count as if they had not been: it is
  /// the caller who keeps them apart.
  ///
  /// @param event what happened
  /// @return the new sums
  public Totals plus(Event event) {
    return plus(of(event));
  }

  /// These and others.
  ///
  /// @param more other sums
  /// @return the sums of both
  public Totals plus(Totals more) {
    return new Totals(
        compressions + more.compressions,
        shortened + more.shortened,
        retrievals + more.retrievals,
        announcements + more.announcements,
        inputTokens + more.inputTokens,
        shortenedTokens + more.shortenedTokens,
        outputTokens + more.outputTokens,
        overheadTokens + more.overheadTokens,
        returnedTokens + more.returnedTokens,
        schemaTokens + more.schemaTokens);
  }

  private static Totals of(Event event) {
    return switch (event) {
      case Event.Compressed text -> {
        Event.Sizes sizes = text.sizes();
        boolean shorter = text.shortened();
        yield new Totals(
            1,
            shorter ? 1 : 0,
            0,
            0,
            sizes.input(),
            shorter ? sizes.input() : 0,
            sizes.output(),
            sizes.overhead(),
            0,
            0);
      }
      case Event.Retrieved part -> new Totals(0, 0, 1, 0, 0, 0, 0, 0, part.tokens(), 0);
      case Event.Announced tools -> new Totals(0, 0, 0, 1, 0, 0, 0, 0, 0, tools.tokens());
    };
  }

  /// Tokens left out, before anything that leaving them out cost.
  ///
  /// @return at least 0, but for a rounding of the marker's share
  public long leftOutTokens() {
    return savedTokens() + overheadTokens;
  }

  /// Tokens by which answers were shorter than what they answered for.
  ///
  /// @return negative where they were longer
  public long savedTokens() {
    return inputTokens - outputTokens;
  }

  /// Tokens saved after everything that saving them cost: markers and facts, retrievals,
  /// announcements.
  ///
  /// @return negative where it cost more than it saved
  public long netTokens() {
    return savedTokens() - returnedTokens - schemaTokens;
  }

  /// Tokens that Headroom put into contexts: answers, retrievals, announcements.
  ///
  /// @return at least 0
  public long enteredTokens() {
    return outputTokens + returnedTokens + schemaTokens;
  }

  /// The net saving in percent of all texts that were offered.
  ///
  /// @return with one decimal; 0 where nothing was
  public double percentOfOffered() {
    return share(netTokens(), inputTokens);
  }

  /// The net saving in percent of the texts that were made shorter.
  ///
  /// @return with one decimal; 0 where none was
  public double percentOfCompressed() {
    return share(netTokens(), shortenedTokens);
  }

  /// The net saving in percent of what entered contexts instead.
  ///
  /// @return with one decimal, above 100 where more was saved than entered; 0 where nothing did
  public double percentOfEntered() {
    return share(netTokens(), enteredTokens());
  }

  /// What part of a number of tokens is gone.
  ///
  /// @param before tokens before
  /// @param after tokens after
  /// @return percent with one decimal, negative if there are more; 0 for nothing
  public static double percent(long before, long after) {
    return share(before - after, before);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : Math.round(part * 1000.0 / whole) / 10.0;
  }
}
