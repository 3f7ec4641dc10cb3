package io.headroom.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.retrieve.Retrieved.Page;
import io.headroom.store.Original;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPathTest {
  private static final String DOCUMENT =
      """
      { "items": [ {"id": 1, "name":"a",  "v": 1e400},
                   {"id": 2, "name":"b\\"]", "v": -0.0} ],
        "a/b": {"~": [true, null]}, "": "empty", "caf\\u00e9": 1,
        "dup": 1, "dup": 2 }
      """;

  private final Stored stored = new Stored();
  private final RetrieveRequest document = stored.json(DOCUMENT);

  @Test
  void aPointerGivesTheValueAsItIsWritten() {
    assertThat(path("/items/0/v")).isEqualTo("1e400");
    assertThat(path("/items/1/name")).isEqualTo("\"b\\\"]\"");
    assertThat(path("/items/1")).isEqualTo("{\"id\": 2, \"name\":\"b\\\"]\", \"v\": -0.0}");
    assertThat(path("/a~1b/~0/1")).isEqualTo("null");
    assertThat(path("#/items/0/id")).isEqualTo("1");
    assertThat(path("/")).isEqualTo("\"empty\"");
    assertThat(path("/café")).isEqualTo("1");
  }

  @Test
  void aPathGivesTheSame() {
    assertThat(path("$.items[0].v")).isEqualTo("1e400");
    assertThat(path("items[0].v")).isEqualTo("1e400");
    assertThat(path("$.items.1.id")).isEqualTo("2");
    assertThat(path("$.items[-1].v")).isEqualTo("-0.0");
    assertThat(path("$['a/b']['~'][0]")).isEqualTo("true");
    assertThat(path("$[\"items\"][0][\"id\"]")).isEqualTo("1");
    assertThat(path("$").strip()).isEqualTo(DOCUMENT.strip());
  }

  @Test
  void severalValuesComeUnderTheirPointers() {
    assertThat(path("$.items[*].id")).isEqualTo("/items/0/id:\n1\n/items/1/id:\n2");
    assertThat(path("$..name")).isEqualTo("/items/0/name:\n\"a\"\n/items/1/name:\n\"b\\\"]\"");
    assertThat(path("/dup")).isEqualTo("/dup:\n1\n/dup:\n2");
  }

  @Test
  void aPageSaysWhichLinesTheValueIsOn() {
    Page page = stored.page(document.withPath("/items/1"));
    assertThat(page.from()).isEqualTo(2);
    assertThat(page.to()).isEqualTo(2);
  }

  @Test
  void aPathThatLeadsNowhereSaysWhatIsThere() {
    assertThat(refusal("/nosuch")).contains("items", "a/b", "dup");
    assertThat(refusal("/items/7/id")).contains("/items", "array of 2");
    assertThat(refusal("$.items[0].nosuch")).contains("/items/0", "id, name, v");
    assertThat(refusal("/items/0/id/x")).contains("a single value");
    assertThat(refusal("$..nosuch")).contains("items");
  }

  @Test
  void aPathThatCannotBeReadSaysWhatCan() {
    for (String path : List.of("$.items[?(@.id==1)]", "$.items[", "$..", "$.a[1:2]")) {
      assertThat(refusal(path)).as(path).contains("cannot be read", "query");
    }
  }

  @Test
  void valuesOnLinesOfTheirOwnCountAsAnArray() {
    RetrieveRequest lines = stored.json("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
    assertThat(stored.page(lines.withPath("/1/a")).text()).isEqualTo("2");
    assertThat(stored.page(lines.withPath("$[-1].a")).text()).isEqualTo("3");
  }

  @Test
  void whatIsNoJsonIsRefusedWithALine() {
    assertThat(stored.refusal(stored.text("[INFO] up\n[INFO] down\n").withPath("/0")))
        .contains("no JSON", "line 1", "lines or query");
    assertThat(stored.refusal(stored.text("{\"a\": 1,\n\"b\": }").withPath("/a")))
        .contains("line 2");
    assertThat(stored.refusal(stored.text("").withPath("/a"))).contains("empty");
  }

  @Test
  void deepAndWideDocumentsAreNoTrouble() {
    int depth = 100_000;
    RetrieveRequest deep = stored.json("[".repeat(depth) + "{\"x\":7}" + "]".repeat(depth));
    assertThat(stored.page(deep.withPath("$..x")).text()).isEqualTo("7");
    RetrieveRequest wide = stored.json("[" + "{\"k\":[1]},".repeat(60_000) + "{\"last\":8}]");
    assertThat(stored.page(wide.withPath("$..last")).text()).isEqualTo("8");
    assertThat(stored.page(wide.withPath("/60000/last")).text()).isEqualTo("8");
  }

  @Test
  void aByteOrderMarkIsNoTrouble() {
    Original original = Original.ofText("\uFEFF{\"a\": 5}");
    RetrieveRequest request = stored.put(original, ContentKind.JSON);
    assertThat(stored.page(request.withPath("/a")).text()).isEqualTo("5");
  }

  @Test
  void largeValuesComeInPages() {
    RetrieveRequest request =
        stored.json("{\"big\": [" + "\"word\",\n".repeat(2_000) + "1], \"b\": 2}");
    List<Page> pages = stored.pages(request.withPath("/big").withMaxTokens(500));
    assertThat(pages.size()).isGreaterThan(5);
    assertThat(Stored.joined(pages)).isEqualTo("[" + "\"word\",\n".repeat(2_000) + "1]");
  }

  private String path(String path) {
    return stored.page(document.withPath(path)).text();
  }

  private String refusal(String path) {
    return stored.refusal(document.withPath(path));
  }
}
