package io.headroom.retrieve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.headroom.redact.Redaction;
import io.headroom.redact.Redactor;
import io.headroom.retrieve.Retrieved.Missing;
import io.headroom.retrieve.Retrieved.Page;
import io.headroom.retrieve.Retrieved.Refused;
import io.headroom.retrieve.Retrieved.Source;
import io.headroom.retrieve.Selection.Part;
import io.headroom.store.Entry;
import io.headroom.store.Hash;
import io.headroom.store.Original;
import io.headroom.store.OriginalStore;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.store.Scope;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Gives stored originals back: whole in pages, some lines, a part of a JSON document, or what
/// answers a question. Safe for use by many threads at once.
public final class Retriever {
  /// Most tokens of a page unless asked otherwise: below the 25,000 at which Claude Code puts a
  /// result into a file, with room for tokenizers that count a quarter more than `o200k`.
  public static final int PAGE_TOKENS = 20_000;

  /// Most tokens of an answer to a question unless asked otherwise.
  public static final int ANSWER_TOKENS = 2_000;

  /// An answer to a question takes at most this part of the original (one in five) unless it was
  /// allowed more: a longer one gives back what was saved. What is more than asked for never does.
  private static final int ANSWER_SHARE = 5;

  /// An answer of fewer tokens tells nothing but where something is.
  private static final int LEAST_ANSWER_TOKENS = 40;

  /// Opened originals and their indexes take no more memory than the originals themselves may,
  /// within these bounds.
  private static final long MOST_CACHE_BYTES = 192L << 20;

  private static final long LEAST_CACHE_BYTES = 16L << 20;

  private final OriginalStore store;
  private final TokenCounter tokens;
  private final Redactor redactor;
  private final Cache<Hash, Opened> opened;

  /// A retriever from a store that shows originals as they are.
  ///
  /// @param store where originals are kept
  /// @param tokens what counts tokens
  public Retriever(OriginalStore store, TokenCounter tokens) {
    this(store, tokens, Redactor.NONE);
  }

  /// A retriever from a store.
  ///
  /// @param store where originals are kept
  /// @param tokens what counts tokens
  /// @param redactor masks what is not to be shown
  public Retriever(OriginalStore store, TokenCounter tokens, Redactor redactor) {
    this(store, tokens, redactor, cache(store));
  }

  private Retriever(
      OriginalStore store, TokenCounter tokens, Redactor redactor, Cache<Hash, Opened> opened) {
    this.store = store;
    this.tokens = tokens;
    this.redactor = redactor;
    this.opened = opened;
  }

  /// The same for somebody who does not see all originals.
  ///
  /// @param scope who asks
  /// @return a retriever that shares what this one has opened
  public Retriever within(Scope scope) {
    return new Retriever(store.within(scope), tokens, redactor, opened);
  }

  private static Cache<Hash, Opened> cache(OriginalStore store) {
    return Caffeine.newBuilder()
        .maximumWeight(Math.clamp(store.holdings().maxBytes(), LEAST_CACHE_BYTES, MOST_CACHE_BYTES))
        .weigher((Hash _, Opened one) -> one.bytes())
        .expireAfterAccess(Duration.ofSeconds(Math.max(1, store.holdings().ttlSeconds())))
        .build();
  }

  /// Gives back what is wanted of an original.
  ///
  /// @param request what is wanted
  /// @param work progress and cancellation
  /// @return the part of the original, or why there is none
  /// @throws Work.Cancelled if the work was cancelled
  public Retrieved retrieve(RetrieveRequest request, Work work) {
    Optional<Hash> hash = Hash.parse(request.hash());
    if (hash.isEmpty()) {
      return new Refused(MissingText.malformed(request.hash()));
    }
    return switch (store.find(hash.get())) {
      case Lookup.Found found -> from(found, request, work);
      case Lookup.Gone gone -> {
        opened.invalidate(gone.hash());
        yield missing(hash.get(), gone);
      }
      case Lookup.Unknown unknown -> {
        opened.asMap().keySet().removeIf(hash.get()::names); // it may have been purged
        yield missing(hash.get(), unknown);
      }
      case Lookup.Elsewhere elsewhere -> missing(hash.get(), elsewhere);
    };
  }

