package io.headroom.app;

import io.headroom.config.Policy;
import io.headroom.door.Output;
import io.headroom.door.Shortener;
import io.headroom.door.Shortener.ShortForm;
import io.headroom.eval.Session;
import io.headroom.eval.Session.Step;
import io.headroom.eval.SessionCost;
import io.headroom.eval.SessionEvaluation;
import io.headroom.eval.SessionReport;
import io.headroom.eval.TokenPrices;
import io.headroom.ledger.MemoryLedger;
import io.headroom.pipeline.Headroom;
import io.headroom.store.MemoryStore;
import io.headroom.store.Original;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `headroom eval --sessions` takes besides.
final class SessionOptions {
  @Option(
      names = "--sessions",
      description =
          "DIR holds recorded sessions: what they would have cost with short results of tools")
  private boolean wanted;

  @Option(
      names = "--cached",
      paramLabel = "X",
      description = "price of a token read from the cache, against one that is not: 0.1")
  private double cached = TokenPrices.USUAL.cached();

  @Option(names = "--input", paramLabel = "X", description = "price of a new token read: 1.25")
  private double input = TokenPrices.USUAL.input();

  @Option(names = "--output", paramLabel = "X", description = "price of a token written: 5")
  private double output = TokenPrices.USUAL.output();

  @Option(names = "--list-turns", description = "list the results that cost an extra turn")
  private boolean listed;

  @Option(
      names = "--shown",
      paramLabel = "DIR",
      description = "write what is shown of each result into this folder")
  private @Nullable Path shown;

  @Option(
      names = "--min-cheaper",
      paramLabel = "P",
      description = "fail if the sessions are not cheaper by P %%")
  private double minCheaper = Double.NEGATIVE_INFINITY;

  @Option(
      names = "--max-turns",
      paramLabel = "N",
      description = "fail if there are more extra turns than N")
  private int maxTurns = Integer.MAX_VALUE;

  boolean wanted() {
    return wanted;
  }

  SessionReport run(List<Session> sessions) throws IOException {
    if (shown != null) {
      Files.createDirectories(shown);
    }
    TokenCounter tokens = Tokens.o200k();
    MemoryStore store = new MemoryStore(Long.MAX_VALUE, Duration.ofHours(1));
    InstantSource clock = InstantSource.system();
    Shortener shortener =
        new Shortener(
            new Headroom(store, tokens),
            tokens,
            new MemoryLedger(clock),
            clock,
            false,
            Policy.USUAL);
    TokenPrices prices = new TokenPrices(cached, input, output);
    SessionEvaluation evaluation =
        new SessionEvaluation(tokens, prices, result -> shown(shortener, result));
    return new SessionReport(sessions.stream().map(evaluation::run).toList());
  }

  /// A recorded result as the doors would have shown it.
  private String shown(Shortener shortener, Step.Result result) {
    Output output = Output.ofCommandLine(result.query(), 0);
    String text =
        shortener
            .shorten(Original.ofText(result.text()), output, Work.UNWATCHED)
            .map(ShortForm::text)
            .orElse(result.text());
    write(result.id(), text);
    return text;
  }

  private void write(String name, String text) {
    try {
      if (shown != null) {
        Files.writeString(shown.resolve(name), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String turns(SessionReport report) {
    return listed ? report.turns() : "";
  }

  boolean met(SessionCost total) {
    boolean cheap = -total.difference() >= minCheaper;
    boolean few = total.turns().size() <= maxTurns;
    if (!cheap) {
      System.err.println(
          String.format(
              Locale.ROOT,
              "headroom: cheaper by %.1f %%, below %.1f %%",
              -total.difference(),
              minCheaper));
    }
    if (!few) {
      System.err.println(
          "headroom: extra turns: %s, more than %s".formatted(total.turns().size(), maxTurns));
    }
    return cheap && few;
  }
}
