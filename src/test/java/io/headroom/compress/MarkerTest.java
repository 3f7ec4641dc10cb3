package io.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerTest {
  private static final String HASH = "0123456789abcdef01234567";
  private static final String LINE = "[9 rows compressed to 4. Retrieve more: hash=" + HASH + "]";

  @Test
  void standsWhereTheCompressionSays() {
    String json = "{\"a\":\"x\",\"b\":1}";

    assertThat(compression("x", new MarkerPlace.LastLine())).isEqualTo("x\n" + LINE);
    assertThat(compression(json, new MarkerPlace.InString(json.indexOf("\",\"b"))))
        .isEqualTo("{\"a\":\"x\\n" + LINE + "\",\"b\":1}");
    assertThat(compression(json, new MarkerPlace.Nowhere())).isEqualTo(json);
  }

  private static String compression(String text, MarkerPlace place) {
    Compression compression = new Compression(text, "rows", 9, 4, List.of("rows"), place);
    return compression.marked(Marker.of(compression, HASH));
  }

  @Test
  void isKnownAtTheEnd() {
    assertThat(Marker.ends("x\n" + LINE + "\n")).isTrue();
    assertThat(Marker.ends("x\n[9 rows compressed to 4]")).isTrue();
    assertThat(Marker.ends(LINE + "\nx")).isFalse();
    assertThat(Marker.ends("x\nIt says [9 rows compressed to 4] here")).isFalse();
  }

  @Test
  void isKnownInAString() {
    assertThat(Marker.inString("[\"x\\n" + LINE + "\"]")).isTrue();
    assertThat(Marker.inString("[\"x " + LINE + " y\"]")).isFalse();
    assertThat(Marker.inString("x\n" + LINE)).isFalse();
  }

  @Test
  void isKnownBeforeWhatAClientWroteAfterIt() {
    assertThat(Marker.within("x\n" + LINE + "\n{\"kind\":\"log\"}")).isTrue();
    assertThat(Marker.within("see " + LINE + "\n")).isFalse();
  }

  @Test
  void saysOfHowManyItIs() {
    assertThat(Marker.ends("x\n" + LINE, 9, "rows")).isTrue();
    assertThat(Marker.ends("x\n" + LINE, 10, "rows")).isFalse();
    assertThat(Marker.ends("x\n" + LINE, 9, "lines")).isFalse();
  }
}
