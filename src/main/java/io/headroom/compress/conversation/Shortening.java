package io.headroom.compress.conversation;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Marker;
import io.headroom.compress.Request;
import io.headroom.compress.conversation.Chat.Passage;
import io.headroom.compress.conversation.Uses.Use;
import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import io.headroom.text.Aside;
import io.headroom.text.JsonStrings;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Shows the results of one conversation, each by itself.
///
/// Current results are shown as well as any text is: those the model has not gone on from, those
/// the question is about, and those that one of these refers to. An older one has done its work:
/// the least of it is shown that has every word the model took from it.
final class Shortening {
  /// Results below this stay as they are: the line that closes a shortened one costs some ten
  /// tokens.
  private static final int LEAST_TOKENS = 60;

  /// Gain in tokens below which a result is not worth touching.
  private static final int LEAST_GAIN = 8;

  /// What a tool was given can be a whole file, and what a user says a whole page; the beginning
  /// says what it is about.
  private static final int QUESTION_CHARS = 300;

  /// Part of the best score from which a result is what the question is about.
  private static final double TOUCHED = 0.5;

  /// Tokens of the line that closes a result, at most.
  private static final int CLOSING = 14;

  private final String text;
  private final String query;
  private final List<Result> own;
  private final boolean[] open;
  private final List<Use> uses;
  private final References references;
  private final boolean[] touched;
  private final boolean[] current;
  private final Request request;
  private final Excerpts excerpts;

  Shortening(
      String text,
      Chat chat,
      List<Use> uses,
      Request request,
      Function<String, Optional<Document>> reader) {
    List<Passage> passages = chat.passages();
    this.text = text;
    this.query = request.query().isBlank() ? clip(chat.asked()) : request.query();
    this.own = passages.stream().map(passage -> own(passage, text, request)).toList();
    this.open = new boolean[own.size()];
    for (int p = 0; p < open.length; p++) {
      open[p] = own.get(p).tokens() >= LEAST_TOKENS && !fixed(passages.get(p));
    }
    this.uses = uses;
    this.references = new References(passages);
    this.touched = touched(text, passages, query);
    this.current = current();
    this.request = request;
    this.excerpts = new Excerpts(request, reader);
  }

  private static Result own(Passage passage, String text, Request request) {
    String literal = passage.literal().of(text);
    return new Result(passage, literal, request.tokens().count(literal), List.of());
  }

  private static boolean fixed(Passage passage) {
    return passage.fixed()
        || passage.call().tool().endsWith("headroom_retrieve")
        || Marker.ends(passage.text())
        || Marker.within(passage.text());
  }

  private static boolean[] touched(String text, List<Passage> passages, String query) {
    double[] scores =
        Relevance.of(query, text, passages.stream().map(p -> Unit.plain(p.literal(), 0)).toList());
    double best = Arrays.stream(scores).max().orElse(0);
    boolean[] touched = new boolean[scores.length];
    for (int p = 0; p < touched.length; p++) {
      touched[p] = scores[p] > 0 && scores[p] >= TOUCHED * best;
    }
    return touched;
  }

  private boolean[] current() {
    boolean[] current = new boolean[open.length];
    for (int p = open.length - 1; p >= 0; p--) {
      if (touched[p] || !uses.get(p).answered()) {
        current[p] = true;
        references.sources(p).forEach(source -> current[source] = true);
      }
    }
    return current;
  }

  /// Shows every passage as well as is worth it.
  List<Result> results() {
    return Aside.all(
        text.length(),
        own.size(),
        p -> {
          request.work().at(own.get(p).passage().literal().start(), text.length());
          return open[p] ? better(p) : own.get(p);
        });
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

  /// Later results count more than earlier ones, up to twice; current ones, failures and what the
  /// question is about count several times.
  private double weight(int index) {
    double weight = 1 + (double) index / open.length;
    weight *= current[index] ? 3 : 1;
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
    Result own = this.own.get(index);
    String passage = own.passage().text();
    return (current[index]
            ? excerpts.full(passage, question(index))
            : excerpts.least(passage, question(index), uses.get(index).words(), own.tokens()))
        .map(compression -> closed(index, compression));
  }

  /// What the result is asked: what the reader wants to know, and what came of it, or else what the
  /// tool was asked.
  private String question(int index) {
    Use use = uses.get(index);
    String input = own.get(index).passage().call().input();
    String own = use.words().isEmpty() ? clip(input) : String.join(" ", use.words());
    return (query + "\n" + own).strip();
  }

  private static String clip(String said) {
    return said.substring(0, Math.min(QUESTION_CHARS, said.length()));
  }

  /// A passage in a number of tokens, or next to nothing of it.
  private Result squeezed(int index, int share) {
    Result own = this.own.get(index);
    String passage = own.passage().text();
    // Escapes take their part of the share.
    double bare = Math.min(1, (double) request.tokens().count(passage) / own.tokens());
    int room = (int) ((share - CLOSING) * bare);
    if (room > 0) {
      Optional<Result> fits =
          excerpts
              .within(passage, question(index), room)
              .map(compression -> closed(index, compression))
              .filter(result -> result.tokens() <= share);
      if (fits.isPresent()) {
        return fits.get();
      }
    }
    int lines = Lines.of(passage).count();
    Compression nothing = new Compression("", "lines", lines, 0, List.of("omitted"));
    Result gap = written(index, Marker.ofPart(nothing), nothing.steps());
    return gap.tokens() < own.tokens() ? gap : own;
  }

  private Result closed(int index, Compression compression) {
    return written(index, compression.marked(Marker.ofPart(compression)), compression.steps());
  }

  private Result written(int index, String shown, List<String> steps) {
    String literal = JsonStrings.quote(shown);
    List<String> done = new ArrayList<>(List.of("results"));
    done.addAll(steps);
    return new Result(own.get(index).passage(), literal, request.tokens().count(literal), done);
  }
}
