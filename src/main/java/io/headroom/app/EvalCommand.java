package io.headroom.app;

import io.headroom.app.CorpusFolder.Entry;
import io.headroom.eval.Evaluation;
import io.headroom.eval.Needle;
import io.headroom.eval.Report;
import io.headroom.eval.Score;
import io.headroom.eval.SessionReport;
import io.headroom.eval.Totals;
import io.headroom.eval.View;
import io.headroom.store.Original;
import io.headroom.text.Tokens;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// `headroom eval`: how well it does on somebody's own data.
@Command(
    name = "eval",
    description =
        "Runs a folder of cases: what is removed, what a reader still finds, what is wrong.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvalCommand implements Callable<Integer> {
  /// How figures are printed.
  enum Format {
    TABLE,
    JSON
  }

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "a folder with an index.jsonl")
  private Path folder = Path.of(".");

  @Option(
      names = "--family",
      paramLabel = "F",
      split = ",",
      description = "only cases of this family; several with commas")
  private Set<String> families = Set.of();

  @Option(
      names = "--max-tokens-percent",
      paramLabel = "P",
      description = "bound what is shown to this share of each original's tokens")
  private @Nullable Integer maxTokensPercent;

  @Mixin private SessionOptions sessions = new SessionOptions();

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (default) or json")
  private Format format = Format.TABLE;

  @Option(
      names = "--list-misses",
      paramLabel = "N",
      description = "list up to N critical needles that are not shown")
  private int misses;

  @Option(
      names = "--min-removed",
      paramLabel = "P",
      description = "fail if less than P %% of all tokens is removed")
  private double minRemoved = Double.NEGATIVE_INFINITY;

  @Option(
      names = "--min-critical",
      paramLabel = "P",
      description =
          "fail if less than P %% of the critical needles is shown, as the mean over the cases")
  private double minCritical;

  @Option(
      names = "--min-reached",
      paramLabel = "P",
      description =
          "fail if one question brings back less than P %% of the critical needles not shown")
  private double minReached;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException {
    if (maxTokensPercent != null && (maxTokensPercent < 1 || maxTokensPercent > 100)) {
      throw new ParameterException(
          spec.commandLine(), "--max-tokens-percent takes 1 to 100, got " + maxTokensPercent);
    }
    if (sessions.wanted()) {
      return sessions(sessions);
    }
    CorpusFolder corpus = CorpusFolder.read(folder);
    if (!corpus.faults().isEmpty()) {
      corpus.faults().forEach(fault -> System.err.println("headroom: " + fault));
      return 1;
    }
    List<Entry> chosen =
        corpus.entries().stream()
            .filter(entry -> families.isEmpty() || families.contains(entry.test().family()))
            .toList();
    if (chosen.isEmpty()) {
      Set<String> there =
          corpus.entries().stream()
              .map(entry -> entry.test().family())
              .collect(Collectors.toCollection(TreeSet::new));
      System.err.println("headroom: no such family; there are " + String.join(", ", there));
      return 1;
    }
    Report report = new Report(scores(chosen));
    switch (format) {
      case TABLE -> out.print(report.table() + report.misses(misses));
      case JSON -> out.println(JSON.writeValueAsString(json(report)));
    }
    return bars(report.totals());
  }

  private int sessions(SessionOptions options) throws IOException {
    SessionFolder read = SessionFolder.read(folder, families);
    if (!read.faults().isEmpty()) {
      read.faults().forEach(fault -> System.err.println("headroom: " + fault));
      return 1;
    }
    SessionReport report = options.run(read.sessions());
    switch (format) {
      case TABLE -> out.print(report.table() + options.turns(report));
      case JSON -> out.println(JSON.writeValueAsString(json(report)));
    }
    return options.met(report.total()) ? 0 : 1;
  }

  private static Map<String, Object> json(SessionReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("all", report.total());
    json.put("sessions", report.costs());
    return json;
  }

  private List<Score> scores(List<Entry> entries) throws IOException {
    OptionalInt percent =
        maxTokensPercent == null ? OptionalInt.empty() : OptionalInt.of(maxTokensPercent);
    Evaluation evaluation = new Evaluation(Tokens.o200k(), percent);
    List<Score> scores = new ArrayList<>();
    for (Entry entry : entries) {
      byte[] content = Files.readAllBytes(entry.content());
      View whole = new View(Original.ofBytes(content).text());
      for (Needle needle : entry.test().needles()) {
        if (!needle.in(whole)) {
          System.err.println(
              "headroom: %s: its content does not have the needle %s, which counts as missed"
                  .formatted(entry.test().id(), needle.words()));
        }
      }
      scores.add(evaluation.run(entry.test(), content));
    }
    return scores;
  }

  private static Map<String, Object> json(Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("all", report.totals());
    json.put("families", report.families());
    json.put("cases", report.scores().stream().map(EvalCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Score score) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", score.test().id());
    json.put("family", score.test().family());
    json.put("tokens_in", score.tokensIn());
    json.put("tokens_out", score.tokensOut());
    json.put("critical", score.critical());
    json.put("ordinary", score.ordinary());
    json.put("missed", score.missed());
    json.put("faults", score.faults());
    json.put("millis", score.millis());
    return json;
  }

  private int bars(Totals totals) {
    List<Boolean> met =
        List.of(
            met("removed", totals.removed(), minRemoved),
            met("critical needles shown", totals.criticalPerCase(), minCritical),
            met("needles reached", totals.reached().percent(), minReached));
    return met.contains(false) ? 1 : 0;
  }

  private static boolean met(String what, double is, double least) {
    if (is < least) {
      System.err.println(
          String.format(Locale.ROOT, "headroom: %s: %.1f %%, below %.1f %%", what, is, least));
    }
    return is >= least;
  }
}
