package io.headroom.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.ledger.By;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatsTableTest {
  @Test
  void showsCostsBesideSavings() {
    String table = table(Reports.statement(), new Style(100, true, false));
    assertThat(table)
        .contains("left out", "of 12,000 tokens offered in 3 texts")
        .containsPattern("given back +-500  1 retrieval")
        .containsPattern("announcing the tools +-440  1 time\n")
        .containsPattern("net +6,300  tokens saved")
        .containsPattern("of offered +52\\.5 %")
        .containsPattern("of compressed +63\\.0 %")
        .containsPattern("of entered +110\\.5 %")
        .containsPattern("worth, estimated +\\$0\\.02  at the list price of some-model")
        .contains("█", "▁");
  }

  @Test
  void breaksNowhereHoweverNarrowTheTerminalIs() {
    for (int width = 40; width <= 140; width++) {
      for (boolean unicode : new boolean[] {true, false}) {
        int columns = width;
        assertThat(table(Reports.statement(), new Style(width, unicode, false)).lines())
            .as("%s columns", width)
            .allSatisfy(line ->
                assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(columns));
      }
    }
  }

  @Test
  void aTerminalWithoutUnicodeGetsNone() {
    String table = table(Reports.statement(), Style.of(80, true, US_ASCII, Map.of()));
    assertThat(US_ASCII.newEncoder().canEncode(table)).isTrue();
    assertThat(table).contains("###");
  }

  @Test
  void coloursAreForTerminalsAndForThoseWhoWantThem() {
    assertThat(Style.of(80, true, UTF_8, Map.of()).colour()).isTrue();
    assertThat(Style.of(80, false, UTF_8, Map.of()).colour()).isFalse();
    assertThat(Style.of(80, true, UTF_8, Map.of("NO_COLOR", "1")).colour()).isFalse();
    assertThat(Style.of(80, true, UTF_8, Map.of("TERM", "dumb")).colour()).isFalse();
    assertThat(Style.of(80, true, UTF_8, Map.of("COLUMNS", "120")).width()).isEqualTo(120);
    assertThat(Style.of(80, true, UTF_8, Map.of("COLUMNS", "wide")).width()).isEqualTo(80);
    assertThat(table(Reports.statement(), new Style(80, true, false))).doesNotContain("\033");
    assertThat(table(Reports.statement(), new Style(80, true, true))).contains("\033[");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(table(Reports.empty(), new Style(80, true, false))).contains("Nothing was recorded");
    assertThat(VerdictText.of(Reports.empty(), new Style(80, true, false)))
        .contains("--mode observe");
  }

  @Test
  void verdictsSayWhatTheyStandOn() {
    String text = VerdictText.of(Reports.statement(), new Style(100, true, false));
    assertThat(text).containsPattern("Bash +log +2 .*too few to say").contains("Expected is");
  }

  private static String table(Statement statement, Style style) {
    return StatsTable.of(statement, List.of(By.values()), ZoneOffset.UTC, style);
  }
}
