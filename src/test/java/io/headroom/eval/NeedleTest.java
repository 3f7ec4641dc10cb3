package io.headroom.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eval.CaseReader.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedleTest {
  @Test
  void aTextIsFoundAcrossLineBreaksColoursAndEscapes() {
    Needle needle = needle("\"disk is \\\"full\\\" on node 7\"");
    assertThat(in(needle, "ERROR disk is\n   \"full\"\ton node 7!")).isTrue();
    assertThat(in(needle, "\u001b[31mdisk is \"full\"\u001b[0m on node 7")).isTrue();
    assertThat(in(needle, "{\"m\": \"disk is \\\"full\\\"\\non node 7\"}")).isTrue();
    assertThat(in(needle, "disk is &quot;full&quot; on node 7")).isTrue();
    assertThat(in(needle, "disk was \"full\" on node 7")).isFalse();
  }

  @Test
  void aShortTextCountsAsWholeWordsOnly() {
    Needle needle = needle("\"exit 1\"");
    assertThat(in(needle, "process: exit 1.")).isTrue();
    assertThat(in(needle, "process: exit 12")).isFalse();
    assertThat(in(needle, "reexit 1")).isFalse();
  }

  @Test
  void anyOfSeveralSpellingsWillDo() {
    Needle needle = needle("{\"t\": \"any\", \"v\": [\"14 October 1066\", \"1066\"]}");
    assertThat(in(needle, "in 1066 he")).isTrue();
    assertThat(in(needle, "in 10661 he")).isFalse();
  }

  @Test
  void proseIsFoundByItsLettersUnderMarkup() {
    Needle needle = needle("{\"t\": \"alnum\", \"v\": \"Call listen() before ready.\"}");
    assertThat(in(needle, "<p>Call <code>listen()</code> <b>before</b> ready</p>")).isTrue();
    assertThat(in(needle, "* call [`listen()`](https://example.org/a(b)) before *ready*")).isTrue();
    assertThat(in(needle, "Call ready before listen().")).isFalse();
  }

  @Test
  void valuesOfARecordCountInAnyFormButCloseTogether() {
    Needle needle = needle("{\"t\": \"rec\", \"v\": [\"Korla Way\", 7, true], \"span\": 40}");
    assertThat(in(needle, "{\"id\": 7, \"ok\": true, \"street\": \"Korla Way\"}")).isTrue();
    assertThat(in(needle, "7.0,True,Korla Way")).isTrue();
    assertThat(in(needle, "7 true " + "x".repeat(60) + " Korla Way")).isFalse();
    assertThat(in(needle, "17 true Korla Way")).isFalse();
  }

  private static Needle needle(String json) {
    String line = "{\"id\": \"a\", \"file\": \"a.txt\", \"needles\": [" + json + "]}";
    List<Needle> needles = ((Line.Read) CaseReader.read(line)).value().needles();
    assertThat(needles).hasSize(1);
    return needles.getFirst();
  }

  private static boolean in(Needle needle, String text) {
    return needle.in(new View(text));
  }
}
