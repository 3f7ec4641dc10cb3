package io.headroom.compress.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.text.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
  private static List<Json> read(String text) {
    return JsonReader.read(text, Work.UNWATCHED).orElseThrow();
  }

  @Test
  void leavesAreSlicesOfTheText() {
    String text = "\ufeff {\"n\" : -1.50E+3 , \"s\":\"a\\\"\\u00e9\\n😀\",\n\"t\":[true,null]} ";
    Json.Obj root = (Json.Obj) read(text).getFirst();
    assertThat(root.raw()).startsWith("{").endsWith("}");
    assertThat(root.values()[0].raw()).isEqualTo("-1.50E+3");
    assertThat(root.values()[1].raw()).isEqualTo("\"a\\\"\\u00e9\\n😀\"");
    assertThat(root.values()[1].text()).isEqualTo("a\"é\n😀");
    assertThat(root.values()[2].raw()).isEqualTo("[true,null]");
    assertThat(((Json.Arr) root.values()[2]).items()[0].raw()).isEqualTo("true");
  }

  @Test
  void readsSequences() {
    assertThat(read("{\"a\":1}\n{\"a\":2}\n\n3\n4 "))
        .extracting(Json::raw)
        .containsExactly("{\"a\":1}", "{\"a\":2}", "3", "4");
  }

  @Test
  void refusesWhatIsNoJson() {
    for (String text :
        List.of("", "  ", "{", "[1,]", "{'a':1}", "NaN", "[01]", "hello", "[1] x", "// c\n1")) {
      assertThat(JsonReader.read(text, Work.UNWATCHED)).as(text).isEmpty();
    }
  }

  @Test
  void tellsObjectsWithANameTwiceFromOthers() {
    assertThat(read("{\"a\":1,\"\\u0061\":2}").getFirst()).isInstanceOf(Json.Raw.class);
    assertThat(read("{\"a\":1,\"A\":2}").getFirst()).isInstanceOf(Json.Obj.class);
  }
}
