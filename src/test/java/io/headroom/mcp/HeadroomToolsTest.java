package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.ledger.MemoryLedger;
import io.headroom.ledger.Prices;
import io.headroom.ledger.Summary;
import io.headroom.mcp.HeadroomTools.Parts;
import io.headroom.pipeline.Headroom;
import io.headroom.pipeline.Options;
import io.headroom.pipeline.Outcome;
import io.headroom.retrieve.Retriever;
import io.headroom.store.Hash;
import io.headroom.store.MemoryStore;
import io.headroom.testing.Texts;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HeadroomToolsTest {
  private static final TokenCounter TOKENS = Tokens.o200k();

  @TempDir private Path project;
  private Instant now = Instant.parse("2026-01-01T10:00:00Z");
  private final MemoryStore store = new MemoryStore(1_000_000, Duration.ofHours(1));
  private final Parts parts =
      new Parts(
          new Headroom(store, TOKENS),
          new Retriever(store, TOKENS),
          store,
          new MemoryLedger(() -> now),
          TOKENS,
          () -> now,
          Path.of("/nonexistent-home"),
          false);
  private final Tools tools = HeadroomTools.of(() -> parts);
  private final Map<String, Tool> made = new HashMap<>();

  @Test
  void offersItsThreeTools() {
    assertThat(tools.entries().keySet())
        .containsExactly("headroom_compress", "headroom_retrieve", "headroom_stats");
    tools
        .entries()
        .keySet()
        .forEach(name -> assertThat(tool(name).definition().name()).isEqualTo(name));
  }

  @Test
  void answersHooksByAToolThatIsOnNoList() {
    Tools all =
        HeadroomTools.of(
            () -> parts,
            () -> Prices.ofUser(Map.of()),
            (arguments, _) -> "{\"for\":" + arguments + "}");

    assertThat(all.listJson()).isEqualTo(tools.listJson()).doesNotContain("hook");
    Tool hook = Objects.requireNonNull(all.entries().get("headroom_hook")).tool().get();
    assertThat(hook.call(Map.of("tool", "Bash"), new Session(List.of()), Work.UNWATCHED).blocks())
        .containsExactly("{\"for\":{tool=Bash}}");
  }

  @Test
  void compressAnswersWithTheTextAndItsFacts() {
    ToolResult result = compress(Map.of("content", log(400)));
    assertThat(result.blocks()).hasSize(2);
    assertThat(result.structured()).isNull();
    JsonNode facts = json(result.blocks().get(1));
    assertThat(facts.propertyNames())
        .startsWith(
            "hash",
            "kind",
            "original_tokens",
            "compressed_tokens",
            "tokens_saved",
            "savings_percent",
            "transforms");
    assertThat(facts.get("original_tokens").asInt()).isEqualTo(TOKENS.count(log(400)));
    assertThat(facts.get("hash").asString()).hasSize(24);
  }

  @Test
  void compressedTokensCountBothBlocks() {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      ToolResult result = compress(Map.of("content", log(random.nextInt(60)) + "x".repeat(i)));
      JsonNode facts = json(result.blocks().get(1));
      int counted = TOKENS.count(result.blocks().get(0)) + TOKENS.count(result.blocks().get(1));
      assertThat(facts.get("compressed_tokens").asInt()).isEqualTo(counted);
      assertThat(facts.get("tokens_saved").asInt())
          .isEqualTo(facts.get("original_tokens").asInt() - counted);
    }
  }

  @Test
  void theFactsNeverTakeMoreThanEightyTokens() {
    for (long seed = 0; seed < 300; seed++) {
      String text = Texts.troublesome(seed);
      for (String kind : List.of("json", "conversation", "log", "text")) {
        ToolResult result = compress(Map.of("content", text, "kind", kind));
        assertThat(TOKENS.count(result.blocks().get(1))).isLessThanOrEqualTo(Facts.MOST_TOKENS);
      }
    }
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[8];
      random.nextBytes(bytes);
      List<String> steps =
          IntStream.range(0, random.nextInt(40)).mapToObj(s -> "dictionary-step-" + s).toList();
      int before = random.nextInt(Integer.MAX_VALUE);
      Outcome outcome =
          new Outcome.Compressed(
              "",
              Hash.of(bytes),
              ContentKind.CONVERSATION,
              before,
              random.nextInt(before),
              steps,
              "messages",
              9,
              3,
              List.of(),
              0,
              Map.of());
      Facts facts = Facts.of(outcome, random.nextBoolean(), TOKENS);
      assertThat(TOKENS.count(facts.json())).isLessThanOrEqualTo(Facts.MOST_TOKENS);
      assertThat(json(facts.json()).get("transforms").isArray()).isTrue();
    }
    for (Outcome.Reason reason : Outcome.Reason.values()) {
      Outcome outcome =
          new Outcome.PassedThrough(
              "",
              Hash.of(new byte[0]),
              ContentKind.CONVERSATION,
              999_999_999,
              999_999_999,
              reason,
              true,
              Map.of());
      assertThat(TOKENS.count(Facts.of(outcome, false, TOKENS).json()))
          .isLessThanOrEqualTo(Facts.MOST_TOKENS);
    }
  }

  @Test
  void anAnswerLongerThanAskedForSaysSo() {
    String log = log(3_000);
    ToolResult text = compress(Map.of("content", log, "max_tokens", 5));
    ToolResult object = compress(Map.of("content", log, "max_tokens", 5, "format", "json"));
    for (String facts : List.of(text.blocks().get(1), object.blocks().getFirst())) {
      assertThat(json(facts).get("max_tokens_met").asBoolean(true)).isFalse();
    }
    ToolResult met = compress(Map.of("content", log, "max_tokens", 500));
    assertThat(json(met.blocks().get(1)).has("max_tokens_met")).isFalse();
    assertThat(TOKENS.count(met.blocks().getFirst())).isBetween(250, 500);
  }

  @Test
  void aBudgetIsUsedAndTheDefaultBoundIsNot() {
    String log = log(3_000);
    String free =
        new Headroom(new MemoryStore(64 << 20, Duration.ofHours(1)), TOKENS)
            .compress(log, Options.DEFAULT)
            .text();
    assertThat(compress(Map.of("content", log)).blocks().getFirst()).isEqualTo(free);
    assertThat(
            TOKENS.count(compress(Map.of("content", log, "max_tokens", 3_000)).blocks().getFirst()))
        .isGreaterThan(Math.max(1_500, TOKENS.count(free)));
  }

  @Test
  void whatIsPassedThroughComesUnchangedWithAReasonAndAnHonestLoss() {
    ToolResult result = compress(Map.of("content", "short\n"));
    assertThat(result.blocks().getFirst()).isEqualTo("short\n");
    JsonNode facts = json(result.blocks().get(1));
    assertThat(facts.get("reason").asString()).isEqualTo("too_short");
    assertThat(facts.get("tokens_saved").asInt()).isNegative();
    assertThat(facts.get("savings_percent").asDouble()).isNegative();
    assertThat(retrieve(Map.of("hash", facts.get("hash").asString())).blocks().getFirst())
        .isEqualTo("short\n");
  }

  @Test
  void emptyContentIsNoMistake() {
    ToolResult result = compress(Map.of("content", ""));
    assertThat(result.isError()).isFalse();
    assertThat(result.blocks().getFirst()).isEmpty();
    assertThat(json(result.blocks().get(1)).get("kind").asString()).isEqualTo("text");
  }

  @Test
  void mistakesSayWhatToDo() {
    assertThat(error(compress(Map.of()))).contains("path", "content");
    assertThat(error(compress(Map.of("content", "x", "path", "y")))).contains("not both");
    assertThat(error(compress(Map.of("content", "x", "kind", "toml"))))
        .contains("json, log, search");
    assertThat(error(compress(Map.of("content", "x", "mode", "fast"))))
        .contains("auto or lossless");
    assertThat(error(compress(Map.of("content", "x", "format", "xml")))).contains("text or json");
    assertThat(error(compress(Map.of("content", "x", "max_tokens", 0)))).contains("at least 1");
    assertThat(error(compress(Map.of("path", "nosuch.log"))))
        .contains("no file", project.toString());
    assertThat(error(retrieve(Map.of("hash", "zz")))).contains("24");
  }

  @Test
  void aFileIsReadFromTheGrantedDirectoryAndKeptByteForByte() throws IOException {
    byte[] bytes = ("\uFEFFa\r\nb\0" + log(100)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.write(project.resolve("x.log"), bytes);
    ToolResult result = compress(Map.of("path", "x.log"));
    JsonNode facts = json(result.blocks().get(1));
    assertThat(facts.get("hash").asString()).isEqualTo(Hash.of(bytes).value());
    String all = retrieve(Map.of("hash", facts.get("hash").asString())).blocks().getFirst();
    assertThat(all.getBytes(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(bytes);
  }

  @Test
  void forProgramsTheAnswerIsOneObjectWithTheClassicNames() {
    ToolResult result = compress(Map.of("content", log(300), "format", "json"));
    assertThat(result.blocks()).hasSize(1);
    JsonNode answer = json(result.blocks().getFirst());
    assertThat(answer.propertyNames())
        .contains(
            "compressed",
            "hash",
            "original_tokens",
            "compressed_tokens",
            "tokens_saved",
            "savings_percent",
            "transforms",
            "note");
    assertThat(answer.get("compressed_tokens").asInt())
        .isEqualTo(TOKENS.count(answer.get("compressed").asString()));
    assertThat(json(Facts.write(Objects.requireNonNull(result.structured())))).isEqualTo(answer);
    ToolResult whole =
        retrieve(Map.of("hash", answer.get("hash").asString(), "format", "json", "lines", "1-2"));
    assertThat(json(whole.blocks().getFirst()).get("original_content").asString())
        .isEqualTo(
            log(300).lines().limit(2).map(line -> line + "\n").collect(Collectors.joining()));
    ToolResult found =
        retrieve(
            Map.of("hash", answer.get("hash").asString(), "format", "json", "query", "request"));
    assertThat(json(found.blocks().getFirst()).get("results").get(0).get("place").asString())
        .startsWith("line");
  }

  @Test
  void wholeOriginalsComeInPagesEachClientShowsWhole() {
    String text = log(6_000);
    String hash = json(compress(Map.of("content", text)).blocks().get(1)).get("hash").asString();
    Map<String, Integer> clients =
        Map.of(
            "codex-mcp-client",
            48_000,
            "gemini-cli-mcp-client",
            40_000,
            "claude-code",
            150_000,
            "",
            1 << 30);
    clients.forEach((client, chars) -> {
      Session session = session(client);
      StringBuilder joined = new StringBuilder();
      Map<String, Object> next = Map.of("hash", hash, "max_tokens", 24_000);
      int from = 1;
      while (true) {
        ToolResult page = tool("headroom_retrieve").call(next, session, Work.UNWATCHED);
        joined.append(page.blocks().getFirst());
        assertThat(String.join("", page.blocks()).length()).isLessThan(chars);
        JsonNode facts = json(page.blocks().get(1));
        assertThat(facts.get("from").asInt()).isEqualTo(from);
        assertThat(facts.get("source").asString()).isEqualTo("local");
        assertThat(facts.get("total_lines").asInt()).isEqualTo(6_000);
        from = facts.get("to").asInt() + 1;
        if (!facts.has("next_cursor")) {
          break;
        }
        next = Map.of("hash", hash, "cursor", facts.get("next_cursor").asString());
      }
      assertThat(joined.toString()).as(client).isEqualTo(text);
    });
  }

  @Test
  void aQuestionIsAnsweredWithPlacesAndCounted() {
    String text = log(200).replace("request 120 ", "request 120 refused ");
    String hash = json(compress(Map.of("content", text)).blocks().get(1)).get("hash").asString();
    ToolResult result = retrieve(Map.of("hash", hash, "query", "refused wibble"));
    assertThat(result.blocks().getFirst()).contains("request 120 refused");
    JsonNode facts = json(result.blocks().get(1));
    assertThat(facts.get("hits").asInt()).isEqualTo(1);
    assertThat(facts.get("not_found").get(0).asString()).isEqualTo("wibble");
  }

  @Test
  void theThirdRequestForADeadHashIsToldToStop() {
    Session session = session("");
    Map<String, Object> dead = Map.of("hash", "0123456789abcdef01234567");
    Tool retrieve = tool("headroom_retrieve");
    assertThat(error(retrieve.call(dead, session, Work.UNWATCHED))).doesNotContain("Stop asking");
    assertThat(error(retrieve.call(dead, session, Work.UNWATCHED))).doesNotContain("Stop asking");
    assertThat(error(retrieve.call(dead, session, Work.UNWATCHED))).contains("Stop asking");
  }

  @Test
  void statisticsAreAlwaysJsonAndNet() {
    String text = log(300);
    ToolResult compressed = compress(Map.of("content", text));
    String hash = json(compressed.blocks().get(1)).get("hash").asString();
    ToolResult back = retrieve(Map.of("hash", hash, "lines", "1-3"));
    now = now.plusMillis(2_500);
    JsonNode stats = json(stats(Map.of()).blocks().getFirst());
    int in = TOKENS.count(text);
    int out = compressed.blocks().stream().mapToInt(TOKENS::count).sum();
    int returned = back.blocks().stream().mapToInt(TOKENS::count).sum();
    assertThat(stats.get("session_duration_seconds").asDouble()).isEqualTo(2.5);
    assertThat(stats.get("compressions").asInt()).isEqualTo(1);
    assertThat(stats.get("retrievals").asInt()).isEqualTo(1);
    assertThat(stats.get("total_input_tokens").asInt()).isEqualTo(in);
    assertThat(stats.get("total_output_tokens").asInt()).isEqualTo(out);
    assertThat(stats.get("tokens_saved").asInt()).isEqualTo(in - out);
    assertThat(stats.get("net_tokens_saved").asInt())
        .isEqualTo(in - out - returned - stats.get("schema_tokens").asInt());
    assertThat(stats.get("estimate").asBoolean()).isTrue();
    assertThat(stats.get("recent_events").size()).isEqualTo(2);
    assertThat(stats.get("store").get("entries").asInt()).isEqualTo(1);
    assertThat(stats.get("store").get("ttl_seconds").asInt()).isEqualTo(3_600);
  }

  @Test
  void statisticsOfAHashExplainItsResult() {
    String hash =
        json(compress(Map.of("content", log(300))).blocks().get(1)).get("hash").asString();
    JsonNode told = json(stats(Map.of("hash", hash)).blocks().getFirst());
    assertThat(told.get("known").asBoolean()).isTrue();
    assertThat(told.get("detected_by").asString()).isNotBlank();
    assertThat(told.propertyNames()).contains("kind", "transforms", "original_tokens");
    assertThat(told.get("runner_up").asString()).isNotBlank();
    assertThat(told.get("left_out").get("count").asInt())
        .isEqualTo(300 - shownLines(log(300)))
        .isPositive();
    JsonNode steps = told.get("steps");
    assertThat(steps.valueStream().map(step -> step.get("step").asString()))
        .containsExactly("count", "detect", "compress", "mark", "store");
    assertThat(steps.valueStream())
        .allSatisfy(step -> assertThat(step.get("ms").asDouble()).isNotNegative());
    assertThat(steps.get(0).get("tokens").asInt()).isEqualTo(TOKENS.count(log(300)));
    JsonNode unknown = json(stats(Map.of("hash", "0123456789ab")).blocks().getFirst());
    assertThat(unknown.get("known").asBoolean()).isFalse();
    assertThat(json(stats(Map.of("hash", "what")).blocks().getFirst()).get("note").asString())
        .contains("no hash");
  }

  @Test
  void statisticsHaveTheNamesThatProgramsKnow() {
    compress(Map.of("content", log(200)));
    JsonNode stats = json(stats(Map.of()).blocks().getFirst());
    assertThat(stats.propertyNames())
        .contains(
            "session_duration_seconds",
            "compressions",
            "retrievals",
            "total_input_tokens",
            "total_output_tokens",
            "total_tokens_saved",
            "tokens_saved",
            "savings_percent",
            "estimated_cost_saved_usd",
            "recent_events",
            "sub_agents",
            "combined",
            "proxy",
            "store");
    assertThat(stats.get("combined").get("total_tokens_saved"))
        .isEqualTo(stats.get("tokens_saved"));
    assertThat(stats.get("schema_tokens").asInt()).isEqualTo(440);
    assertThat(stats.get("net_percent_of_offered").asDouble())
        .isLessThan(stats.get("net_percent_of_compressed").asDouble() + 0.1)
        .isLessThan(stats.get("savings_percent").asDouble());
  }

  @Test
  void anObserverChangesNothingAndTellsWhatItWouldHaveDone() {
    String text = log(300);
    MemoryLedger ledger = new MemoryLedger(() -> now);
    Parts observing =
        new Parts(
            parts.headroom(),
            parts.retriever(),
            store,
            ledger,
            TOKENS,
            () -> now,
            parts.home(),
            true);
    Tools observers = HeadroomTools.of(() -> observing);
    ToolResult result =
        Objects.requireNonNull(observers.entries().get("headroom_compress"))
            .tool()
            .get()
            .call(Map.of("content", text), session(""), Work.UNWATCHED);
    assertThat(result.blocks().getFirst()).isEqualTo(text);
    JsonNode facts = json(result.blocks().get(1));
    assertThat(facts.get("reason").asString()).isEqualTo("observed");
    assertThat(facts.get("tokens_saved").asInt()).isNotPositive();

    ToolResult real = compress(Map.of("content", text));
    int answered = real.blocks().stream().mapToInt(TOKENS::count).sum();
    Summary summary = ledger.summary();
    assertThat(summary.totals().compressions()).isZero();
    assertThat(summary.observed().outputTokens()).isEqualTo(answered);
    assertThat(summary.observed().inputTokens()).isEqualTo(TOKENS.count(text));
  }

  @Test
  void limitsAreThoseOfTheClient() {
    assertThat(ClientLimits.of("codex-mcp-client").maxTokens()).isLessThan(12_000);
    assertThat(ClientLimits.of("gemini-cli-mcp-client").maxChars()).isLessThan(40_000);
    assertThat(ClientLimits.of("claude-code").atMost(30_000)).isLessThan(25_000);
    assertThat(ClientLimits.of("another").atMost(30_000)).isEqualTo(30_000);
  }

  private int shownLines(String text) {
    return switch (parts.headroom().compress(text, Options.DEFAULT)) {
      case Outcome.Compressed shorter -> shorter.shown();
      case Outcome.PassedThrough _ -> 300;
    };
  }

  private ToolResult compress(Map<String, Object> arguments) {
    return tool("headroom_compress").call(arguments, session(""), Work.UNWATCHED);
  }

  private ToolResult retrieve(Map<String, Object> arguments) {
    return tool("headroom_retrieve").call(arguments, session(""), Work.UNWATCHED);
  }

  private ToolResult stats(Map<String, Object> arguments) {
    return tool("headroom_stats").call(arguments, session(""), Work.UNWATCHED);
  }

  private Tool tool(String name) {
    return made.computeIfAbsent(
        name, _ -> Objects.requireNonNull(tools.entries().get(name)).tool().get());
  }

  private Session session(String client) {
    try {
      Session session = new Session(List.of(project.toRealPath()));
      session.client(client);
      return session;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String error(ToolResult result) {
    assertThat(result.isError()).isTrue();
    return result.blocks().getFirst();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static String log(int lines) {
    return IntStream.rangeClosed(1, lines)
        .mapToObj(
            i -> "INFO request " + i + " took " + i * 37 % 101 + " ms on worker-" + i % 7 + "\n")
        .collect(Collectors.joining());
  }
}
