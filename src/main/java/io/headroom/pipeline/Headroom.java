package io.headroom.pipeline;

import io.headroom.compress.Compression;
import io.headroom.compress.Compressors;
import io.headroom.compress.Document;
import io.headroom.compress.Marker;
import io.headroom.compress.MarkerPlace;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.detect.ContentKind;
import io.headroom.detect.Detection;
import io.headroom.detect.Detector;
import io.headroom.pipeline.Observer.Stage;
import io.headroom.pipeline.Outcome.Compressed;
import io.headroom.pipeline.Outcome.PassedThrough;
import io.headroom.pipeline.Outcome.Reason;
import io.headroom.redact.Redaction;
import io.headroom.redact.Redactor;
import io.headroom.store.Entry;
import io.headroom.store.Hash;
import io.headroom.store.Original;
import io.headroom.store.OriginalStore;
import io.headroom.store.OriginalStore.Kept;
import io.headroom.store.Scope;
import io.headroom.text.Aside;
import io.headroom.text.Lines;
import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Context compression as a library: give it what an agent is about to read, get back a shorter
/// text that still answers, and the original by its hash for as long as the store keeps it. Safe
/// for use by many threads at once.
public final class Headroom {
  private static final Logger log = LoggerFactory.getLogger(Headroom.class);

  /// Texts below this are shown as they are: a marker alone costs some 25 tokens.
  private static final int LEAST_TOKENS = 60;

  private final OriginalStore store;
  private final TokenCounter tokens;
  private final Redactor redactor;

  /// A pipeline onto a store that shows texts as they are.
  ///
  /// @param store where originals are kept
  /// @param tokens what counts tokens
  public Headroom(OriginalStore store, TokenCounter tokens) {
    this(store, tokens, Redactor.NONE);
  }

  /// A pipeline onto a store.
  ///
  /// @param store where originals are kept, whatever is in them
  /// @param tokens what counts tokens
  /// @param redactor masks what is not to be shown
  public Headroom(OriginalStore store, TokenCounter tokens, Redactor redactor) {
    this.store = store;
    this.tokens = tokens;
    this.redactor = redactor;
  }

  /// The same for somebody who does not see all originals.
  ///
  /// @param scope whose the originals are
  /// @return a pipeline onto the same store
  public Headroom within(Scope scope) {
    return new Headroom(store.within(scope), tokens, redactor);
  }

  /// A text as it may be shown: with its secrets masked, where that is wanted.
  ///
  /// @param text any string
  /// @return the text itself, or one of as many lines
  public String masked(String text) {
    return redactor.redact(text).text();
  }

  /// Compresses a text as far as is good for its reader.
  ///
  /// @param text any string
  /// @param options how
  /// @return the shorter text, or the text itself and why
  public Outcome compress(String text, Options options) {
    return compress(Original.ofText(text), options, Work.UNWATCHED);
  }

  /// An original as it may be shown whole.
  ///
  /// @param original any text or bytes
  /// @return its text without what is masked
  public Redaction shown(Original original) {
    return redactor.redact(original.text());
  }

  /// Compresses an original: detect, compress, verify, mark, store. What comes back is never longer
  /// than what went in, and whatever it leaves out is in the store before it is returned.
  ///
  /// Secrets are masked before all that, and the text without them is what is compressed.
  /// Afterwards would be too late: a compressor may have taken a secret apart (columns, shared
  /// prefixes, JSON that is no string any more) so that nothing recognises it. Since masks leave
  /// the lines where they are, every count and line number is true of the original as well; a kept
  /// line is the original's own but for the mask. Stored, named by its hash and counted is the
  /// original itself.
  ///
  /// @param original any text or bytes
  /// @param options how
  /// @param work progress and cancellation
  /// @return the shorter text, or the text itself and why
  /// @throws Work.Cancelled if the work was cancelled; nothing is stored then
  public Outcome compress(Original original, Options options, Work work) {
    return compress(original, options, work, Observer.NONE);
  }

