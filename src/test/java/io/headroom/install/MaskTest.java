package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"env\": {\"A\": \"s3cret\"}}",
        "{\"env\" /* : */ :\n // \" {\n {\"A\":\"s3cret\\\"s3cret\", \"B\": 1, \"C\": \"s3cret\"}}",
        "{\"x\": {\"headers\": {\n  // \"X\": \"s3cret\",\n  /* s3cret\n s3cret */ \"Authorization\": \"Bearer s3cret\"\n}}}",
        "{\"environment\": {\"A\": {\"B\": [\"s3cret\", {\"c\": \"s3cret\"}]}}, \"args\": []}",
        "{\"a\": true// 5\"\n, \"http_headers\": {\"A\": \"s3cret",
        "{\"env\": {\"HEADROOM_JAVA_HOME\": [\"s3cret\"], \"A\": [\"HEADROOM_JAVA_HOME\", \"s3cret\"]}}",
        "{\"env\": {\"CLAUDE_CODE_SHELL_PREFIX\": 1, \"A\": \"s3cret\"}}",
        "{\"url\": \"https://h/mcp?key=s3cret\"}"
      })
  void hidesValuesInJson(String text) {
    assertThat(Mask.json(text))
        .doesNotContain("s3cret")
        .satisfies(shown -> assertThat(shown.lines()).hasSize((int) text.lines().count()));
  }

  @Test
  void showsThePathsThatAreOfOurOwnMaking() {
    String json =
        "{\"env\": {\"A\": \"b\", \"CLAUDE_CODE_SHELL_PREFIX\": \"/opt/headroom-shell\"}}";
    assertThat(Mask.json(json)).contains("/opt/headroom-shell").doesNotContain("\"b\"");
    assertThat(Mask.toml("[m.h.env]\nA = 'b'\nHEADROOM_JAVA_HOME = \"/jdk\"\n"))
        .contains("/jdk")
        .doesNotContain("'b'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[m.files.env]\nA = \"s3cret\" # c\n'B' = 's3cret'\n#C = s3cret\n",
        "# a =\n[m.\"a.b\".http_headers] # why\nA.B = \"s3cret\"\n",
        "[m.files]\nenv = { A = \"s3cret\", B = { C = 's3cret' } }\ncommand = \"x\"\n",
        "m.files.env.A = \"s3cret\"\n",
        "m . \"env\" . \"A\" = \"s3cret\"\n",
        "[m]\nfiles = { args = [\n \"]\",\n], env = { A = \"\"\"s3cret\ns3cret\"\"\"\"} }\n",
        "[m.files.env]\nA = s3cret\nB = [\n 's3cret',\n]\nC = 's3cret'\n",
        "[m]\nurl = \"https://h/mcp?key=s3cret\"\n"
      })
  void hidesValuesInToml(String text) {
    assertThat(Mask.toml(text))
        .doesNotContain("s3cret")
        .satisfies(shown -> assertThat(shown.lines()).hasSize((int) text.lines().count()));
  }

  @Test
  void showsEverythingElse() {
    String json =
        """
        // mine
        {"a": {"command": "npx", "args": ["-y", "x's"], // "env": {
          "url": "https://h/mcp", "env": {"A": ""}, "n": 1, "on": true}}
        """;
    String toml =
        """
        # [env]
        [m.files] # env
        command = "npx"
        args = ["-y", 'env', [1, 2]]
        env_http_headers = { A = "B" }
        at = 12:00:00
        [m.files.env]
        [m.other]
        a.b = "c"
        """;
    assertThat(Mask.json(json)).isEqualTo(json);
    assertThat(Mask.toml(toml)).isEqualTo(toml);
  }

  @Test
  void hidesWhatLooksLikeAKeyAnywhere() {
    assertThat(
            Mask.json("[\"--token\", \"aB3dE5fG7hI9jK1lM3nO\", \"@scope/server-name-2025-11-25\"]"))
        .isEqualTo("[\"--token\", \"…\", \"@scope/server-name-2025-11-25\"]");
    assertThat(Mask.toml("url = 'https://h/0f8a1c9e4b7d2a6053cf/mcp'"))
        .isEqualTo("url = 'https://h/…/mcp'");
  }

  @Test
  void aDiffShowsThatAValueChangesAndNotWhichItIs() {
    String before = "{\n  \"env\": {\n    \"A\": \"s3cret\"\n  }\n}\n";

    assertThat(
            Diff.unified(
                "f",
                Optional.of(before),
                Optional.of(before.replace("s3cret", "other")),
                Mask::json))
        .contains("-    \"A\": \"…\"\n+    \"A\": \"…\"\n")
        .contains("   \"env\": {\n");
  }
}
