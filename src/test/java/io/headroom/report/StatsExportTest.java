package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.ledger.By;
import io.headroom.ledger.Door;
import io.headroom.ledger.Sample;
import io.headroom.ledger.Who;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatsExportTest {
  @Test
  void jsonHasTheSumsAndTheirParts() {
    JsonNode json =
        JsonMapper.shared()
            .valueToTree(StatsExport.json(Reports.statement(), List.of(By.KIND, By.DAY)));
    assertThat(json.get("net_tokens_saved").asInt()).isEqualTo(12_000 - 4_760 - 500 - 440);
    assertThat(json.get("by_kind").get("log").get("compressions").asInt()).isEqualTo(2);
    assertThat(json.get("by_day").get("2026-03-01").get("retrievals").asInt()).isEqualTo(1);
    assertThat(json.has("by_tool")).isFalse();
    assertThat(json.get("estimate").asBoolean()).isTrue();
  }

  @Test
  void csvIsSafeToOpenInASpreadsheet() {
    Who formula = new Who(Door.HOOK, "c", "=HYPERLINK(\"x\")");
    String csv =
        StatsExport.csv(
            Reports.statement(List.of(Sample.text(1, formula, ContentKind.LOG, 900, 90, false))),
            By.TOOL);
    assertThat(csv.split("\r\n")).hasSize(2);
    assertThat(csv).startsWith("tool,compressions,").contains("\"'=HYPERLINK(\"\"x\"\")\",1,");
    assertThat(csv).doesNotContain("=HYPERLINK(\"x");
  }

  @Test
  void prometheusLabelsAreEscaped() {
    Who odd = new Who(Door.HOOK, "c", "a\"b\\c");
    String text =
        StatsExport.prometheus(
            Reports.statement(List.of(Sample.text(1, odd, ContentKind.LOG, 900, 90, false))),
            By.TOOL);
    assertThat(text.lines())
        .contains("headroom_net_tokens_saved{tool=\"a\\\"b\\\\c\"} 810")
        .allMatch(line -> line.matches("# TYPE \\w+ gauge|\\w+\\{\\w+=\".*\"\\} -?[\\d.]+"));
  }
}
