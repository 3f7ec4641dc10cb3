package io.headroom.text;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Run: `./mvnw -B -Pbench test-compile exec:exec -Dbench=TokensBenchmark`. Every input is one
/// million bytes of ASCII, so operations per second are megabytes per second.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokensBenchmark {
  private static final int SIZE = 1_000_000;

  @Param({"java", "json", "log", "letters"})
  String input = "";

  @Param({"O200K_BASE", "CL100K_BASE"})
  EncodingType encoding = EncodingType.O200K_BASE;

  private String text = "";
  private TokenCounter ours = Tokens.o200k();
  private Encoding jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(encoding);

  @Setup
  public void prepare() throws IOException {
    text =
        switch (input) {
          case "java" -> sources();
          case "json" -> json();
          case "log" -> log();
          default -> letters();
        };
    ours = encoding == EncodingType.O200K_BASE ? Tokens.o200k() : Tokens.cl100k();
    jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(encoding);
  }

  @Benchmark
  public int headroom() {
    return ours.count(text);
  }

  @Benchmark
  public int jtokkit() {
    return jtokkit.countTokensOrdinary(text);
  }

  /// The project's own sources, over and over.
  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : sorted) {
        all.append(Files.readString(file).replaceAll("[^\\x00-\\x7F]", "?"));
      }
    }
    return all.toString().repeat(SIZE / all.length() + 1).substring(0, SIZE);
  }

  private static String json() {
    Random random = new Random(1);
    StringBuilder all = new StringBuilder("[");
    for (int id = 0; all.length() < SIZE; id++) {
      all.append("{\"id\": %d, \"ratio\": %.5f, ".formatted(id, random.nextDouble()))
          .append("\"user\": \"user-%d@example.com\", ".formatted(random.nextInt(500)))
          .append("\"hash\": \"%016x\", \"ok\": true},\n".formatted(random.nextLong()));
    }
    return all.substring(0, SIZE);
  }

  private static String log() {
    Random random = new Random(2);
    StringBuilder all = new StringBuilder();
    for (int second = 0; all.length() < SIZE; second++) {
      all.append(
          "2026-03-01T%02d:%02d:%02d.%03dZ INFO  [worker-%d] com.example.Queue - took %d ms\n"
              .formatted(
                  second / 3600 % 24,
                  second / 60 % 60,
                  second % 60,
                  random.nextInt(1000),
                  random.nextInt(16),
                  random.nextInt(9000)));
    }
    return all.substring(0, SIZE);
  }

  private static String letters() {
    Random random = new Random(3);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < SIZE; i++) {
      all.append((char) ('a' + random.nextInt(26)));
    }
    return all.toString();
  }
}
