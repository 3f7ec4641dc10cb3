package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testing.Texts;
import org.junit.jupiter.api.Test;

class JsonStringsTest {
  @Test
  void escapesWhatJsonAsksForAndLoneSurrogates() {
    assertThat(JsonStrings.quote("a\"\\\n\u0001é🙂\ud83d\ude42\ude42\ud83d"))
        .isEqualTo("\"a\\\"\\\\\\n\\u0001é🙂🙂\\ude42\\ud83d\"");
  }

  @Test
  void readsEveryEscape() {
    String literal = "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud800x\"";

    assertThat(JsonStrings.unquote(literal, 0, literal.length()))
        .isEqualTo("\"\\/\b\f\n\r\té\ud800x");
  }

  @Test
  void readsBackWhatItWrote() {
    for (long seed = 0; seed < 200; seed++) {
      String text = Texts.troublesome(seed);
      String literal = JsonStrings.quote(text);

      assertThat(JsonPlaces.fault(literal)).as("seed %d", seed).isEmpty();
      assertThat(JsonStrings.unquote(literal, 0, literal.length()))
          .as("seed %d", seed)
          .isEqualTo(text);
    }
  }
}
