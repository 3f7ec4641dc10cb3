package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.ledger.Door;
import io.headroom.store.Entry;
import io.headroom.store.Hash;
import io.headroom.store.MemoryStore;
import io.headroom.store.OriginalStore.Lookup;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CallResultTest {
  private static final Pattern HASH = Pattern.compile("Retrieve more: hash=([0-9a-f]{24})]");
  private static final String ROWS = Results.rows(300);

  private final MemoryStore store = Results.store();
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(Bench.SETTINGS, store);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void longTextsGetShortAndEverythingAroundStaysAsItIsWritten() throws Exception {
    String log = Results.log(500);
    String before =
        "{ \"content\" : [ {\"type\":\"image\",\"data\":\"%s\",\"mimeType\":\"image/png\"},"
                .formatted("QUJD".repeat(2_000))
            + " {\"annotations\":{\"audience\":[\"user\"]}, \"type\":\"text\", \"text\" : ";
    String after =
        ", \"x\":1.0},{\"type\":\"resource\",\"resource\":{\"uri\":\"f:///a\",\"text\":%s}},{\"type\":\"text\",\"text\":\"sh\\u006frt\"}],\"_meta\":{\"k\" : []}}"
            .formatted(Bench.quoted(log));
    String line =
        bench.call("fetch", "{\"what\":\"order 84213\"}", before + Bench.quoted(log) + after);
    String frame = "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":";
    assertThat(line).startsWith(frame + before).endsWith(after + "}");
    String shown = Bench.json(line).at("/result/content/1/text").asString();
    assertThat(shown).contains(Results.NEEDLE).hasSizeLessThan(log.length() / 4);
    assertThat(original(shown)).isEqualTo(log);
  }

  @Test
  void theBooksNameTheDoorAndTheTool() throws Exception {
    var _ = bench.call("fetch", "{}", Results.text(Results.log(500)));
    assertThat(Results.compressions(bench))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.who().door()).isEqualTo(Door.GATEWAY);
          assertThat(event.who().tool()).isEqualTo("fix/fetch");
          assertThat(event.sizes().saved()).isPositive();
        });
  }

  @Test
  void failuresAndExactToolsStayAsTheyAre() throws Exception {
    String failure =
        Results.text(Results.log(500)).replace("\"content\"", "\"isError\":true,\"content\"");
    assertThat(bench.call("fetch", "{}", failure)).contains(failure);
    String exact = Results.text(Results.log(500));
    assertThat(bench.call("exact", "{}", exact)).contains(exact);
  }

  @Test
  void whatIsAlreadyShortenedStaysAsItIs() throws Exception {
    String shown =
        Bench.json(bench.call("fetch", "{}", Results.text(Results.log(3_000))))
            .at("/result/content/0/text")
            .asString();
    assertThat(bench.call("fetch", "{}", Results.text(shown))).contains(Results.text(shown));
  }

  @Test
  void theToolsInputIsTheQuery() throws Exception {
    String log = Results.log(2_000);
    String line = log.lines().skip(1_234).findFirst().orElseThrow();
    String asked =
        bench.call("grep", "{\"pattern\":" + Bench.quoted(line) + "}", Results.text(log));
    assertThat(Bench.json(asked).at("/result/content/0/text").asString()).contains(line);
    String ours =
        bench.call(
            "grep", "{\"file\":\"x\",\"_query\":" + Bench.quoted(line) + "}", Results.text(log));
    assertThat(Bench.json(ours).at("/result/content/0/text").asString()).contains(line);
  }

  @Test
  void structuredContentGoesWhereATextSaysTheSame() throws Exception {
    String object = "{\"rows\":" + ROWS + "}";
    String log = Results.log(500);
    assertOnlyText(result(object, Bench.quoted(object)));
    assertOnlyText(result("{\"result\":" + ROWS + "}", Bench.quoted(ROWS.replace(",", " ,\n "))));
    assertOnlyText(result("{\"result\":" + Bench.quoted(log) + "}", Bench.quoted(log)));
  }

  @Test
  void aListSpreadOverManyTextsBecomesOne() throws Exception {
    JsonNode rows = Bench.json(ROWS);
    StringBuilder texts = new StringBuilder();
    rows.forEach(row ->
        texts
            .append(texts.isEmpty() ? "" : "},{\"type\":\"text\",\"text\":")
            .append(Bench.quoted(row.toString())));
    JsonNode shown = assertOnlyText(result("{\"result\":" + ROWS + "}", texts.toString()));
    assertThat(shown.at("/result/content").size()).isEqualTo(1);
  }

  @Test
  void longStructuredContentThatNoTextSaysBecomesAText() throws Exception {
    JsonNode shown = assertOnlyText(result("{\"rows\":" + ROWS + "}", "\"300 rows\""));
    assertThat(shown.at("/result/content/0/text").asString()).isEqualTo("300 rows");
    assertThat(original(shown.at("/result/content/1/text").asString()))
        .isEqualTo("{\"rows\":" + ROWS + "}");
  }

  @Test
  void shortStructuredContentStaysBesideALongText() throws Exception {
    String line = bench.call("fetch", "{}", result("{\"exit\":0}", Bench.quoted(Results.log(500))));
    assertThat(line).contains(",\"structuredContent\":{\"exit\":0}").contains("Retrieve more");
  }

  @Test
  void aPathTakesOnlyAPart() throws Exception {
    String line = bench.call("list", "{\"_path\":\"$[77].state\"}", Results.text(ROWS));
    String shown = Bench.json(line).at("/result/content/0/text").asString();
    assertThat(shown).startsWith("\"failed\"\n[1 value at _path");
    assertThat(original(shown)).isEqualTo(ROWS);
    String several =
        bench.call(
            "list",
            "{\"_path\":\"$[*].size\"}",
            result("{\"result\":" + ROWS + "}", Bench.quoted(ROWS)));
    assertThat(several).doesNotContain("structuredContent");
    assertThat(Bench.json(several).at("/result/content/0/text").asString())
        .contains("300 values at _path");
  }

  @Test
  void aPathThatLeadsNowhereSaysWhatIsThere() throws Exception {
    String line = bench.call("list", "{\"_path\":\"$.items\"}", Results.text("[{\"id\":1}]"));
    assertThat(Bench.json(line).at("/result/content/0/text").asString()).isEqualTo("[{\"id\":1}]");
    // Short results are not looked into; the part would hardly be shorter.
    String large = bench.call("list", "{\"_path\":\"$.items\"}", Results.text(ROWS));
    assertThat(Bench.json(large).at("/result/content/1/text").asString())
        .contains("leads nowhere", "an array of 300");
    assertThat(Bench.json(large).at("/result/content/0/text").asString()).contains("Retrieve more");
  }

  @Test
  void messagesBehindALongResultStayBehindIt() throws Exception {
    bench.client.say(Bench.request(1, "tools/call", Bench.call("fetch", "{}")));
    bench.client.say(Bench.request(2, "tools/call", Bench.call("fetch", "{}")));
    bench.server.hear();
    bench.server.hear();
    String note =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":%s}}";
    bench.server.say(
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":" + Results.text(Results.log(20_000)) + "}");
    bench.server.say(note.formatted(1));
    bench.server.say(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + Results.text(Results.log(500)) + "}");
    bench.server.say(note.formatted(2));
    assertThat(bench.client.hear()).contains("\"id\":2").contains("Retrieve more");
    assertThat(bench.client.hear()).isEqualTo(note.formatted(1));
    assertThat(bench.client.hear()).contains("\"id\":1").contains("Retrieve more");
    assertThat(bench.client.hear()).isEqualTo(note.formatted(2));
  }

  @Test
  void answersThatComeAfterTheClientsEndArrive() throws Exception {
    bench.client.say(Bench.request(1, "tools/call", Bench.call("fetch", "{}")));
    bench.client.end();
    bench.server.hear();
    assertThat(bench.server.rest()).isEmpty();
    bench.server.say(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + Results.text(Results.log(500)) + "}");
    assertThat(bench.client.hear()).contains("Retrieve more");
    bench.server.end();
    bench.ended();
    assertThat(bench.client.rest()).isEmpty();
  }

  private static String result(String structured, String text) {
    return "{\"content\":[{\"type\":\"text\",\"text\":"
        + text
        + "}],\"structuredContent\":"
        + structured
        + "}";
  }

  private JsonNode assertOnlyText(String result) throws IOException {
    String line = bench.call("fetch", "{}", result);
    JsonNode shown = Bench.json(line);
    assertThat(shown.at("/result").has("structuredContent")).as(line).isFalse();
    assertThat(line).contains("Retrieve more: hash=").hasSizeLessThan(result.length() / 2);
    return shown;
  }

  private String original(String shown) {
    Matcher marker = HASH.matcher(shown);
    assertThat(marker.find()).as(shown).isTrue();
    Hash hash = Hash.parse(String.valueOf(marker.group(1))).orElseThrow();
    return store.find(hash) instanceof Lookup.Found(Entry entry, _, _)
        ? entry.original().text()
        : "not in the store";
  }
}
