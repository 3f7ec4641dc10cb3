package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.text.JsonPlaces.Child;
import org.junit.jupiter.api.Test;

class JsonPlacesTest {
  @Test
  void findsMembersAndElementsWithoutRewritingThem() {
    String text = " {\"a\\u0062\": [1.0e2, \"x]\" , {}], \"a\": null, \"a\": true}\n";
    JsonPlaces json = JsonPlaces.of(text);

    assertThat(json.children(json.root())).extracting(Child::key).containsExactly("ab", "a", "a");
    Span list = json.children(json.root()).getFirst().span();
    assertThat(json.array(list)).isTrue();
    assertThat(json.children(list))
        .extracting(child -> json.of(child.span()))
        .containsExactly("1.0e2", "\"x]\"", "{}");
    assertThat(json.unquoted(json.children(list).get(1).span())).isEqualTo("x]");
  }

  @Test
  void takesSeveralDocumentsForAList() {
    JsonPlaces json = JsonPlaces.of("{\"a\":1}\n\n[2]\n");

    assertThat(json.roots()).hasSize(2);
    assertThat(json.array(json.root())).isTrue();
    assertThat(json.children(json.root())).hasSize(2);
  }

  @Test
  void findsValuesThatStandCloseTogether() {
    assertThat(JsonPlaces.fault("null[1]{}\"a\"")).isEmpty();
    assertThat(JsonPlaces.of("null[1]{}\"a\"").roots()).hasSize(4);
  }

  @Test
  void saysWhereATextStopsBeingJson() {
    assertThat(JsonPlaces.fault("{\"a\": 1}")).isEmpty();
    assertThat(JsonPlaces.fault("[".repeat(50_000) + "]".repeat(50_000))).isEmpty();
    assertThat(JsonPlaces.fault("[1, 2")).isPresent();
    assertThat(JsonPlaces.fault("{\"a\": \"\\q\"}")).isPresent();
    assertThat(JsonPlaces.fault("no")).hasValue(0);
  }

  @Test
  void comparesByTokens() {
    assertThat(JsonPlaces.same("{\"a\": [1.0, \"\\u00e9\"]}", "{\"a\":[1.0,\"é\"]}")).isTrue();
    assertThat(JsonPlaces.same("[1.0]", "[1.00]")).isFalse();
    assertThat(JsonPlaces.same("[1, 2]", "[2,1]")).isFalse();
    assertThat(JsonPlaces.same("1 2", "12")).isFalse();
    assertThat(JsonPlaces.same("[1]", "[1")).isFalse();
  }
}
