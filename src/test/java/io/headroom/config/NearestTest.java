package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> WORDS = List.of("threshold", "mode", "store.mb", "stats");

  @Test
  void countsWhatHasToBeChanged() {
    assertThat(Nearest.distance("treshold", "threshold")).isEqualTo(1);
    assertThat(Nearest.distance("threhsold", "threshold")).isEqualTo(1);
    assertThat(Nearest.distance("", "mode")).isEqualTo(4);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void findsWhatWasMeant() {
    assertThat(Nearest.of("treshold", WORDS)).contains("threshold");
    assertThat(Nearest.of("MODE", WORDS)).contains("mode");
    assertThat(Nearest.of("store.bm", WORDS)).contains("store.mb");
    assertThat(Nearest.of("maximum", WORDS)).isEmpty();
    assertThat(Nearest.of("", WORDS)).isEmpty();
  }
}
