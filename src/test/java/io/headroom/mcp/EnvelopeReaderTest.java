package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
  @Test
  void keepsIdParametersAndTokenAsTheyAreWritten() {
    Envelope message =
        envelope(
            """
             { "id" : "a\\u0062" , "params" : { "x":[1,{"y":"\\"}{"}] , "_meta":{"progressToken": 7.0 }, "z":null } ,
            "method":"tools/call", "jsonrpc":"2.0" }\
            """);

    assertThat(message.id()).isEqualTo("\"a\\u0062\"");
    assertThat(message.method()).isEqualTo("tools/call");
    assertThat(message.params())
        .isEqualTo(
            "{ \"x\":[1,{\"y\":\"\\\"}{\"}] , \"_meta\":{\"progressToken\": 7.0 }, \"z\":null }");
    assertThat(message.progressToken()).isEqualTo("7.0");
    assertThat(message.protocolVersion()).isNull();
  }

  @Test
  void readsTheArgumentsOfACall() {
    Envelope message =
        envelope(
            """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"n","arguments":\
            {"text":"a\\n\\ud83d\\ude00\\ud800","list":[1,2.5,12345678901234567890,true,null,{}]}}}\
            """);

    Map<String, Object> arguments = new HashMap<>();
    arguments.put("text", "a\n\uD83D\uDE00\uD800");
    arguments.put(
        "list",
        Arrays.asList(1, 2.5, new BigInteger("12345678901234567890"), true, null, Map.of()));
    assertThat(message.arguments()).isEqualTo(arguments);
    assertThat(envelope("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}").arguments()).isNull();
  }

  @Test
  void readsTheMetadataOfTheStatelessEra() {
    Envelope message =
        envelope(
            """
            {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{\
            "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientCapabilities":{"roots":{}},\
            "io.modelcontextprotocol/clientInfo":{"version":"1","name":"someone"}}}}\
            """);

    assertThat(message.protocolVersion()).isEqualTo("2026-07-28");
    assertThat(message.clientCapabilities()).isEqualTo("{\"roots\":{}}");
    assertThat(message.clientName()).isEqualTo("someone");
  }

  @Test
  void readsAnswersToRequestsOfOurs() {
    Envelope answer = envelope("{\"jsonrpc\":\"2.0\",\"id\":\"r\",\"result\":{\"roots\":[]}}");
    assertThat(answer.method()).isNull();
    assertThat(answer.result()).isEqualTo("{\"roots\":[]}");

    Envelope error = envelope("{\"jsonrpc\":\"2.0\",\"id\":\"r\",\"error\":{\"code\":1}}");
    assertThat(error.method()).isNull();
    assertThat(error.result()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t \r"})
  void takesBlanksForNothing(String line) {
    assertThat(EnvelopeReader.read(line.getBytes(UTF_8))).isInstanceOf(Incoming.Blank.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "{",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pi\tng\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} x",
        "\u0000"
      })
  void answersMalformedJsonWithAParseError(String line) {
    Incoming.Invalid invalid = invalid(line);
    assertThat(invalid.failure().code()).isEqualTo(-32700);
    assertThat(invalid.json()).contains("\"id\":null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "null",
        "\"text\"",
        "{}",
        "{\"jsonrpc\":\"2.0\",\"id\":7}",
        "{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"ping\"}",
        "{\"id\":7,\"method\":\"ping\"}",
        "{\"jsonrpc\":2.0,\"id\":7,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":5}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\",\"params\":[1]}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\",\"params\":\"x\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"} {\"jsonrpc\":\"2.0\"}"
      })
  void answersJsonThatIsNoMessageWithAnInvalidRequest(String line) {
    assertThat(invalid(line).failure().code()).isEqualTo(-32600);
  }

  @Test
  void namesTheRequestThatIsInvalidWhereItCan() {
    assertThat(invalid("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":5}").json())
        .contains("\"id\":\"q\"", "method must be a string");
  }

  @Test
  void saysThatBatchesAreGone() {
    Incoming.Invalid invalid = invalid("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]");
    assertThat(invalid.failure().code()).isEqualTo(-32600);
    assertThat(invalid.failure().message()).contains("batches");
  }

  @Test
  void refusesNestingWithoutEndAndNamesTheRequest() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    Incoming.Invalid invalid =
        invalid("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"m\",\"params\":{\"x\":" + deep + "}}");
    assertThat(invalid.failure().code()).isEqualTo(-32600);
    assertThat(invalid.failure().message()).contains("nested");
    assertThat(invalid.id()).isEqualTo("7");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] latin = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"é\"}".getBytes(ISO_8859_1);
    assertThat(EnvelopeReader.read(latin)).isInstanceOf(Incoming.Invalid.class);
  }

  @Test
  void takesAReplacementCharacterThatWasReallySent() {
    byte[] bytes = "{\"jsonrpc\":\"2.0\",\"method\":\"\ufffd\"}".getBytes(UTF_8);
    assertThat(EnvelopeReader.read(bytes)).isInstanceOf(Incoming.Message.class);
  }

  @Test
  void cutsParametersOutOfALongMessage() {
    String params = "{\"text\":\"" + "é😀\\n\\u2028".repeat(50_000) + "\"}";
    Envelope message =
        envelope("{\"jsonrpc\":\"2.0\",\"id\":1,\"params\":" + params + ",\"method\":\"m\"}");
    assertThat(message.params()).isEqualTo(params);
    assertThat(message.method()).isEqualTo("m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "é", "\ud83d\ude00"})
  void readsBytesAsItReadsText(String besides) {
    String[] pieces = {
      "a",
      "log line 12345",
      "é",
      "\u20ac",
      "\ud83d\ude00",
      "\\n",
      "\\t",
      "\\/",
      "\\\"",
      "\\\\",
      "\\u0000",
      "\\u00e9",
      "\\u20AC",
      "\\ud83d\\ude00",
      "\\uD83D",
      "\\ude00",
      "\\u12",
      "\\u00g0",
      "\\x",
      "\\",
      "\t",
      "\"",
      "\",\"text\":\"",
      "\u007f"
    };
    Random random = new Random(20);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder string = new StringBuilder(besides);
      for (int n = random.nextInt(12); n > 0; n--) {
        // Malformed pieces are rare, or no message would be read.
        string.append(pieces[random.nextInt(random.nextInt(8) == 0 ? pieces.length : 14)]);
      }
      String message =
          "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"m\",\"params\":{\"name\":\"%s\",\"arguments\":{\"text\":\"%s\"}}}"
              .formatted(besides, besides, string);
      String line =
          random.nextInt(8) == 0 ? message.substring(0, random.nextInt(message.length())) : message;
      assertThat(told(EnvelopeReader.read(line.getBytes(UTF_8))))
          .as(line)
          .isEqualTo(told(EnvelopeReader.read(line)));
    }
  }

  @Test
  void takesTheFirstNameAndTheLastArguments() {
    Envelope message =
        envelope(
            """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":{"x":1},\
            "name":"b","arguments":{"x":2}}}\
            """);
    assertThat(message.name()).isEqualTo("a");
    assertThat(message.arguments()).isEqualTo(Map.of("x", 2));
    assertThat(
            envelope(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"name\":1,\"name\":\"b\"}}")
                .name())
        .isNull();
  }

  private static List<@Nullable Object> told(Incoming incoming) {
    return incoming instanceof Incoming.Message(Envelope m)
        ? Arrays.asList(m.id(), m.method(), m.params(), m.name(), m.arguments())
        : Arrays.asList(incoming);
  }

  private static Envelope envelope(String text) {
    Incoming incoming = EnvelopeReader.read(text.getBytes(UTF_8));
    assertThat(incoming).isInstanceOf(Incoming.Message.class);
    return ((Incoming.Message) incoming).envelope();
  }

  private static Incoming.Invalid invalid(String text) {
    Incoming incoming = EnvelopeReader.read(text.getBytes(UTF_8));
    assertThat(incoming).isInstanceOf(Incoming.Invalid.class);
    return (Incoming.Invalid) incoming;
  }
}
