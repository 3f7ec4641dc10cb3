package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Edits texts the way a careful person would.
class EditorTest {
  private static final Editor JSON = new JsonEditor();
  private static final Editor TOML = new TomlEditor();
  private static final Change ENTRY =
      new Change.Member(List.of("servers", "headroom"), Map.of("command", "h"));
  private static final Change RULE =
      new Change.Element(List.of("permissions", "allow"), "mcp__headroom");

  @Test
  void indentsLikeTheRestOfTheFile() throws BadConfig {
    assertThat(JSON.put("{\n\t\"servers\": {\n\t\t\"a\": {}\n\t}\n}", ENTRY))
        .isEqualTo(
            "{\n\t\"servers\": {\n\t\t\"a\": {},\n\t\t\"headroom\": {\n\t\t\t\"command\": \"h\"\n\t\t}\n\t}\n}");
    assertThat(JSON.put("{\"a\":1}", ENTRY))
        .isEqualTo("{\"a\":1, \"servers\": {\"headroom\": {\"command\": \"h\"}}}");
    assertThat(JSON.put("{\r\n   \"a\": 1\r\n}\r\n", ENTRY))
        .isEqualTo(
            "{\r\n   \"a\": 1,\r\n   \"servers\": {\r\n      \"headroom\": {\r\n         \"command\": \"h\"\r\n      }\r\n   }\r\n}\r\n");
  }

  @Test
  void putsTheCommaBeforeACommentAndTheEntryBehindIt() throws BadConfig {
    assertThat(JSON.put("{\n  \"servers\": {\n    \"a\": {} // a, b\n    // c\n  }\n}\n", ENTRY))
        .isEqualTo(
            "{\n  \"servers\": {\n    \"a\": {}, // a, b\n    // c\n    \"headroom\": {\n      \"command\": \"h\"\n    }\n  }\n}\n");
  }

  @Test
  void keepsTrailingCommas() throws BadConfig {
    String text = "{\n  \"permissions\": {\n    \"allow\": [\n      \"a\",\n    ],\n  },\n}\n";
    String with = text.replace("\"a\",\n", "\"a\",\n      \"mcp__headroom\",\n");

    assertThat(JSON.put(text, RULE)).isEqualTo(with);
    assertThat(JSON.take(with, RULE, 2)).isEqualTo(text);
  }

  @Test
  void takesAnElementOutOfAnyPlace() throws BadConfig {
    for (String list :
        List.of(
            "[\"mcp__headroom\", \"a\", \"b\"]",
            "[\"a\", \"mcp__headroom\", \"b\"]",
            "[\"a\", \"b\", \"mcp__headroom\"]")) {
      String text = "{\"permissions\": {\"allow\": " + list + "}}";
      assertThat(JSON.read(JSON.take(text, RULE, 2)))
          .isEqualTo(JSON.read("{\"permissions\": {\"allow\": [\"a\", \"b\"]}}"));
    }
  }

  @Test
  void leavesContainersThatHoldAComment() throws BadConfig {
    String text = "{\n  \"servers\": {\n    // soon\n    \"headroom\": {}\n  }\n}";

    assertThat(JSON.take(text, ENTRY, 0)).isEqualTo("{\n  \"servers\": {\n    // soon\n  }\n}");
  }

  @Test
  void takesTheCommaOfTheOneBeforeAndKeepsItsComment() throws BadConfig {
    String text = "{\"servers\": {\n  \"a\": 1, // one, two\n  \"headroom\": {}\n}}";

    assertThat(JSON.take(text, ENTRY, 1)).isEqualTo("{\"servers\": {\n  \"a\": 1 // one, two\n}}");
  }

  @Test
  void namesTheLineOfWhatIsWrong() {
    assertThatThrownBy(() -> JSON.read("{\n  \"a\": 1\n  \"b\": 2\n}"))
        .hasMessageContaining("line 3");
    assertThatThrownBy(() -> TOML.read("a = 1\nb = = 2\n")).hasMessageContaining("line 2");
  }

  @Test
  void addsATableAtTheEndOfToml() throws BadConfig {
    assertThat(TOML.put("a = 1 # one", ENTRY))
        .isEqualTo("a = 1 # one\n\n[servers.headroom]\ncommand = \"h\"\n");
  }

  @Test
  void replacesATableOfTomlWhereItStands() throws BadConfig {
    String text =
        "[servers.headroom]\ncommand = 'x' # mine\nargs = [\n  \"]\", # no end\n]\n\n# next\n[servers.b]\nc = 1\n[servers.headroom.env]\nA = 'b'\n";

    assertThat(TOML.put(text, ENTRY))
        .isEqualTo("[servers.headroom]\ncommand = \"h\" # mine\n\n# next\n[servers.b]\nc = 1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = '''\n[servers.headroom]\n'''\n",
        "x = \"\"\"\n[servers.headroom]\\\"\"\"\"\n",
        "x = \"[servers.headroom]\"\ny = 'a\\'\n",
        "# [servers.headroom]\n",
        "x = [\n[1],\n# [servers.headroom]\n]\n",
        "[servers.\"head.room\"]\na = 1\n[[servers.list]]\n"
      })
  void isNotFooledByWhatLooksLikeATable(String text) throws BadConfig {
    String with = TOML.put(text, ENTRY);

    assertThat(with).startsWith(text);
    assertThat(TOML.read(with).at("/servers/headroom/command").asString()).isEqualTo("h");
    assertThat(TOML.take(with, ENTRY, 0)).isEqualTo(text);
  }

  @Test
  void writesNestedTablesAndEscapes() throws BadConfig {
    Change entry =
        new Change.Member(
            List.of("servers", "headroom"),
            Map.of("command", "C:\\p \"q\"", "env", Map.of("A", "b\n")));

    assertThat(TOML.read(TOML.put("", entry)).at("/servers/headroom/env/A").asString())
        .isEqualTo("b\n");
    assertThat(TOML.read(TOML.put("", entry)).at("/servers/headroom/command").asString())
        .isEqualTo("C:\\p \"q\"");
  }
}