  /// Compresses an original under observation; otherwise the same.
  ///
  /// @param original any text or bytes
  /// @param options how
  /// @param work progress and cancellation
  /// @param observer learns what was found out and how long it took
  /// @return the shorter text, or the text itself and why
  /// @throws Work.Cancelled if the work was cancelled; nothing is stored then
  public Outcome compress(Original original, Options options, Work work, Observer observer) {
    int length = original.text().length();
    Aside<Timed<Integer>> counting =
        Aside.start(length, () -> timed(() -> tokens.count(original.text())));
    Aside<Named> naming = Aside.start(length, () -> name(original));
    Redaction redaction = shown(original);
    ContentKind kind =
        timed(Stage.DETECT, observer, () -> kind(original, redaction.text(), options, observer));
    Input input = new Input(original, redaction, counting, naming, kind, options);
    Outcome outcome = outcome(input, work, observer);
    observer.took(Stage.COUNT, counting.join().nanos);
    return outcome;
  }

  private Outcome outcome(Input input, Work work, Observer observer) {
    String text = input.redaction.text();
    if (input.length() < Aside.WORTH && input.tokens() < LEAST_TOKENS) {
      return passThrough(input, Reason.TOO_SHORT);
    }
    if (input.kind == ContentKind.BINARY) {
      return passThrough(input, Reason.BINARY);
    }
    if (Marker.ends(text)) {
      return passThrough(input, Reason.ALREADY_COMPRESSED);
    }
    Compression compression;
    try {
      Optional<Compression> shorter =
          timed(
              Stage.COMPRESS,
              observer,
              () ->
                  Compressors.parse(input.kind, text, work)
                      .map(document -> compress(document, input, request(input, work))));
      if (shorter.isEmpty()) {
        return passThrough(input, Reason.UNSUPPORTED_KIND);
      }
      compression = shorter.get();
    } catch (Work.Cancelled e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // The reader gets the original whatever happens in here; the hash tells a person which input
      // did it.
      log.warn("compressing {} as {} failed, passed through", input.hash(), input.kind.id(), e);
      return passThrough(input, Reason.COMPRESSOR_FAILED);
    }

    if (compression.total() == 0 || compression.text().isBlank()) {
      return passThrough(input, Reason.NO_GAIN);
    }
    // Whatever is shown, the original is kept: nothing cancels from here on.
    Aside<Timed<Kept>> keeping = Aside.start(input.length(), () -> timed(() -> keep(input)));
    Hash hash = input.hash(); // before the clock runs: it may still be in the making
    Marked marked =
        timed(Stage.MARK, observer, () -> marked(compression, hash, input.options.maxTokens()));
    Kept kept = keeping.join().result;
    observer.took(Stage.STORE, keeping.join().nanos);
    if (marked.tokens >= input.tokens()) {
      return passThrough(input, noGain(text, input.options), kept);
    }
    return switch (kept) {
      case Kept.TooLarge _ -> passThrough(input, Reason.TOO_LARGE_TO_STORE, kept);
      case Kept.Stored _ ->
          new Compressed(
              marked.text,
              hash,
              input.kind,
              input.tokens(),
              marked.tokens,
              compression.steps(),
              compression.unit(),
              compression.total(),
              compression.shown(),
              compression.omitted(),
              tokens.count(marked.marker),
              input.redaction.masked());
    };
  }

  /// A text with its marker.
  ///
  /// @param text the shown text
  /// @param marker what was added to it; empty where nothing had to be
  /// @param tokens tokens of the text
  private record Marked(String text, String marker, int tokens) {}

  /// The text with its marker, above it what was left out by class if there is room for that.
  private Marked marked(Compression compression, Hash hash, int bound) {
    String marker = Marker.of(compression, hash.toString());
    String receipt = Marker.receipt(compression);
    if (!receipt.isEmpty()) {
      Marked told = marked(compression, receipt + "\n" + marker);
      if (bound == Request.UNBOUNDED || told.tokens <= bound) {
        return told;
      }
    }
    return marked(compression, marker);
  }

