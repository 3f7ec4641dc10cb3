package io.headroom.ledger;

import io.headroom.ledger.Verdict.Answer;
import io.headroom.ledger.Verdict.Basis;
import io.headroom.ledger.Verdict.Retrieval;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was seen of each tool and kind, and what follows from it.
final class Trials {
  /// Taken where nothing was measured: high, so that what looks good on it is.
  private static final double ASSUMED_RATE = 0.25;

  private static final double STANDARD_ERRORS = 2;

  private final Map<Cell, Sample> samples = new HashMap<>();
  private final Map<Cell, Asked> asked = new HashMap<>();

  private record Cell(String tool, String kind) {
    Cell anyTool() {
      return new Cell("", kind);
    }

    static final Cell ALL = new Cell("", "");
  }

  void add(String tool, Event.Compressed text) {
    Cell cell = new Cell(tool, text.kind().id());
    samples.merge(cell, Sample.of(text), Sample::plus);
    if (!text.observed() && text.shortened()) {
      add(cell, new Asked(1, 0, 0));
    }
  }

  void add(String tool, Event.Retrieved part) {
    add(new Cell(tool, part.kind().id()), new Asked(0, 1, part.tokens()));
  }

  private void add(Cell cell, Asked one) {
    for (Cell each : List.of(cell, cell.anyTool(), Cell.ALL)) {
      asked.merge(each, one, Asked::plus);
    }
  }

  List<Verdict> verdicts() {
    return samples.entrySet().stream()
        .map(entry -> verdict(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt((Verdict verdict) -> verdict.answer() == Answer.TOO_FEW ? 1 : 0)
                .thenComparingDouble(verdict -> -verdict.input() * verdict.texts())
                .thenComparing(Verdict::tool)
                .thenComparing(Verdict::kind))
        .toList();
  }

  private Verdict verdict(Cell cell, Sample sample) {
    double texts = sample.texts;
    double saved = sample.saved / texts;
    double variance =
        texts < 2 ? 0 : Math.max(0, (sample.squares - texts * saved * saved) / (texts - 1));
    double error = STANDARD_ERRORS * Math.sqrt(variance / texts);
    Retrieval retrieval = retrieval(cell, sample);
    double expected = saved - sample.shortened / texts * retrieval.rate() * retrieval.cost();
    double input = sample.input / texts;
    return new Verdict(
        cell.tool,
        cell.kind,
        sample.texts,
        sample.observed,
        input,
        saved,
        error,
        retrieval,
        expected,
        answer(sample.texts, input, expected, error));
  }

  private static Answer answer(long texts, double input, double expected, double error) {
    if (texts < Verdict.FEWEST) {
      return Answer.TOO_FEW;
    }
    if (expected - error > Verdict.LEAST_SHARE * input) {
      return Answer.ON;
    }
    return expected + error < -Verdict.LEAST_SHARE * input ? Answer.OFF : Answer.NO_DIFFERENCE;
  }

  private Retrieval retrieval(Cell cell, Sample sample) {
    double most = sample.shortened == 0 ? 0 : (double) sample.shortenedInput / sample.shortened;
    Map<Basis, Cell> bases =
        Map.of(Basis.SAME, cell, Basis.KIND, cell.anyTool(), Basis.ALL, Cell.ALL);
    for (Basis basis : List.of(Basis.SAME, Basis.KIND, Basis.ALL)) {
      Asked measured = asked.getOrDefault(bases.get(basis), Asked.NONE);
      if (measured.shortened >= Verdict.FEWEST) {
        double cost =
            measured.times == 0 ? 0 : Math.min(most, (double) measured.tokens / measured.times);
        return new Retrieval(
            (double) measured.times / measured.shortened, cost, basis, measured.shortened);
      }
    }
    return new Retrieval(ASSUMED_RATE, most, Basis.ASSUMED, 0);
  }

  /// Sums over the texts of one tool and kind.
  private record Sample(
      long texts,
      long observed,
      long input,
      long saved,
      double squares,
      long shortened,
      long shortenedInput) {
    static Sample of(Event.Compressed text) {
      int input = text.sizes().input();
      double saved = text.sizes().saved();
      boolean shorter = text.shortened();
      return new Sample(
          1,
          text.observed() ? 1 : 0,
          input,
          text.sizes().saved(),
          saved * saved,
          shorter ? 1 : 0,
          shorter ? input : 0);
    }

    Sample plus(Sample more) {
      return new Sample(
          texts + more.texts,
          observed + more.observed,
          input + more.input,
          saved + more.saved,
          squares + more.squares,
          shortened + more.shortened,
          shortenedInput + more.shortenedInput);
    }
  }

  /// How often texts that were shortened were asked for again, and what that gave back.
  private record Asked(long shortened, long times, long tokens) {
    static final Asked NONE = new Asked(0, 0, 0);

    Asked plus(Asked more) {
      return new Asked(shortened + more.shortened, times + more.times, tokens + more.tokens);
    }
  }
}
