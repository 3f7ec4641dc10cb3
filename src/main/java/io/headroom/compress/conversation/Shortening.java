package io.headroom.compress.conversation;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Marker;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.compress.conversation.Chat.Passage;
import io.headroom.compress.conversation.Uses.Use;
import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import io.headroom.text.JsonStrings;
import io.headroom.text.Lines;
import io.headroom.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Shows the results of one conversation, each by itself.
///
/// The latest results, those the model has not gone on from, are shown as well as any text is, and
/// so are those the question is about. An older one has done its work: the least of it is shown that
/// has every word the model took from it.
final class Shortening {
  /// Results below this stay as they are: the line that closes a shortened one costs some ten
  /// tokens.
  private static final int LEAST_TOKENS = 60;

  /// Gain in tokens below which a result is not worth touching.
  private static final int LEAST_GAIN = 8;

  /// Shares of an old result's tokens that are tried, the last one without a bound.
  private static final double[] SHARES = {0.1, 0.2, 0.35, 0.5, 0.7, 1};

  /// Which of them an old result gets that the model took nothing from: what it was good for is
  /// unknown then.
  private static final int UNUSED = 2;

  /// Least tokens an old result gets.
  private static final int LEAST_SHARE = 60;

  /// What a tool was given can be a whole file; its beginning says what it was about.
  private static final int INPUT_CHARS = 300;

  /// Part of the best score from which a result is what the question is about.
  private static final double TOUCHED = 0.5;

  /// Tokens of the line that closes a result, at most.
  private static final int CLOSING = 14;

  private final String text;
  private final List<Result> own;
  private final boolean[] open;
  private final List<Use> uses;
  private final References references;
  private final boolean[] touched;
  private final Request request;
  private final Function<String, Optional<Document>> reader;

  Shortening(
      String text,
      List<Passage> passages,
      List<Use> uses,
      Request request,
      Function<String, Optional<Document>> reader) {
    this.text = text;
    this.own = passages.stream().map(passage -> own(passage, text, request)).toList();
    this.open = new boolean[own.size()];
    for (int p = 0; p < open.length; p++) {
      open[p] = own.get(p).tokens() >= LEAST_TOKENS && !fixed(passages.get(p));
    }
    this.uses = uses;
    this.references = new References(passages);
    this.touched = touched(text, passages, request.query());
    this.request = request;
    this.reader = reader;
  }

  private static Result own(Passage passage, String text, Request request) {
    String literal = passage.literal().of(text);
    return new Result(passage, literal, request.tokens().count(literal), List.of());
  }

  private static boolean fixed(Passage passage) {
    return passage.fixed()
        || passage.call().tool().endsWith("headroom_retrieve")
        || Marker.ends(passage.text());
  }

  private static boolean[] touched(String text, List<Passage> passages, String query) {
    double[] scores =
        Relevance.of(
            query, text, passages.stream().map(p -> Unit.plain(p.literal(), 0)).toList());
    double best = Arrays.stream(scores).max().orElse(0);
    boolean[] touched = new boolean[scores.length];
    for (int p = 0; p < touched.length; p++) {
      touched[p] = scores[p] > 0 && scores[p] >= TOUCHED * best;
    }
    return touched;
  }

  /// Shows every passage as well as is worth it.
  List<Result> results() {
    List<Result> results = new ArrayList<>();
    for (int p = 0; p < own.size(); p++) {
      request.work().at(own.get(p).passage().literal().start(), text.length());
      results.add(open[p] ? better(p) : own.get(p));
    }
    return results;
  }

  /// Tokens of the results that may be shortened.
  int shortenable(List<Result> results) {
    int sum = 0;
    for (int p = 0; p < open.length; p++) {
      sum += open[p] ? results.get(p).tokens() : 0;
    }
    return sum;
  }

  /// Shows passages in fewer tokens, each in its share of a room.
  ///
  /// @param results what [#results] gave
  /// @param room tokens for those that may be shortened
  List<Result> within(List<Result> results, int room) {
    int n = open.length;
    int[] wanted = new int[n];
    double[] weights = new double[n];
    for (int p = 0; p < n; p++) {
      wanted[p] = open[p] ? results.get(p).tokens() : 0;
      weights[p] = weight(p);
    }
    int[] shares = Shares.of(wanted, weights, Math.max(0, room));
    List<Result> tighter = new ArrayList<>();
    for (int p = 0; p < n; p++) {
      request.work().at(own.get(p).passage().literal().start(), text.length());
      tighter.add(shares[p] < wanted[p] ? squeezed(p, shares[p]) : results.get(p));
    }
    return tighter;
  }

