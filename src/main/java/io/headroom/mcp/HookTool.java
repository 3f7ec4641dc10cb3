package io.headroom.mcp;

import io.headroom.text.Work;
import java.util.Map;

/// `headroom_hook`: what a client's hook is told in, the hook's output out.
///
/// @param hooks answers the hook
record HookTool(Hooks hooks) implements Tool {
  @Override
  public ToolDefinition definition() {
    return ToolDefinitions.HOOK;
  }

  @Override
  public ToolResult call(Map<String, Object> arguments, Session session, Work work) {
    return ToolResult.text(hooks.afterTool(arguments, session.scope()));
  }
}
