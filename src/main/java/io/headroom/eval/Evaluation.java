package io.headroom.eval;

import io.headroom.eval.Score.Missed;
import io.headroom.eval.Score.Share;
import io.headroom.pipeline.Headroom;
import io.headroom.pipeline.Options;
import io.headroom.pipeline.Outcome;
import io.headroom.retrieve.RetrieveRequest;
import io.headroom.retrieve.Retrieved;
import io.headroom.retrieve.Retriever;
import io.headroom.store.MemoryStore;
import io.headroom.store.Original;
import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Runs cases as a client would: compress with the question, look what is shown, ask once for what
/// is not, fetch the whole.
public final class Evaluation {
  /// An answer counts if it takes no more than this part of the original (one in five): a longer
  /// one gives back what was saved.
  static final int ANSWER_SHARE = 5;

  private static final Duration TTL = Duration.ofHours(1);

  private final TokenCounter tokens;
  private final OptionalInt maxTokensPercent;

  /// An evaluation.
  ///
  /// @param tokens what counts tokens
  /// @param maxTokensPercent bound on what is shown, in percent of the original's tokens; empty for
  ///   none
  public Evaluation(TokenCounter tokens, OptionalInt maxTokensPercent) {
    this.tokens = tokens;
    this.maxTokensPercent = maxTokensPercent;
  }

  /// Runs one case.
  ///
  /// @param test the case
  /// @param content its content; not copied
  /// @return how it came out
  public Score run(Case test, byte[] content) {
    Original original = Original.ofBytes(content);
    MemoryStore store = new MemoryStore(Long.MAX_VALUE, TTL);
    Options options = options(test, original);
    long start = System.nanoTime();
    Outcome outcome = new Headroom(store, tokens).compress(original, options, Work.UNWATCHED);
    double millis = (System.nanoTime() - start) / 1e6;

    Retriever retriever = new Retriever(store, tokens);
    View shown = new View(outcome.text());
    Share critical = new Share(0, 0);
    Share ordinary = new Share(0, 0);
    List<Needle> missed = new ArrayList<>();
    for (Needle needle : test.needles()) {
      boolean has = needle.in(shown);
      Share one = new Share(has ? 1 : 0, 1);
      critical = needle.critical() ? critical.plus(one) : critical;
      ordinary = needle.critical() ? ordinary : ordinary.plus(one);
      if (needle.critical() && !has) {
        missed.add(needle);
      }
    }
    List<String> faults = new ArrayList<>(Validity.faults(original, outcome));
    if (!RoundTrip.exact(retriever, outcome.hash(), original)) {
      faults.add("the original came back changed");
    }
    return new Score(
        test,
        content.length,
        outcome.originalTokens(),
        outcome.shownTokens(),
        outcome instanceof Outcome.PassedThrough,
        critical,
        ordinary,
        asked(test, original.text(), missed, retriever, outcome),
        faults,
        millis);
  }

  private Options options(Case test, Original original) {
    Options options = Options.DEFAULT.withQuery(test.query());
    if (maxTokensPercent.isEmpty()) {
      return options;
    }
    long bound = (long) tokens.count(original.text()) * maxTokensPercent.getAsInt() / 100;
    return options.withMaxTokens((int) Math.max(1, bound));
  }

  /// Asks for what is missing by the case's question or, where it has none, by the needle's own
  /// most specific word.
  private List<Missed> asked(
      Case test, String text, List<Needle> needles, Retriever retriever, Outcome outcome) {
    if (needles.isEmpty()) {
      return List.of();
    }
    List<Missed> missed = new ArrayList<>();
    Map<String, Reply> replies = new HashMap<>();
    SpecificWords words = new SpecificWords(test.query().isBlank() ? text : "");
    for (Needle needle : needles) {
      String query = test.query().isBlank() ? words.of(needle) : test.query();
      Reply reply = replies.computeIfAbsent(query, _ -> ask(retriever, outcome, query));
      boolean reached =
          (long) reply.tokens * ANSWER_SHARE <= outcome.originalTokens()
              && needle.in(reply.passages);
      missed.add(new Missed(needle, query, reply.tokens, reached));
    }
    return missed;
  }

  /// What an answer costs, and what of the original it has: its note may repeat the question.
  private record Reply(int tokens, View passages) {}

  private Reply ask(Retriever retriever, Outcome outcome, String query) {
    int most = Math.min(Retriever.ANSWER_TOKENS, outcome.originalTokens() / ANSWER_SHARE);
    RetrieveRequest request =
        RetrieveRequest.whole(outcome.hash().value())
            .withQuery(query)
            .withMaxTokens(Math.max(1, most));
    return switch (retriever.retrieve(request, Work.UNWATCHED)) {
      case Retrieved.Answer answer ->
          new Reply(tokens.count(answer.text()), new View(passages(answer)));
      case Retrieved.Page _, Retrieved.Missing _, Retrieved.Refused _ -> new Reply(0, new View(""));
    };
  }

  /// The passages under their places, which number the lines of search results and JSON.
  private static String passages(Retrieved.Answer answer) {
    return answer.text().substring(answer.note().length());
  }
}