  /// Later results count more than earlier ones, up to twice; open ones, failures and what the
  /// question is about count several times.
  private double weight(int index) {
    double weight = 1 + (double) index / open.length;
    weight *= uses.get(index).answered() ? 1 : 3;
    weight *= touched[index] ? 3 : 1;
    return own.get(index).passage().error() ? 2 * weight : weight;
  }

  private Result better(int index) {
    return references
        .of(index)
        .map(told -> told(index, told))
        .filter(result -> worth(index, result))
        .or(() -> excerpt(index).filter(result -> worth(index, result)))
        .orElse(own.get(index));
  }

  private boolean worth(int index, Result result) {
    return result.tokens() + LEAST_GAIN <= own.get(index).tokens();
  }

  private Result told(int index, References.Told told) {
    Compression compression =
        new Compression(told.text(), "lines", told.lines(), told.shown(), List.of("repeats"));
    return told.shown() == 0
        ? written(index, told.text(), compression.steps())
        : closed(index, compression);
  }

  private Optional<Result> excerpt(int index) {
    return reader
        .apply(own.get(index).passage().text())
        .flatMap(document -> {
          Use use = uses.get(index);
          if (touched[index] || !use.answered()) {
            return excerpt(index, document, Request.UNBOUNDED);
          }
          return use.words().isEmpty()
              ? excerpt(index, document, allowance(index, UNUSED))
              : least(index, document, use.words());
        });
  }

  /// The least that has every word: more tokens never show less, so halving finds it.
  private Optional<Result> least(int index, Document document, Set<String> words) {
    int low = 0;
    int high = SHARES.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (shown(index, document, allowance(index, middle))
          .filter(compression -> words(compression.text()).containsAll(words))
          .isPresent()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return excerpt(index, document, allowance(index, low));
  }

  private int allowance(int index, int share) {
    return share == SHARES.length - 1
        ? Request.UNBOUNDED
        : Math.max(LEAST_SHARE, (int) (SHARES[share] * own.get(index).tokens()));
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Words.split(text, (word, _, _, _) -> words.add(word));
    return words;
  }

  private Optional<Result> excerpt(int index, Document document, int allowance) {
    return shown(index, document, allowance).map(compression -> closed(index, compression));
  }

  private Optional<Compression> shown(int index, Document document, int allowance) {
    Request asked =
        new Request(question(index), Mode.AUTO, allowance, request.tokens(), request.work());
    return Optional.of(document.compress(asked))
        .filter(compression -> compression.total() > 0 && !compression.text().isBlank());
  }

  /// What the result is asked: what the reader wants to know, and what came of it, or else what the
  /// tool was asked.
  private String question(int index) {
    Use use = uses.get(index);
    String input = own.get(index).passage().call().input();
    String own =
        use.words().isEmpty()
            ? input.substring(0, Math.min(INPUT_CHARS, input.length()))
            : String.join(" ", use.words());
    return (request.query() + "\n" + own).strip();
  }

  /// A passage in a number of tokens, or next to nothing of it.
  private Result squeezed(int index, int share) {
    Result own = this.own.get(index);
    Optional<Document> document = reader.apply(own.passage().text());
    int room = share - CLOSING;
    if (document.isPresent() && room > 0) {
      // Escapes take their part of the share.
      double bare = (double) request.tokens().count(own.passage().text()) / own.tokens();
      Optional<Result> fits =
          excerpt(index, document.get(), Math.max(1, (int) (room * Math.min(1, bare))))
              .filter(result -> result.tokens() <= share);
      if (fits.isPresent()) {
        return fits.get();
      }
    }
    int lines = Lines.of(own.passage().text()).count();
    Compression nothing = new Compression("", "lines", lines, 0, List.of("omitted"));
    Result gap = written(index, Marker.ofPart(nothing), nothing.steps());
    return gap.tokens() < own.tokens() ? gap : own;
  }

  private Result closed(int index, Compression compression) {
    return written(
        index, compression.marked(Marker.ofPart(compression)), compression.steps());
  }

  private Result written(int index, String shown, List<String> steps) {
    String literal = JsonStrings.quote(shown);
    return new Result(
        own.get(index).passage(), literal, request.tokens().count(literal), steps);
  }
}
