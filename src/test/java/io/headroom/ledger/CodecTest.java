package io.headroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.ledger.Codec.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CodecTest {
  @Test
  void whatIsWrittenIsRead() {
    for (Event event :
        List.of(
            Sample.tools(440),
            Sample.text(3, ContentKind.LOG, 900, 100),
            Sample.text(4, Sample.HOOK, ContentKind.CODE, 90, 100, true),
            Sample.part(3, ContentKind.LOG, 70))) {
      String line = Codec.write(Sample.posting(event));
      assertThat(line).doesNotContain("\n");
      assertThat(Codec.read(line)).isInstanceOf(Line.Entry.class);
      Posting back = ((Line.Entry) Codec.read(line)).posting();
      assertThat(back.scope()).isEqualTo(Sample.SCOPE);
      assertThat(Codec.write(back)).isEqualTo(line);
      assertThat(back.event().at()).isEqualTo(event.at());
      assertThat(Totals.NONE.plus(back.event())).isEqualTo(Totals.NONE.plus(event));
    }
  }

  @Test
  void linesHaveWhatOtherProgramsReadThere() {
    JsonNode line =
        JsonMapper.shared()
            .readTree(Codec.write(Sample.posting(Sample.text(3, ContentKind.LOG, 900, 90))));
    assertThat(line.get("type").asString()).isEqualTo("compress");
    assertThat(line.get("input_tokens").asInt()).isEqualTo(900);
    assertThat(line.get("output_tokens").asInt()).isEqualTo(90);
    assertThat(line.get("savings_percent").asDouble()).isEqualTo(90.0);
    assertThat(line.get("strategy").asString()).isEqualTo("log, templates");
    assertThat(line.get("timestamp").asDouble()).isEqualTo(1_772_366_580.0);
    assertThat(line.get("pid").asInt()).isEqualTo(17);
    assertThat(line.get("hash").asString()).hasSize(12);
  }

  @Test
  void whatALaterVersionAddsDoesNotMatter() {
    String line =
        Codec.write(Sample.posting(Sample.tools(3))).replace("{\"v\":1", "{\"v\":1,\"new\":[{}]");
    assertThat(Codec.read(line)).isInstanceOf(Line.Entry.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"v\":2,\"type\":\"compress\"}",
        "{\"type\":\"retrieve\",\"hash\":\"abc\",\"timestamp\":1.5,\"pid\":3}",
        "{}"
      })
  void linesOfOthersAreTheirs(String line) {
    assertThat(Codec.read(line)).isInstanceOf(Line.Foreign.class);
  }

  @Test
  void namesOfALaterVersionAreItsOwn() {
    String line = Codec.write(Sample.posting(Sample.text(3, ContentKind.LOG, 900, 90)));
    for (String changed :
        List.of(
            line.replace("\"log\"", "\"hologram\""),
            line.replace("\"hook\"", "\"window\""),
            line.replace("\"compress\",\"timestamp\"", "\"expand\",\"timestamp\""))) {
      assertThat(changed).isNotEqualTo(line);
      assertThat(Codec.read(changed)).isInstanceOf(Line.Foreign.class);
    }
  }

  @Test
  void anyCutOfALineIsDamaged() {
    String line = Codec.write(Sample.posting(Sample.text(3, ContentKind.LOG, 900, 90)));
    for (int i = 1; i < line.length(); i++) {
      assertThat(Codec.read(line.substring(0, i))).isInstanceOf(Line.Damaged.class);
    }
    assertThat(Codec.read("[1]")).isInstanceOf(Line.Damaged.class);
    assertThat(Codec.read(line.replace("900", "-900"))).isInstanceOf(Line.Damaged.class);
    assertThat(Codec.read(line.replace("900", "\"x\""))).isInstanceOf(Line.Damaged.class);
    assertThat(Codec.read(line.replaceFirst("\"timestamp\":[\\d.]+", "\"timestamp\":1e300")))
        .isInstanceOf(Line.Damaged.class);
  }
}
