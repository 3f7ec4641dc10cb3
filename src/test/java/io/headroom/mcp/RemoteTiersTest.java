package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.headroom.ledger.Door;
import io.headroom.ledger.MemoryLedger;
import io.headroom.retrieve.Retriever;
import io.headroom.store.MemoryStore;
import io.headroom.store.Provenance;
import io.headroom.store.ProxySettings;
import io.headroom.store.ProxyTier;
import io.headroom.store.RefusedTier;
import io.headroom.store.Tier;
import io.headroom.store.TieredStore;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RemoteTiersTest {
  private static final TokenCounter TOKENS = Tokens.o200k();
  private static final InstantSource CLOCK = InstantSource.system();
  private static final String HASH = "00112233445566778899aabb";

  @Test
  void anAnswerSaysWhereTheOriginalWasFound() throws IOException {
    byte[] body = "{\"original_content\":\"one\\ntwo\\n\"}".getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/retrieve",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    TieredStore store = store(new ProxyTier(new ProxySettings.Usable(uri), TOKENS::count, CLOCK));
    try (store) {
      for (String source : List.of("proxy", "local")) {
        ToolResult page = retrieve(store, Map.of("hash", HASH));
        assertThat(page.blocks().getFirst()).isEqualTo("one\ntwo\n");
        JsonNode facts = json(page.blocks().get(1));
        assertThat(facts.get("source").asString()).isEqualTo(source);
        assertThat(facts.get("verified").asBoolean(true)).isFalse();
        assertThat(facts.get("total_lines").asInt()).isEqualTo(2);
      }
      ToolResult answer = retrieve(store, Map.of("hash", HASH, "query", "two", "format", "json"));
      assertThat(json(answer.blocks().getFirst()).get("source").asString()).isEqualTo("local");
      JsonNode told = json(Facts.write(RemoteFacts.of(store)));
      assertThat(told.get("shared").asString()).isEqualTo("off");
      assertThat(told.get("proxy").get("state").asString()).isEqualTo("up");
      assertThat(told.get("proxy").get("entries_found").asInt()).isEqualTo(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aStoreThatIsSetUpWrongSaysWhatToDo() {
    try (TieredStore store = store(new RefusedTier(Provenance.SHARED, "set the key"))) {
      JsonNode shared = json(Facts.write(RemoteFacts.of(store))).get("shared");
      assertThat(shared.get("state").asString()).isEqualTo("refused");
      assertThat(shared.get("error").asString()).isEqualTo("set the key");
      ToolResult missing = retrieve(store, Map.of("hash", HASH));
      assertThat(missing.isError()).isTrue();
      assertThat(missing.blocks().getFirst()).contains("the shared store");
    }
  }

  private static ToolResult retrieve(TieredStore store, Map<String, Object> arguments) {
    RetrieveTool tool =
        new RetrieveTool(
            new Retriever(store, TOKENS), TOKENS, new MemoryLedger(CLOCK), CLOCK, Door.MCP);
    return tool.call(arguments, new Session(List.of()), Work.UNWATCHED);
  }

  private static TieredStore store(Tier tier) {
    return new TieredStore(new MemoryStore(1_000_000, Duration.ofHours(1)), List.of(tier), CLOCK);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
