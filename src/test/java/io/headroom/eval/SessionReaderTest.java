package io.headroom.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eval.Session.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionReaderTest {
  @Test
  void readsWhatOpenAiCalls() {
    Session session =
        read(
            """
            {"messages": [
              {"role": "system", "content": "be brief"},
              {"role": "user", "content": "why?"},
              {"role": "assistant", "content": "look",
               "tool_calls": [{"id": "1", "function": {"name": "sh", "arguments": "{\\"c\\": \\"ls\\"}"}}]},
              {"role": "tool", "tool_call_id": "1", "content": "Lines.java"}]}
            """);

    assertThat(session.steps())
        .endsWith(
            new Step.Output("look\n{\"c\": \"ls\"}", "{\"c\": \"ls\"}"),
            new Step.Result("s--3", "Lines.java", "look\n{\"c\": \"ls\"}"));
  }

  @Test
  void readsBlocksAndShortensResultsOfOneMessageOneByOne() {
    Session session =
        read(
            """
            {"system": [{"type": "text", "text": "be brief"}], "messages": [
              {"role": "assistant", "content": [{"type": "text", "text": "look"},
               {"type": "tool_use", "id": "1", "name": "sh", "input": {"c": "ls"}}]},
              {"role": "user", "content": [
               {"type": "tool_result", "tool_use_id": "1", "content": [{"type": "text", "text": "a"}]},
               {"type": "tool_result", "tool_use_id": "2", "content": "b"},
               {"type": "text", "text": "go on"}]}]}
            """);

    assertThat(session.steps())
        .containsExactly(
            new Step.Input("be brief"),
            new Step.Output("look\n{\"c\":\"ls\"}\n", "\n{\"c\":\"ls\"}"),
            new Step.Result("s--1.0", "a", "look\n{\"c\":\"ls\"}\n"),
            new Step.Result("s--1.1", "b", "look\n{\"c\":\"ls\"}\n"),
            new Step.Input("go on"));
  }

  @Test
  void readsAMessagePerLineAsAgentsKeepThem() {
    Session session =
        read(
            """
            {"type": "summary", "summary": "about roles: \\"role\\""}
            {"message": {"role": "user", "content": "why?"}}
            {"message": {"id": "m", "role": "assistant", "content": [{"type": "text", "text": "look"}]}}
            {"message": {"id": "m", "role": "assistant", "content": [{"type": "tool_use", "id": "1", "input": {}}]}}
            {"isSidechain": true, "message": {"role": "user", "content": "not ours"}}
            {"message": {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "1", "content": "x"}]}}
            {"message": {"role": "assi
            """);

    assertThat(session.steps())
        .containsExactly(
            new Step.Input(""),
            new Step.Input("why?"),
            new Step.Output("look\n{}\n", "\n{}"),
            new Step.Result("s--2", "x", "look\n{}\n"));
  }

  @Test
  void whereNoToolsAreCalledTheUserAnswers() {
    Session session =
        read(
            """
            [{"role": "user", "content": "why?"}, {"role": "assistant", "content": "ls"},
             {"role": "user", "content": "Lines.java"}, {"role": "assistant", "content": "cat Lines.java"}]
            """);

    assertThat(session.steps().get(3)).isEqualTo(new Step.Result("s--2", "Lines.java", "ls\n"));
    assertThat(session.used()).containsExactly(new Needle.Text("Lines", true), text("java"));
  }

  @Test
  void takesWhatLaterCallsUseFromTheSessionItself() {
    Session session =
        read(
            """
            [{"role": "user", "content": "what of Known?"},
             {"role": "assistant", "tool_calls": [{"function": {"arguments": "{\\"c\\": \\"ls\\"}"}}]},
             {"role": "tool", "content": "Known Fresh Unused abc only_said"},
             {"role": "assistant", "content": "only_said",
              "tool_calls": [{"function": {"arguments": "{\\"c\\": \\"cat\\\\nFresh Known abc\\"}"}}]},
             {"role": "tool", "content": "Last"}]
            """);

    assertThat(session.used()).containsExactly(text("Fresh"));
  }

  @Test
  void otherTextsAreNoSessions() {
    assertThat(SessionReader.read("s", "[1, 2]", List.of())).isEmpty();
    assertThat(SessionReader.read("s", "role: none", List.of())).isEmpty();
    assertThat(SessionReader.read("s", "", List.of())).isEmpty();
  }

  private static Needle text(String word) {
    return new Needle.Text(word, true);
  }

  private static Session read(String text) {
    return SessionReader.read("s", text, List.of()).orElseThrow();
  }
}
