package io.headroom.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A call's arguments by name and type. Their schema was checked before; what is still wrong here
/// the agent can put right, and is told how.
///
/// @param values as they came
record Arguments(Map<String, Object> values) {
  /// An argument that cannot be used.
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message, null, false, false);
    }

    ToolResult result() {
      return ToolResult.error(String.valueOf(getMessage()));
    }
  }

  /// A string, if it was given; it may be empty.
  Optional<String> given(String name) {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw new Wrong(name + " has to be a string.");
  }

  /// A string, empty if it was not given.
  String string(String name) {
    return given(name).orElse("");
  }

  /// A number from 1 up, if it was given.
  OptionalInt positive(String name) {
    Object value = values.get(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (value instanceof Number number && number.longValue() >= 1) {
      return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, number.longValue()));
    }
    throw new Wrong(name + " has to be a whole number of at least 1.");
  }

  /// Whether the answer is for a program.
  boolean json() {
    String format = string("format");
    return switch (format) {
      case "", "text" -> false;
      case "json" -> true;
      default -> throw new Wrong("format \"" + format + "\" is unknown. Give text or json.");
    };
  }
}
