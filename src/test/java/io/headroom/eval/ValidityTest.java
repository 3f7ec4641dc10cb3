package io.headroom.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.pipeline.Outcome;
import io.headroom.store.Hash;
import io.headroom.store.Original;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private static final String CHAT =
      """
      [{"role":"user","content":"hi"},
       {"role":"assistant","tool_calls":[{"id":"c1","function":{"name":"f","arguments":"{}"}}]},
       {"role":"tool","tool_call_id":"c1","content":"42"},
       {"role":"assistant","content":"done"}]\
      """;

  @Test
  void jsonThatClaimsToBeJsonHasToParse() {
    assertThat(faults("{\"a\": [1, 2, 3]}", "{\"a\": [1, …]}", ContentKind.JSON))
        .containsExactly("broken JSON");
    assertThat(faults("{\"a\": [1, 2, 3]}", "{\"a\": [1]}", ContentKind.JSON)).isEmpty();
    assertThat(faults("{\"a\": [1, 2, 3]}", "a: 3 items, 1-3", ContentKind.JSON)).isEmpty();
  }

  @Test
  void depthAndLengthOfNumbersDoNotMakeJsonInvalid() {
    assertThat(JsonShape.parses("[".repeat(3_000) + "]".repeat(3_000))).isTrue();
    assertThat(JsonShape.parses("[" + "9".repeat(5_000) + "]")).isTrue();
    assertThat(JsonShape.parses("[1] [2]")).isFalse();
    assertThat(JsonShape.parses("")).isFalse();
  }

  @Test
  void aHunkHasAsManyLinesAsItsHeaderSays() {
    String patch = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@ f\n a\n-b\n+c\n@@ -9 +9 @@\n-d\n+e\n";
    assertThat(Hunks.sound(patch)).isTrue();
    assertThat(faults(patch, patch.replace(" a\n", ""), ContentKind.DIFF)).hasSize(1);
    assertThat(
            faults(
                patch, patch.replace(" a\n", "").replace("-1,2 +1,2", "-2 +2"), ContentKind.DIFF))
        .isEmpty();
  }

  @Test
  void aConversationKeepsCallsAndResultsTogether() {
    assertThat(
            faults(
                CHAT,
                CHAT.replace("{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"42\"},", ""),
                ContentKind.CONVERSATION))
        .containsExactly("conversation: a call of message 1 has no result");
    assertThat(
            faults(
                CHAT,
                CHAT.replace("\"tool_call_id\":\"c1\"", "\"tool_call_id\":\"c2\""),
                ContentKind.CONVERSATION))
        .containsExactly("conversation: message 2 has a result without its call");
    assertThat(faults(CHAT, CHAT.replace("42", "4"), ContentKind.CONVERSATION)).isEmpty();
  }

  @Test
  void growingEmptyAndBrokenTextsAreFaults() {
    Original text = Original.ofText("some text");
    Hash hash = Hash.of(text.bytes());
    Outcome longer =
        new Outcome.Compressed(
            "some text!",
            hash,
            ContentKind.TEXT,
            2,
            3,
            List.of(),
            "lines",
            1,
            1,
            List.of(),
            0,
            Map.of());
    assertThat(Validity.faults(text, longer)).containsExactly("longer than the original");
    assertThat(faults("some text", " ", ContentKind.TEXT)).containsExactly("empty");
    assertThat(faults("some text", "\ud800", ContentKind.TEXT)).containsExactly("lone surrogates");
    assertThat(faults("some text", "\ufffd", ContentKind.TEXT))
        .containsExactly("replacement characters");
  }

  private static List<String> faults(String before, String after, ContentKind kind) {
    Original original = Original.ofText(before);
    return Validity.faults(
        original,
        new Outcome.Compressed(
            after,
            Hash.of(original.bytes()),
            kind,
            9,
            8,
            List.of(),
            "lines",
            2,
            1,
            List.of(),
            0,
            Map.of()));
  }
}
