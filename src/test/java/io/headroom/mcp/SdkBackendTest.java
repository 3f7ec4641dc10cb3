package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.text.Work;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SdkBackendTest {
  private static final String SECRET = "secret /home/someone/key";

  @Test
  void leavesInvalidArgumentsToTheModelToMend() {
    JsonNode result = result(FakeTool.ECHO, "{\"text\":5,\"count\":0}");
    assertThat(result.at("/isError").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asString())
        .contains("/text: integer found, string expected", "/count");
  }

  @Test
  void passesArgumentsOnAndTakesNoneForNone() {
    FakeTool tool = new FakeTool("keys", (a, _, _) -> ToolResult.text("" + a));
    assertThat(text(result(tool, "{\"text\":\"a\",\"more\":[1,{\"x\":null}]}")))
        .isEqualTo("{text=a, more=[1, {x=null}]}");
    Reply reply = call(FakeTool.listed(tool), "{\"name\":\"keys\"}");
    assertThat(reply).isInstanceOf(Reply.Result.class);
  }

  @Test
  void keepsBlocksApartAndLeavesStructureOut() {
    JsonNode result = result(new FakeTool("t", (_, _, _) -> ToolResult.text("one", "two")), "{}");
    assertThat(result.at("/content")).hasSize(2);
    assertThat(result.at("/content/1/text").asString()).isEqualTo("two");
    assertThat(result.has("structuredContent")).isFalse();
    assertThat(result.at("/isError").asBoolean()).isFalse();
  }

  @Test
  void sendsStructureWhereAToolGivesIt() {
    ToolResult both = new ToolResult(List.of("{}"), Map.of("n", 1), false);
    JsonNode result = result(new FakeTool("t", (_, _, _) -> both), "{}");
    assertThat(result.at("/structuredContent/n").asInt()).isEqualTo(1);
    assertThat(result.at("/content")).hasSize(1);
  }

  @Test
  void marksFailuresTheModelCanActOn() {
    JsonNode result = result(new FakeTool("t", (_, _, _) -> ToolResult.error("do this")), "{}");
    assertThat(result.at("/isError").asBoolean()).isTrue();
    assertThat(text(result)).isEqualTo("do this");
  }

  @Test
  void neverTellsTheClientWhatAnExceptionSays() {
    FakeTool.Behaviour throwing =
        (_, _, _) -> {
          throw new IllegalStateException(SECRET, new RuntimeException(SECRET));
        };
    FakeTool.Behaviour failing =
        (_, _, _) -> {
          throw new StackOverflowError(SECRET);
        };
    for (FakeTool.Behaviour behaviour : List.of(throwing, failing)) {
      Reply reply = call(FakeTool.listed(new FakeTool("t", behaviour)), "{\"name\":\"t\"}");
      assertThat(reply.to("1"))
          .isEqualTo(
              "{\"jsonrpc\":\"2.0\",\"id\":1,"
                  + "\"error\":{\"code\":-32603,\"message\":\"Internal error\"}}");
    }
  }

  @Test
  void namesAToolItDoesNotHave() {
    assertThat(call(FakeTool.listed(FakeTool.ECHO), "{\"name\":\"nope\"}").to("1"))
        .contains("-32602", "Unknown tool: nope");
    assertThat(call(FakeTool.listed(FakeTool.ECHO), "{\"name\":\"warm_up\"}").to("1"))
        .contains("-32602");
    assertThat(call(FakeTool.listed(FakeTool.ECHO), "{}").to("1")).contains("-32602");
    assertThat(call(FakeTool.listed(FakeTool.ECHO), "{\"name\":\"echo\",\"arguments\":[]}").to("1"))
        .contains("-32602");
  }

  @Test
  void letsCancellationThrough() {
    FakeTool cancelled =
        new FakeTool(
            "t",
            (_, _, _) -> {
              throw new Work.Cancelled();
            });
    assertThatThrownBy(() -> call(FakeTool.listed(cancelled), "{\"name\":\"t\"}"))
        .isInstanceOf(Work.Cancelled.class);
  }

  @Test
  void warmsUpWithoutCallingATool() {
    FakeTool untouched =
        new FakeTool(
            "t",
            (_, _, _) -> {
              throw new AssertionError("called");
            });
    new SdkBackend(FakeTool.listed(untouched)).warm();
  }

  private static JsonNode result(FakeTool tool, String arguments) {
    Reply reply =
        call(
            FakeTool.listed(tool),
            "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool.name(), arguments));
    return JsonMapper.shared().readTree(reply.to("1")).at("/result");
  }

  private static String text(JsonNode result) {
    return result.at("/content/0/text").asString();
  }

  private static Reply call(Tools tools, String params) {
    String line =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + params + "}";
    Envelope request = ((Incoming.Message) EnvelopeReader.read(line)).envelope();
    return new SdkBackend(tools).call(request, new Session(List.of()), Work.UNWATCHED);
  }
}
