package io.headroom.mcp;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// Checks arguments as the SDK's own validator does, and refuses them in the same words. That one
/// also writes what is valid as JSON again, which is for tools with an output schema and costs as
/// much as reading a message; and it checks the schemas themselves, which are ours.
final class ArgumentCheck implements JsonSchemaValidator {
  private final JsonMapper json = JsonMapper.shared();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
  private final Map<Map<String, Object>, Schema> compiled = new ConcurrentHashMap<>();

  @Override
  public ValidationResponse validate(Map<String, Object> schema, Object arguments) {
    List<Error> errors =
        compiled
            .computeIfAbsent(schema, one -> registry.getSchema(json.valueToTree(one)))
            .validate(json.valueToTree(arguments));
    return errors.isEmpty()
        ? ValidationResponse.asValid("")
        : ValidationResponse.asInvalid(
            "Validation failed: JSON schema validation errors: " + errors);
  }
}
