package io.headroom.app;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.detect.ContentKind;
import io.headroom.ledger.Door;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Trace;
import io.headroom.ledger.Who;
import io.headroom.pipeline.Headroom;
import io.headroom.pipeline.Options;
import io.headroom.pipeline.Outcome;
import io.headroom.pipeline.Outcome.Compressed;
import io.headroom.pipeline.Outcome.PassedThrough;
import io.headroom.redact.Redactor;
import io.headroom.store.MemoryStore;
import io.headroom.store.Original;
import io.headroom.store.TieredStore;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `headroom compress`: a filter. The shown text goes to stdout, one line about it to stderr.
@Command(
    name = "compress",
    description = "Prints a file, or stdin, in fewer tokens.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompressCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "what to read; - or nothing: stdin")
  private String file = "-";

  @Option(
      names = "--query",
      paramLabel = "TEXT",
      description = "what you want to know; what answers it is kept")
  private String query = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "take the text for json, log, text, … instead of finding out")
  private @Nullable String kind;

  @Option(names = "--mode", paramLabel = "MODE", description = "auto (default) or lossless")
  private Mode mode = Mode.AUTO;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "most tokens of the output, marker included")
  private int maxTokens = Request.UNBOUNDED;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "count tokens as this model does; o200k by default")
  private String model = "";

  @Option(
      names = "--redact",
      negatable = true,
      description = "mask keys, tokens and passwords; also HEADROOM_REDACT=1")
  private @Nullable Boolean redact;

  @Option(names = "--json", description = "print one JSON object: the text and the figures")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    // First: its disk opens while the text is read and made shorter.
    Stores stores = Stores.ofUser().withMemory(Long.MAX_VALUE, MemoryStore.DEFAULT_TTL);
    stores.tellRefusals();
    TieredStore store = stores.make();
    Ledger ledger = Ledgers.ofUser();
    Original original;
    try {
      original =
          Original.ofBytes(
              file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file)));
    } catch (NoSuchFileException e) {
      System.err.println("headroom: there is no file " + file);
      return 1;
    } catch (IOException e) {
      System.err.println("headroom: cannot read " + file + ": " + e.getMessage());
      return 1;
    }
    Tokens.Model counted =
        model.isEmpty() ? new Tokens.Model("", Tokens.o200k(), false) : Tokens.forModel(model);
    Trace trace = new Trace();
    boolean redacting = Redacting.isOn(redact, stores, Configuration.environment());
    Redactor redactor = redacting ? Redactor.ofKnownShapes() : Redactor.NONE;
    Outcome outcome =
        new Headroom(store.within(Projects.current()), counted.counter(), redactor)
            .compress(original, options(), Work.UNWATCHED, trace);
    // Before it is printed: the reader of a pipe may be gone by then.
    ledger.record(
        trace.event(Instant.now(), new Who(Door.CLI, ""), outcome, outcome.shownTokens(), false));
    try (ledger) {
      print(outcome, original);
      System.err.println(summary(outcome, counted));
    }
    store.flush();
    return 0;
  }

  private Options options() {
    try {
      Options options =
          Options.DEFAULT
              .withQuery(query)
              .withMode(mode)
              .withMaxTokens(maxTokens)
              .withSource(file.equals("-") ? "content" : file);
      return kind == null ? options : options.withKind(kind(kind));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static ContentKind kind(String name) {
    return ContentKind.byId(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no kind '" + name + "'; there are " + String.join(", ", kinds())));
  }

  private static List<String> kinds() {
    return List.of(ContentKind.values()).stream().map(ContentKind::id).toList();
  }

  private void print(Outcome outcome, Original original) throws IOException {
    OutputStream out = System.out;
    if (json) {
      out.write(JsonMapper.shared().writeValueAsBytes(figures(outcome)));
      out.write('\n');
    } else {
      switch (outcome) {
        case Compressed c -> {
          out.write(c.text().getBytes(StandardCharsets.UTF_8));
          out.write('\n');
        }
        case PassedThrough p -> {
          boolean exact = p.masked().isEmpty();
          out.write(exact ? original.bytes() : p.text().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    out.flush();
  }

  private Map<String, Object> figures(Outcome outcome) {
    int saved = outcome.originalTokens() - outcome.shownTokens();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("compressed", outcome.text());
    figures.put("hash", outcome.hash().value());
    figures.put("kind", outcome.kind().id());
    figures.put("original_tokens", outcome.originalTokens());
    figures.put("compressed_tokens", outcome.shownTokens());
    figures.put("tokens_saved", saved);
    figures.put("savings_percent", Math.round(percent(outcome) * 10) / 10.0);
    if (!outcome.masked().isEmpty()) {
      figures.put("masked", outcome.masked());
    }
    if (outcome.shownTokens() > maxTokens) {
      figures.put("max_tokens_met", false);
    }
    switch (outcome) {
      case Compressed c -> figures.put("transforms", c.steps());
      case PassedThrough p -> {
        figures.put("transforms", List.of());
        figures.put("reason", p.reason().id());
      }
    }
    return figures;
  }

  private static double percent(Outcome outcome) {
    int original = outcome.originalTokens();
    return original == 0 ? 0 : 100.0 * (original - outcome.shownTokens()) / original;
  }

  private String summary(Outcome outcome, Tokens.Model model) {
    String counted = model.estimate() ? " (estimate for " + model.name() + ")" : "";
    String over = outcome.shownTokens() > maxTokens ? ", more than --max-tokens" : "";
    String what =
        switch (outcome) {
          case Compressed c ->
              String.format(Locale.ROOT, "%,d of %,d %s shown", c.shown(), c.total(), c.unit());
          case PassedThrough p -> "unchanged: " + p.reason().id();
        };
    String masked = outcome.masked().isEmpty() ? "" : ", masked " + masked(outcome);
    return String.format(
        Locale.ROOT,
        "headroom: %s, %,d -> %,d tokens, %.1f %% saved%s, %s%s%s",
        outcome.kind().id(),
        outcome.originalTokens(),
        outcome.shownTokens(),
        percent(outcome),
        counted,
        what,
        masked,
        over);
  }

  private static String masked(Outcome outcome) {
    return outcome.masked().entrySet().stream()
        .map(some -> some.getValue() + " " + some.getKey())
        .collect(Collectors.joining(", "));
  }
}
