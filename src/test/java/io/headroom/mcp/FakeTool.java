package io.headroom.mcp;

import io.headroom.text.Work;
import java.util.Map;
import java.util.Objects;

/// A tool whose behaviour is a lambda. All of them take the same arguments.
record FakeTool(String name, Behaviour behaviour) implements Tool {
  interface Behaviour {
    ToolResult call(Map<String, Object> arguments, Session session, Work work) throws Exception;
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        name,
        """
        {"name":"%s","description":"A fake.","inputSchema":{"type":"object","properties":{\
        "text":{"type":"string"},"count":{"type":"integer","minimum":1}}}}\
        """
            .formatted(name));
  }

  @Override
  public ToolResult call(Map<String, Object> arguments, Session session, Work work) {
    try {
      return behaviour.call(arguments, session, work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// A catalogue of these tools, all of them listed.
  static Tools listed(FakeTool... tools) {
    Tools.Builder builder = Tools.builder();
    for (FakeTool tool : tools) {
      builder.listed(tool.definition(), () -> tool);
    }
    return builder.build();
  }

  /// Answers its argument `text`.
  static final FakeTool ECHO =
      new FakeTool("echo", (arguments, _, _) -> ToolResult.text("" + arguments.get("text")));

  /// Answers the length of its argument `text`.
  static final FakeTool LENGTH =
      new FakeTool(
          "length",
          (arguments, _, _) -> {
            String text = (String) Objects.requireNonNull(arguments.get("text"));
            return ToolResult.text("" + text.length());
          });

  /// Answers the directories whose files may be read.
  static final FakeTool ROOTS =
      new FakeTool("roots", (_, session, _) -> ToolResult.text("" + session.roots()));

  /// Prints to what it takes for stdout.
  static final FakeTool PRINTER =
      new FakeTool(
          "printer",
          (_, _, _) -> {
            System.out.println("a stray line");
            return ToolResult.text("ok");
          });
}
