package io.headroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {
  @TempDir private Path home;

  @Test
  void knowsCommonModelsByTheNamesClientsGiveThem() {
    Prices prices = Prices.of(home);
    Price sonnet = prices.of("claude-sonnet-4-5").orElseThrow();
    assertThat(sonnet.input()).isEqualTo(3);
    assertThat(sonnet.cachedInput()).isEqualTo(0.3);
    assertThat(sonnet.source()).contains("list prices of 20");
    assertThat(prices.of("anthropic/claude-sonnet-4-5-20250929")).contains(sonnet);
    assertThat(prices.of("Claude-Sonnet-4-5[1m]")).contains(sonnet);
    assertThat(prices.usual()).isPresent();
  }

  @Test
  void guessesNoPrice() {
    Prices prices = Prices.of(home);
    assertThat(prices.of("claude-opus-4-99")).isEmpty();
    assertThat(prices.of("gpt-5-unheard-of")).isEmpty();
    assertThat(prices.of("")).isEmpty();
  }

  @Test
  void theUsersOwnPricesGoFirst() throws IOException {
    Files.writeString(
        home.resolve("models.json"),
        """
        {"default_model": "house-model",
         "anthropic": {"context_limits": {"x": 5},
                       "pricing": {"claude-sonnet-4-5": {"input": 2.5, "cached_input": 0.2}}},
         "openai": {"pricing": {"house-model": [0.5, 2], "broken": "dear"}}}
        """);
    Prices prices = Prices.of(home);
    assertThat(prices.of("claude-sonnet-4-5").orElseThrow().atList(1_000_000)).isEqualTo(2.5);
    assertThat(prices.usual().orElseThrow().model()).isEqualTo("house-model");
    assertThat(prices.usual().orElseThrow().atCacheRead(1_000_000)).isEqualTo(0.5);
    assertThat(prices.of("broken")).isEmpty();
    assertThat(prices.of("claude-haiku-4-5")).isPresent();
  }

  @Test
  void aFileThatIsNoJsonIsLeftOut() throws IOException {
    Files.writeString(home.resolve("models.json"), "{oops");
    assertThat(Prices.of(home).usual()).isPresent();
  }
}
