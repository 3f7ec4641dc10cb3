package io.headroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.Policy;
import io.headroom.testing.Policies;
import io.headroom.testing.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The answers are what Claude Code 2.1.330 was seen to give its hooks.
class HookDoorTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CAUSE = "ERROR disk - /dev/sda1 is full";
  private static final String PIXEL = "iVBORw0KGgo".repeat(400);

  private final Bench bench = new Bench();
  @TempDir private Path temp;

  @Test
  void shortensWhatACommandPrinted() {
    ObjectNode bash = bash(Bench.LONG);

    JsonNode shorter = shortened("Bash", "{\"command\":\"./import.sh\"}", bash);

    assertThat(shorter.path("stdout").asString()).contains(CAUSE, "Retrieve more: hash=");
    assertThat(shorter.path("stdout").asString()).doesNotEndWith("\n");
    assertThat(without(shorter, "stdout")).isEqualTo(without(bash, "stdout"));
  }

  @Test
  void shortensTheTextsOfAServersToolAndLeavesItsOtherBlocks() {
    ArrayNode blocks = JSON.createArrayNode();
    blocks.addObject().put("type", "text").put("text", Bench.LONG);
    blocks.addObject().put("type", "image").putObject("source").put("data", PIXEL);
    blocks.addObject().put("type", "unknown").put("text", Bench.LONG);
    blocks.addObject().put("type", "text").put("text", "short ${tool_name} \"$&\"");

    JsonNode shorter = shortened("mcp__ci__log", "{}", blocks);

    assertThat(shorter.path(0).path("text").asString()).contains(CAUSE).hasSizeLessThan(5_000);
    for (int i = 1; i < 4; i++) {
      assertThat(shorter.path(i)).isEqualTo(blocks.path(i));
    }
  }

  @Test
  void takesStructuredContentForTheTextItArrivesAs() {
    String rows =
        IntStream.range(0, 300)
            .mapToObj(i -> "{\"id\":%s,\"state\":\"%s\"}".formatted(i, i == 71 ? "BROKEN" : "ok"))
            .collect(Collectors.joining(",", "{\"rows\":[", "]}"));
    Map<String, String> arguments =
        Map.of("tool", "mcp__db__query", "input", "{}", "response", rows);

    JsonNode shorter = output(answer(HookCall.ofArguments(arguments)));

    assertThat(shorter.isString()).isTrue();
    assertThat(shorter.asString()).contains("BROKEN", "Retrieve more: hash=");
  }

  @Test
  void tellsListsOfBlocksObjectsAndStringsApart() {
    String text = JSON.writeValueAsString(Bench.LONG);
    String blocks = "[{\"type\":\"text\",\"text\":" + text + "}]";

    assertThat(told("mcp__ci__log", blocks).at("/0/text").asString()).contains(CAUSE);
    assertThat(told("WebFetch", "{\"result\":" + text + "}").at("/result").asString())
        .contains(CAUSE);
    assertThat(told("Other", Bench.LONG).asString()).contains(CAUSE);
  }

  @Test
  void keepsTheCountsOfASearchWhichAreThoseOfTheWhole() {
    ObjectNode grep =
        JSON.createObjectNode().put("mode", "content").put("numFiles", 0).put("numLines", 2_000);
    grep.putArray("filenames");
    grep.put("content", matches(2_000));

    JsonNode shorter = shortened("Grep", "{\"pattern\":\"total\"}", grep);

    assertThat(shorter.path("content").asString()).contains("Retrieve more: hash=");
    assertThat(without(shorter, "content")).isEqualTo(without(grep, "content"));
  }

  @Test
  void fitsWhatTheClientShowsWhole() {
    ObjectNode grep = JSON.createObjectNode().put("mode", "content").put("content", matches(9_000));
    ObjectNode bash = bash(matches(9_000));

    assertThat(shortened("Grep", "{\"pattern\":\"total\"}", grep).path("content").asString())
        .hasSizeLessThan(20_000);
    assertThat(shortened("Bash", "{\"command\":\"rg total\"}", bash).path("stdout").asString())
        .hasSizeLessThan(30_000);
  }

  @Test
  void shortensALongListOfPathsLineByLineAndLeavesOneThatTheClientCut() {
    ObjectNode glob = paths(200);

    JsonNode shorter = shortened("Glob", "{\"pattern\":\"**\"}", glob.put("truncated", false));

    JsonNode lines = shorter.path("filenames");
    assertThat(lines.size()).isLessThan(100);
    assertThat(lines.valueStream()).allMatch(line -> line.asString().indexOf('\n') < 0);
    assertThat(lines.path(lines.size() - 1).asString()).contains("Retrieve more: hash=");
    assertThat(shorter.path("numFiles").asInt()).isEqualTo(200);
    assertThat(answer("Glob", "{}", glob.put("truncated", true))).isEmpty();
    assertThat(answer("Glob", "{}", paths(60))).isEmpty();
  }

  @Test
  void showsFilesExactlyButForVeryLargeOnesReadWhole() {
    ObjectNode small = file(Texts.log(1, 300, CAUSE));
    ObjectNode large = file(Texts.log(1, 1_500, CAUSE));
    assertThat(small.at("/file/content").asString()).hasSizeLessThan(HookDoor.LARGE_FILE);
    assertThat(large.at("/file/content").asString()).hasSizeGreaterThan(HookDoor.LARGE_FILE);

    assertThat(answer("Read", "{\"file_path\":\"/a\"}", small)).isEmpty();
    assertThat(answer("Read", "{\"file_path\":\"/a\",\"offset\":1}", large)).isEmpty();
    assertThat(answer("Read", "{\"file_path\":\"/a\",\"limit\":9000}", large)).isEmpty();

    JsonNode shorter = shortened("Read", "{\"file_path\":\"/a\"}", large);
    assertThat(shorter.at("/file/content").asString())
        .startsWith(HookDoor.NUMBERED)
        .contains(CAUSE);
    assertThat(shorter.at("/file/totalLines").asInt()).isEqualTo(1_500);
  }

  @Test
  void findsTheTextOfToolsItHasNeverSeen() {
    ObjectNode task = JSON.createObjectNode().put("retrieval_status", "success");
    task.putObject("task").put("status", "completed").put("output", Bench.LONG);
    ObjectNode agent = JSON.createObjectNode().put("status", "completed").put("prompt", Bench.LONG);
    agent.putArray("content").addObject().put("type", "text").put("text", Bench.LONG + "\n");
    ObjectNode page = JSON.createObjectNode().put("code", 200).put("result", Bench.LONG);

    assertThat(shortened("TaskOutput", "{}", task).at("/task/output").asString()).contains(CAUSE);
    assertThat(shortened("WebFetch", "{}", page).path("result").asString()).contains(CAUSE);

    String asked = JSON.createObjectNode().put("prompt", Bench.LONG).toString();
    JsonNode shorter = shortened("Agent", asked, agent);
    assertThat(shorter.at("/content/0/text").asString()).contains(CAUSE).hasSizeLessThan(5_000);
    assertThat(shorter.path("prompt").asString()).isEqualTo(Bench.LONG);
  }

  @Test
  void leavesWhatIsNotToBeTouched() {
    ObjectNode image = bash(Bench.LONG).put("isImage", true);
    ObjectNode edit = JSON.createObjectNode().put("originalFile", Bench.LONG);
    edit.putArray("structuredPatch");
    ObjectNode failed = JSON.createObjectNode().put("isError", true).put("text", Bench.LONG);
    ObjectNode picture = JSON.createObjectNode().put("type", "image");
    picture.putObject("file").put("base64", PIXEL);

    assertThat(answer("Bash", "{}", image)).isEmpty();
    assertThat(answer("Edit", "{}", edit)).isEmpty();
    assertThat(answer("X", "{}", failed)).isEmpty();
    assertThat(answer("Read", "{}", picture)).isEmpty();
    assertThat(answer("Bash", "{}", bash("ok"))).isEmpty();
    assertThat(answer("Bash", "{}", bash(Texts.log(1, 12, "ERROR disk full")))).isEmpty();
    assertThat(bench.ledger.summary().totals().compressions()).isZero();
  }

  @Test
  void leavesItsOwnResultsAlone() {
    String shown = shortened("Bash", "{}", bash(Bench.LONG)).path("stdout").asString();

    for (String tool :
        List.of("mcp__headroom__headroom_retrieve", "mcp__plugin_a_b__headroom_compress")) {
      assertThat(answer(tool, "{}", bash(Bench.LONG))).isEmpty();
    }
    assertThat(answer("Bash", "{\"command\":\"headroom store get x\"}", bash(Bench.LONG)))
        .isEmpty();
    assertThat(answer("Bash", "{}", bash(shown.repeat(5)))).isEmpty();
    assertThat(answer("Bash", "{}", bash(Bench.LONG + shown + "\ndone in 3 s"))).isEmpty();
  }

  @Test
  void leavesWhatItDoesNotUnderstand() {
    assertThat(HookCall.ofJson("")).isEmpty();
    assertThat(HookCall.ofJson("[1]")).isEmpty();
    assertThat(HookCall.ofJson("{\"hook_event_name\":\"PostToolUse\"}")).isEmpty();
    assertThat(HookCall.ofJson("{\"hook_event_name\":\"PreToolUse\",\"tool_response\":{}}"))
        .isEmpty();
    assertThat(HookCall.ofArguments(Map.of())).isEmpty();
    String deep = "[".repeat(5_000) + "\"" + "a b ".repeat(900) + "\"" + "]".repeat(5_000);
    for (String response :
        List.of("7", "null", "{}", "[]", deep, "{\"a\":" + "1".repeat(3_000) + "}")) {
      assertThat(answer(Optional.of(new HookCall("X", "not json", response, "", false)))).isEmpty();
    }
  }

  @Test
  void givesTheSameAnswerToTheSameResult() {
    ObjectNode bash = bash(Bench.LONG);
    assertThat(answer("Bash", "{}", bash)).isEqualTo(answer("Bash", "{}", bash)).isPresent();
  }

  @Test
  void entersTheToolIntoTheBooks() {
    shortened("mcp__ci__log", "{}", JSON.createArrayNode().add(bash(Bench.LONG)));

    assertThat(bench.ledger.summary().totals().shortened()).isOne();
    assertThat(bench.ledger.summary().toString()).contains("mcp__ci__log");
  }

  @Test
  void changesNothingWhereItOnlyObservesButMeasures() {
    HookCall call = new HookCall("Bash", "{}", bash(Bench.LONG).toString(), "", false);

    assertThat(Bench.hooks(Optional.empty()).answer(call, () -> bench.shortener(true))).isEmpty();

    assertThat(bench.ledger.summary().toString()).contains("Bash");
  }

  @Test
  void understandsWhatAHookOfTypeCommandIsTold() {
    ObjectNode told =
        JSON.createObjectNode()
            .put("hook_event_name", "PostToolUse")
            .put("tool_name", "mcp__ci__log");
    told.putObject("tool_input").put("q", "disk");
    told.putArray("tool_response").addObject().put("type", "text").put("text", Bench.LONG);

    JsonNode answer = JSON.readTree(answer(HookCall.ofJson(told.toString())).orElseThrow().json());

    JsonNode output = answer.path("hookSpecificOutput");
    assertThat(output.path("hookEventName").asString()).isEqualTo("PostToolUse");
    assertThat(output.at("/updatedToolOutput/0/text").asString()).contains(CAUSE);
    assertThat(output.path("updatedMCPToolOutput")).isEqualTo(output.path("updatedToolOutput"));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void takesTheWholeFromTheFileTheClientKeepsIt() throws IOException {
    String whole = "größe\n" + Texts.log(7, 2_000, CAUSE);
    Path client = Files.createDirectories(temp.toRealPath().resolve(".claude"));
    Path results = Files.createDirectories(client.resolve("projects/p/s/tool-results"));
    Path file = Files.writeString(results.resolve("a.txt"), whole);
    ObjectNode bash =
        bash(whole.substring(0, 30_000))
            .put("persistedOutputPath", file.toString())
            .put("persistedOutputSize", Files.size(file));
    HookCall call =
        new HookCall(
            "Bash", "{}", bash.toString(), client.resolve("projects/p/s.jsonl").toString(), false);

    JsonNode shorter = output(Bench.hooks(Optional.of(client)).answer(call, bench::shortener));

    assertThat(shorter.path("stdout").asString()).contains(CAUSE).contains("[2001 lines");
    assertThat(shorter.has("persistedOutputPath")).isFalse();
    assertThat(shorter.has("persistedOutputSize")).isFalse();
    assertThat(Bench.hooks(Optional.empty()).answer(call, bench::shortener)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exclude.tools    | Ba*      | ls
          exclude.commands | psql     | cd db && psql -c 'select 1'
          exclude.paths    | *.secret | cat keys/one.secret
          exclude.kinds    | log      | ls
          threshold        | 1000000  | ls
          """)
  void leavesWhatItsUserExcludes(String setting, String value, String command) {
    String input = JSON.createObjectNode().put("command", command).toString();
    HookCall call = new HookCall("Bash", input, bash(Bench.LONG).toString(), "", false);
    HookDoor door = Bench.hooks(Optional.empty());
    Policy policy = Policies.of(setting, value);

    assertThat(door.answer(call, () -> bench.shortener(false, policy))).isEmpty();
    assertThat(door.answer(call, bench::shortener)).isPresent();
  }

  private JsonNode told(String tool, String response) {
    return output(answer(HookCall.ofArguments(Map.of("tool", tool, "response", response))));
  }

  private JsonNode shortened(String tool, String input, JsonNode response) {
    return output(answer(tool, input, response));
  }

  private Optional<HookAnswer> answer(String tool, String input, JsonNode response) {
    return answer(Optional.of(new HookCall(tool, input, response.toString(), "", false)));
  }

  private Optional<HookAnswer> answer(Optional<HookCall> call) {
    return Bench.hooks(Optional.empty()).answer(call.orElseThrow(), bench::shortener);
  }

  private static JsonNode output(Optional<HookAnswer> answer) {
    return JSON.readTree(answer.orElseThrow().json()).at("/hookSpecificOutput/updatedToolOutput");
  }

  private static ObjectNode bash(String stdout) {
    return JSON.createObjectNode()
        .put("stdout", stdout)
        .put("stderr", "")
        .put("interrupted", false)
        .put("isImage", false)
        .put("noOutputExpected", false);
  }

  private static ObjectNode file(String content) {
    ObjectNode read = JSON.createObjectNode().put("type", "text");
    read.putObject("file")
        .put("filePath", "/a")
        .put("content", content)
        .put("numLines", content.lines().count())
        .put("startLine", 1)
        .put("totalLines", content.lines().count());
    return read;
  }

  private static ObjectNode paths(int count) {
    ObjectNode glob = JSON.createObjectNode();
    ArrayNode names = glob.putArray("filenames");
    IntStream.range(0, count)
        .forEach(
            i -> names.add("src/main/java/com/example/part%s/Thing%s.java".formatted(i / 23, i)));
    return glob.put("numFiles", count);
  }

  private static String matches(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            "src/%s.java:%s: int total%s = %s;"
                .formatted(i % 40, i, i * 7919 % 1009, Integer.toString(i * 31, 36)))
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, JsonNode> without(JsonNode object, String name) {
    Map<String, JsonNode> rest = new LinkedHashMap<>();
    object.properties().forEach(member -> rest.put(member.getKey(), member.getValue()));
    rest.remove(name);
    return rest;
  }
}
