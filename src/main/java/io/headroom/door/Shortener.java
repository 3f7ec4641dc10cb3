package io.headroom.door;

import io.headroom.compress.Request;
import io.headroom.config.Policy;
import io.headroom.ledger.Door;
import io.headroom.ledger.Event;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Trace;
import io.headroom.ledger.Who;
import io.headroom.pipeline.Headroom;
import io.headroom.pipeline.Options;
import io.headroom.pipeline.Outcome;
import io.headroom.store.Original;
import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Decides whether an output is worth making shorter, and does it.
public final class Shortener {
  /// Results of so few bytes are short by any threshold that makes sense: nobody looks at them who
  /// is asked about every one.
  public static final int LEAST_BYTES = 900;

  /// So many tokens cost about as much to show as it costs to ask for what is not shown. A token
  /// shown is read once as new (1.25 of what an uncached one costs) and from the cache (0.1) in
  /// each of some 20 turns to come: 3.25. Asking takes a call of 60 tokens (5 each), an answer of
  /// 300 and the prefix, some 20,000, from the cache: with what both cost in the turns to come
  /// about 3,500.
  static final int TURN_TOKENS = 1_000;

  /// Beyond this it is cheaper to show [#TURN_TOKENS] and be asked, even if that happened every
  /// time and half the time again.
  static final int MOST_TOKENS = 5 * TURN_TOKENS / 2;

  /// A form with fewer tokens, and with less than a tenth of the original's, says that nothing in
  /// it stands out: a listing, or a log of alike lines. Its reader wanted the list.
  static final int SPARSE_TOKENS = TURN_TOKENS / 4;

  /// An original that packs to fewer bytes repeats itself: there is no more to show of it.
  private static final int LEAST_PACKED_BYTES = 1_000;

  /// Outputs have no more tokens for so many bytes, unless they are all digits and signs.
  private static final int BYTES_PER_TOKEN = 3;

  /// Larger outputs are left as they are: as text they would take three times their size in memory.
  public static final long MOST_BYTES = 64L << 20;

  private static final int MOST_TRIES = 3;

  private final Headroom headroom;
  private final TokenCounter tokens;
  private final Ledger ledger;
  private final InstantSource clock;
  private final boolean observing;
  private final Policy policy;

  /// A shortener onto a pipeline.
  ///
  /// @param headroom the pipeline
  /// @param tokens what counts tokens
  /// @param ledger the books
  /// @param clock tells the time of events
  /// @param observing whether nothing is to be changed, only measured
  /// @param policy which outputs are left as they are
  public Shortener(
      Headroom headroom,
      TokenCounter tokens,
      Ledger ledger,
      InstantSource clock,
      boolean observing,
      Policy policy) {
    this.headroom = headroom;
    this.tokens = tokens;
    this.ledger = ledger;
    this.clock = clock;
    this.observing = observing;
    this.policy = policy;
  }

  /// Outputs with fewer bytes are short.
  ///
  /// @param policy says how many tokens are
  /// @return bytes
  public static long leastBytes(Policy policy) {
    return (long) policy.threshold() * BYTES_PER_TOKEN;
  }

  /// Outputs with fewer bytes are short.
  long leastBytes() {
    return leastBytes(policy);
  }

  /// A short form that nobody has seen yet.
  ///
  /// @param text the form, its marker and a line break last
  /// @param event what to enter into the books once it is shown
  public record ShortForm(String text, Event.Compressed event) {}

  /// The short form of an output, whose original is then stored.
  ///
  /// @param original the output
  /// @param output what is known of it
  /// @param work cancels what takes too long
  /// @return the short form; empty where the output is best left as it is
  /// @throws Work.Cancelled if the work was cancelled
  public Optional<ShortForm> shorten(Original original, Output output, Work work) {
    if (shownWhole(original.text(), output) || isLeft(original.text(), output)) {
      return Optional.empty();
    }
    Trace trace = new Trace();
    Options options = Options.DEFAULT.withQuery(output.command()).withSource(output.source());
    Outcome outcome = formed(original, options, work, trace);
    for (int i = 0; i < MOST_TRIES && tooLong(outcome, output); i++) {
      double fits = 0.95 * output.mostChars() / outcome.text().length();
      int bound = (int) Math.clamp(fits * outcome.shownTokens(), 1, Request.UNBOUNDED);
      outcome = headroom.compress(original, options.withBound(bound), work, trace);
    }
    Event.Compressed event =
        trace.event(clock.instant(), who(output), outcome, outcome.shownTokens(), observing);
    if (observing) {
      ledger.record(event);
    }
    boolean shorter = outcome instanceof Outcome.Compressed && !tooLong(outcome, output);
    return shorter && !observing
        ? Optional.of(new ShortForm(outcome.text() + "\n", event))
        : Optional.empty();
  }

  /// The form that costs its reader least, the questions it leaves open included.
  private Outcome formed(Original original, Options options, Work work, Trace trace) {
    Outcome outcome = headroom.compress(original, options, work, trace);
    int shown = outcome.shownTokens();
    int whole = outcome.originalTokens();
    if (shown > MOST_TOKENS) {
      return headroom.compress(original, options.withBound(TURN_TOKENS), work, trace);
    }
    if (shown < SPARSE_TOKENS
        && shown < whole / 10
        && original.deflated().length >= LEAST_PACKED_BYTES) {
      int list = Math.clamp(whole / 3, Math.min(TURN_TOKENS, whole / 2), 3 * TURN_TOKENS);
      return headroom.compress(original, options.withMaxTokens(list), work, trace);
    }
    return outcome;
  }

  /// Enters a short form into the books.
  ///
  /// @param shown what its reader got
  public void shown(ShortForm shown) {
    ledger.record(shown.event());
  }

  /// What fails is mostly short, and every word of it may be why: it is left alone where its reader
  /// would be shown all of it.
  private boolean shownWhole(String text, Output output) {
    if (output.status() != 0
        && output.mostChars() < Integer.MAX_VALUE
        && text.length() <= output.mostChars()) {
      return true;
    }
    int least = policy.threshold();
    return tokens.fits(text, least - 1);
  }

  /// Whether the result of a tool is left as it is, whatever it says.
  ///
  /// @param tool the tool's name as its client has it
  /// @param asked the strings of its input
  /// @param command the command line among them; empty for none
  boolean leaves(String tool, List<String> asked, String command) {
    return policy.leavesTool(tool, asked) || !command.isEmpty() && policy.leavesCommand(command);
  }

  /// Of what comes from elsewhere than a shell, only its sender knows tool and command.
  private boolean isLeft(String text, Output output) {
    return output.door() == Door.SHELL && leaves(output.tool(), List.of(), output.command())
        || policy.leavesText(text);
  }

  private static boolean tooLong(Outcome outcome, Output output) {
    return outcome instanceof Outcome.Compressed && outcome.text().length() >= output.mostChars();
  }

  private static Who who(Output output) {
    return new Who(output.door(), "", output.tool());
  }
}
