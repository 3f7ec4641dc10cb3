package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.text.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ToolDefinitionsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Path MANIFEST = Path.of("mcp-manifest");
  private static final List<ToolDefinition> ALL =
      List.of(ToolDefinitions.COMPRESS, ToolDefinitions.RETRIEVE, ToolDefinitions.STATS);

  /// What every request of a session pays. A rise is a decision, not an accident.
  @Test
  void costLittle() {
    Map<String, Integer> costs =
        ALL.stream()
            .collect(
                Collectors.toMap(
                    ToolDefinition::name, tool -> Tokens.o200k().count(tool.asModelsSeeIt())));
    assertThat(costs)
        .containsOnly(
            Map.entry("headroom_compress", 230),
            Map.entry("headroom_retrieve", 170),
            Map.entry("headroom_stats", 40));
  }

  @Test
  void areTheManifest() throws IOException {
    String tools =
        ALL.stream().map(ToolDefinition::json).collect(Collectors.joining(",", "[", "]"));
    String wanted = JSON.writeValueAsString(JSON.readTree("{\"tools\":" + tools + "}")) + "\n";
    Path file = MANIFEST.resolve("tools.json");
    if (Boolean.getBoolean("manifest.update")) {
      Files.writeString(file, wanted);
    }
    assertThat(Files.readString(file))
        .as("rewrite it with -Dmanifest.update=true")
        .isEqualToNormalizingNewlines(wanted);
  }

  @Test
  void areWhatProvidersAccept() {
    for (ToolDefinition definition : ALL) {
      assertThat(definition.json()).doesNotContain("\n");
      JsonNode tool = JSON.readTree(definition.json());
      assertThat(tool.at("/name").asString())
          .isEqualTo(definition.name())
          .matches("[A-Za-z0-9_.-]{1,64}");
      JsonNode schema = tool.at("/inputSchema");
      assertThat(schema.at("/type").asString()).isEqualTo("object");
      assertThat(schema.propertyNames())
          .doesNotContain("oneOf", "anyOf", "allOf", "not", "enum", "$ref", "$defs");
      schema.at("/properties").forEach(p -> assertThat(p.at("/type").isString()).isTrue());
    }
  }

  @Test
  void sayThatTheyOnlyRead() {
    for (ToolDefinition definition : ALL) {
      JsonNode hints = JSON.readTree(definition.json()).at("/annotations");
      assertThat(hints.at("/readOnlyHint").asBoolean()).isTrue();
      assertThat(hints.at("/idempotentHint").asBoolean()).isTrue();
      assertThat(hints.at("/destructiveHint").asBoolean(true)).isFalse();
      assertThat(hints.at("/openWorldHint").asBoolean(true)).isFalse();
    }
  }

  @Test
  void areShownFromTheStartWhereTheyAreNeededEveryDay() {
    assertThat(ALL)
        .extracting(
            d -> JSON.readTree(d.json()).at("/_meta/anthropic~1alwaysLoad").asBoolean(false))
        .containsExactly(true, true, false);
  }

  @Test
  void offerEveryKindOfText() {
    JsonNode kinds =
        JSON.readTree(ToolDefinitions.COMPRESS.json()).at("/inputSchema/properties/kind/enum");
    assertThat(kinds.valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ContentKind.values())
                .filter(kind -> kind != ContentKind.BINARY)
                .map(ContentKind::id)
                .toList());
  }

  @Test
  void instructionsSayWhatMattersFirst() {
    String instructions = ToolDefinitions.INSTRUCTIONS;
    assertThat(instructions).hasSizeLessThan(1_000).doesNotContain("mcp__");
    assertThat(instructions.substring(0, 250))
        .contains("shortens", "headroom_compress with the path", "headroom_retrieve", "back");
  }

  @Test
  void theRegistryEntryIsOfThisVersion() throws IOException {
    JsonNode server = JSON.readTree(Files.readString(MANIFEST.resolve("server.json")));
    String version = version();
    assertThat(server.at("/name").asString()).isEqualTo("io.github.headroom-jvm/headroom");
    assertThat(server.at("/description").asString()).hasSizeLessThanOrEqualTo(100);
    assertThat(server.at("/version").asString()).isEqualTo(version);
    assertThat(server.at("/packages/0/registryType").asString()).isEqualTo("oci");
    assertThat(server.at("/packages/0/identifier").asString()).endsWith(":" + version);
  }

  /// The project's own version, the first in its POM.
  private static String version() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    int from = pom.indexOf("<version>") + "<version>".length();
    return pom.substring(from, pom.indexOf('<', from));
  }
}
