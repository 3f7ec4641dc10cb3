package io.headroom.compress.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.json.JsonText.Parsed;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import org.junit.jupiter.api.Test;

/// Shares are of minified JSON, which the sets are given in.
class DataSetsTest {
  private static final TokenCounter TOKENS = Tokens.o200k();

  private final DataSets sets = new DataSets(7);

  private static void takesAtMost(double share, String text) {
    assertThat((double) size(text) / TOKENS.count(text)).isLessThan(share);
  }

  /// Tokens of the form without loss, which is proved to be one.
  private static int size(String text) {
    Parsed parsed = JsonText.parse(text, Work.UNWATCHED).orElseThrow();
    String encoded = JsonText.encode(parsed, TOKENS);
    assertThat(JsonText.decode(encoded).same(parsed)).isTrue();
    return TOKENS.count(encoded);
  }

  @Test
  void uniformRecordsTakeLittleMoreThanTheirValues() {
    takesAtMost(0.61, sets.employees(2_000));
    takesAtMost(0.54, sets.analytics(365));
    takesAtMost(0.64, sets.repositories(100));
  }

  @Test
  void nestedRecordsAreRowsToo() {
    takesAtMost(0.60, sets.orders(500));
    takesAtMost(0.65, sets.contacts(1_000));
  }

  @Test
  void recordsThatAreNotQuiteUniformAreRowsToo() {
    takesAtMost(0.57, sets.logs(2_000));
  }

  @Test
  void mapsOfRecordsAreRowsToo() {
    takesAtMost(0.56, sets.flags(500));
  }

  @Test
  void deepDocumentsDoNotGrow() {
    takesAtMost(0.90, sets.config());
  }
}
