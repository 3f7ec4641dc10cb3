package io.headroom.compress;

import io.headroom.detect.ContentKind;
import io.headroom.detect.Detector;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Time per kind and size: what finding out and compressing take, and what counting the tokens of
/// the original takes on top. [#main] runs all and prints a table of ratios: absolute times say
/// little on a shared machine, how a kind grows says much.
///
/// Run: `./mvnw -B -Pbench test-compile exec:exec -Dbench.main=io.headroom.compress.KindBenchmark`.
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 12, time = 1) // on one processor the compiler needs as long
@Measurement(iterations = 3, time = 1)
public class KindBenchmark {
  @Param({"json", "log", "table", "search", "diff", "code", "html", "xml", "yaml", "text"})
  String kind = "";

  @Param({"10000", "100000", "1000000", "10000000"})
  int size;

  private String text = "";
  private ContentKind wanted = ContentKind.TEXT;
  private TokenCounter tokens = Tokens.o200k();

  /// Makes the text; a kind that is not found out would measure something else.
  @Setup(Level.Trial)
  public void prepare() {
    wanted = ContentKind.byId(kind).orElseThrow();
    text = Inputs.of(wanted, size);
    ContentKind found = Detector.detect(text).kind();
    if (found != wanted) {
      throw new IllegalStateException(kind + " is taken for " + found);
    }
    tokens = Tokens.o200k();
  }

  /// Finds out and compresses.
  @Benchmark
  public Compression compress() {
    ContentKind found = Detector.detect(text).kind();
    return Compressors.parse(found, text, Work.UNWATCHED)
        .orElseThrow()
        .compress(new Request("", Mode.AUTO, Request.UNBOUNDED, tokens, Work.UNWATCHED));
  }

  /// Counts the tokens of the original.
  @Benchmark
  public int count() {
    return tokens.count(text);
  }

  /// Runs every kind and size and prints megabytes per second at each size, how much longer a byte
  /// takes at the largest than at the second smallest (1 is linear), and the share of counting.
  ///
  /// @param args kinds to leave it at; none for all
  /// @throws RunnerException if a benchmark fails
  public static void main(String[] args) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(KindBenchmark.class.getName()).shouldFailOnError(true);
    if (args.length > 0) {
      options.param("kind", args);
    }
    Map<String, Map<String, Map<Integer, Double>>> times =
        new Runner(options.build())
            .run().stream()
                .collect(
                    Collectors.groupingBy(
                        run -> run.getParams().getParam("kind"),
                        TreeMap::new,
                        Collectors.groupingBy(
                            KindBenchmark::method,
                            Collectors.toMap(KindBenchmark::size, score()))));
    System.out.printf(
        "%n%-8s %8s %8s %8s %8s %9s %9s%n",
        "MB/s", "10 KB", "100 KB", "1 MB", "10 MB", "growth", "counting");
    times.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .forEach(entry -> row(entry.getKey(), entry.getValue()));
  }

  private static void row(String kind, Map<String, Map<Integer, Double>> times) {
    Map<Integer, Double> compress = times.getOrDefault("compress", Map.of());
    StringBuilder line = new StringBuilder("%-8s".formatted(kind));
    compress.keySet().stream()
        .sorted()
        .forEach(
            size -> line.append(format(" %8.1f", size * 1e3 / compress.getOrDefault(size, 1d))));
    double growth =
        compress.getOrDefault(10_000_000, 0d) / 100 / compress.getOrDefault(100_000, 1d);
    double counting = times.getOrDefault("count", Map.of()).getOrDefault(1_000_000, 0d);
    double share = counting / (counting + compress.getOrDefault(1_000_000, 0d));
    line.append(format(" %9.2f", growth)).append(format(" %8.0f%%", 100 * share));
    System.out.println(line);
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }

  private static String method(RunResult run) {
    String name = run.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static int size(RunResult run) {
    return Integer.parseInt(run.getParams().getParam("size"));
  }

  private static Function<RunResult, Double> score() {
    return run -> run.getPrimaryResult().getScore();
  }
}
