package io.headroom.mcp;

import io.headroom.store.Scope;
import java.util.Map;

/// Answers clients' hooks.
@FunctionalInterface
public interface Hooks {
  /// Answers a hook that runs after another tool.
  ///
  /// @param arguments what the hook was told
  /// @param scope whose the originals are
  /// @return the hook's output, one JSON object; empty to change nothing
  String afterTool(Map<String, Object> arguments, Scope scope);
}
