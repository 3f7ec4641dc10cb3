package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.json.schema.jackson3.DefaultJsonSchemaValidator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ArgumentCheckTest {
  private static final JsonSchemaValidator SDK = new DefaultJsonSchemaValidator();
  private static final JsonSchemaValidator OURS = new ArgumentCheck();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"hash\":\"a\",\"content\":\"text\",\"more\":[1,{\"x\":null}]}",
        "{\"hash\":5,\"content\":null,\"path\":[],\"query\":{}}",
        "{\"hash\":\"a\",\"kind\":\"novel\",\"mode\":\"\",\"format\":\"xml\"}",
        "{\"hash\":\"a\",\"max_tokens\":0}",
        "{\"hash\":\"a\",\"max_tokens\":1.5}",
        "{\"hash\":\"a\",\"max_tokens\":12345678901234567890}"
      })
  void saysWhatTheValidatorOfTheSdkSays(String arguments) {
    for (ToolDefinition tool :
        List.of(ToolDefinitions.COMPRESS, ToolDefinitions.RETRIEVE, ToolDefinitions.STATS)) {
      Map<String, Object> schema = map(String.valueOf(RawJson.member(tool.json(), "inputSchema")));
      ValidationResponse theirs = SDK.validate(schema, map(arguments));
      ValidationResponse ours = OURS.validate(schema, map(arguments));
      assertThat(ours.valid()).isEqualTo(theirs.valid());
      assertThat(ours.errorMessage()).isEqualTo(theirs.errorMessage());
    }
  }

  private static Map<String, Object> map(String json) {
    return JsonMapper.shared().readValue(json, new TypeReference<>() {});
  }
}