  private Missing missing(Hash hash, Lookup what) {
    return new Missing(hash, what, store.ttlSeconds());
  }

  private Retrieved from(Lookup.Found found, RetrieveRequest request, Work work) {
    AtomicReference<Map<String, Integer>> masked = new AtomicReference<>(Map.of());
    Original shown =
        found
            .entry()
            .original()
            .map(text -> {
              Redaction redaction = redactor.redact(text);
              masked.set(redaction.masked());
              return redaction.text();
            });
    Entry entry = new Entry(found.entry().hash(), shown, found.entry().about());
    Source source = source(found, masked.get());
    try {
      if (!request.cursor().isBlank()) {
        return page(entry, source, Cursor.parse(request.cursor(), entry.hash()), request);
      }
      long ways =
          Stream.of(request.query(), request.lines(), request.path())
              .filter(way -> !way.isBlank())
              .count();
      if (ways > 1) {
        throw new Refusal("Give only one of query, lines and path; none of them for the whole.");
      }
      return request.query().isBlank()
          ? page(
              entry,
              source,
              new Cursor(0, request.lines().strip(), request.path().strip()),
              request)
          : answer(entry, source, request, work);
    } catch (Refusal e) {
      return new Refused(e.message());
    }
  }

  private Retrieved answer(Entry entry, Source source, RetrieveRequest request, Work work) {
    // What is here on somebody's word may give way to the real one, under the same hash.
    Opened one =
        source.verified()
            ? opened.get(entry.hash(), _ -> Opened.of(entry, work))
            : Opened.of(entry, work);
    int share = Math.max(LEAST_ANSWER_TOKENS, entry.about().tokens() / ANSWER_SHARE);
    int modest = Math.min(ANSWER_TOKENS, share);
    int maxTokens = request.maxTokens().orElse(modest);
    return new Answers(
            one,
            source,
            tokens,
            maxTokens,
            modest,
            request.maxTokens().isPresent(),
            request.maxChars())
        .to(request.query().strip());
  }

  private Page page(Entry entry, Source source, Cursor cursor, RetrieveRequest request) {
    Selection selection = selection(entry.original(), cursor);
    String text = selection.text();
    int from = cursor.position();
    if (text.isEmpty()) {
      return new Page(source, "", 0, 0, Optional.empty(), selection.encoding());
    }
    if (from >= text.length()) {
      throw new Refusal("This cursor points behind the end. Leave it out to begin anew.");
    }
    int maxTokens = request.maxTokens().orElse(PAGE_TOKENS);
    int end = Pages.end(text, from, selection.grain(), maxTokens, request.maxChars(), tokens);
    Optional<String> next =
        end == text.length()
            ? Optional.empty()
            : Optional.of(new Cursor(end, cursor.lines(), cursor.path()).of(entry.hash()));
    return new Page(
        source,
        text.substring(from, end),
        selection.line(from),
        selection.line(end - 1),
        next,
        selection.encoding());
  }

  private static Selection selection(Original original, Cursor cursor) {
    if (cursor.lines().isEmpty() && cursor.path().isEmpty()) {
      return Selection.whole(original);
    }
    Lines lines = Lines.of(original.text());
    List<Part> parts = new ArrayList<>();
    if (!cursor.lines().isEmpty()) {
      for (LineRange range : LineRange.parse(cursor.lines(), lines.count())) {
        Span span = new Span(lines.start(range.first() - 1), lines.start(range.last()));
        parts.add(new Part(range.place(), span));
      }
    } else {
      JsonPath path = JsonPath.parse(cursor.path());
      for (JsonPath.Match match : path.in(JsonText.of(original.text()))) {
        parts.add(new Part(match.pointer(), match.span()));
      }
    }
    return Selection.of(original, lines, parts);
  }

  private static Source source(Lookup.Found found, Map<String, Integer> masked) {
    Entry.About about = found.entry().about();
    return new Source(
        found.entry().hash(),
        about.kind(),
        about.lines(),
        about.tokens(),
        found.from(),
        found.verified(),
        masked);
  }
}
