package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnionTest {
  @Test
  void hasWhatAnyHas() {
    assertThat(
            Union.of(
                List.of(
                    "{\"tools\":{\"listChanged\":false},\"logging\":{}}",
                    "{\"tools\":{\"listChanged\":true},\"experimental\":{\"x\":{\"a\":1}}}",
                    "{\"experimental\":{\"x\":{\"a\":2},\"y\":[1]}}")))
        .isEqualTo(
            "{\"tools\":{\"listChanged\":true},\"logging\":{},\"experimental\":{\"x\":{\"a\":1},\"y\":[1]}}");
  }

  @Test
  void leavesOneAsItIs() {
    assertThat(Union.of(List.of("{ \"a\" : 1.0 }"))).isEqualTo("{ \"a\" : 1.0 }");
  }
}