  private Marked marked(Compression compression, String marker) {
    String text = compression.marked(marker);
    boolean unmarked = compression.place() instanceof MarkerPlace.Nowhere;
    return new Marked(text, unmarked ? "" : marker, tokens.count(text));
  }

  /// A text of which its kind can leave nothing out, as of JSON that has a name twice, is cut like
  /// any other where it has to keep a bound. A conversation never is: it has to stay one.
  private Compression compress(Document document, Input input, Request request) {
    Compression shown = document.compress(request.filled() ? request : request.unbounded());
    if (!request.filled() && !tokens.fits(shown.text(), request.maxTokens())) {
      shown = document.compress(request);
    }
    boolean cut =
        request.mode() == Mode.AUTO
            && input.kind != ContentKind.CONVERSATION
            && shown.complete()
            && !tokens.fits(shown.text(), request.maxTokens());
    return cut
        ? Compressors.parse(ContentKind.TEXT, document.text(), request.work())
            .map(text -> text.compress(request))
            .orElse(shown)
        : shown;
  }

  private Kept keep(Input input) {
    return store.put(input.entry());
  }

  private Outcome passThrough(Input input, Reason reason) {
    return passThrough(input, reason, keep(input));
  }

  private Outcome passThrough(Input input, Reason reason, Kept kept) {
    boolean stored = kept instanceof Kept.Stored;
    String text = input.redaction.text();
    Map<String, Integer> masked = input.redaction.masked();
    int shown = masked.isEmpty() ? input.tokens() : tokens.count(text);
    return new PassedThrough(
        text, input.hash(), input.kind, input.tokens(), shown, reason, stored, masked);
  }

  private static Reason noGain(String text, Options options) {
    if (Marker.inString(text)) {
      return Reason.ALREADY_COMPRESSED;
    }
    return options.mode() == Mode.LOSSLESS ? Reason.NO_LOSSLESS_FORM : Reason.NO_GAIN;
  }

  private static ContentKind kind(
      Original original, String text, Options options, Observer observer) {
    if (options.kind().isPresent()) {
      return options.kind().get();
    }
    try {
      Detection detection = Detector.detect(text);
      observer.detected(detection);
      return detection.kind();
    } catch (RuntimeException | StackOverflowError e) {
      log.warn("finding out what {} is failed, taken for text", Hash.of(original.bytes()), e);
      return ContentKind.TEXT;
    }
  }

  private static <T> T timed(Stage stage, Observer observer, Supplier<T> work) {
    Timed<T> timed = timed(work);
    observer.took(stage, timed.nanos);
    return timed.result;
  }

  private record Timed<T>(T result, long nanos) {}

  private static <T> Timed<T> timed(Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    return new Timed<>(result, System.nanoTime() - start);
  }

  /// Leaves room for the marker, so that the whole answer keeps the bound.
  private Request request(Input input, Work work) {
    Options options = input.options;
    int bound = options.maxTokens();
    if (bound != Request.UNBOUNDED) {
      String longest = Marker.longest(input.redaction.text().length(), input.hash().value());
      bound = Math.max(1, bound - tokens.count("\n" + longest));
    }
    return new Request(options.query(), options.mode(), bound, options.filled(), tokens, work);
  }

  private record Named(Hash hash, int lines) {}

  /// Names an original, and packs it while it is about it, as storing it will ask for that.
  private static Named name(Original original) {
    Hash hash = Hash.of(original.bytes());
    var _ = original.deflated();
    return new Named(hash, Lines.of(original.text()).count());
  }

  private record Input(
      Original original,
      Redaction redaction,
      Aside<Timed<Integer>> counting,
      Aside<Named> naming,
      ContentKind kind,
      Options options) {
    /// UTF-16 units of the original.
    int length() {
      return original.text().length();
    }

    Hash hash() {
      return naming.join().hash;
    }

    int tokens() {
      return counting.join().result;
    }

    Entry entry() {
      return new Entry(
          hash(),
          original,
          new Entry.About(
              kind,
              options.source(),
              original.bytes().length,
              naming.join().lines,
              tokens(),
              redaction.count()));
    }
  }
}
