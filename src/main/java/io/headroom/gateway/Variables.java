package io.headroom.gateway;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts environment variables in the places of `${NAME}` and `${NAME:-otherwise}`, so that secrets
/// need not stand in files and command lines.
///
/// @param environment the process environment
public record Variables(Map<String, String> environment) {
  private static final Pattern PLACE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?}");

  /// Copies the environment.
  public Variables {
    environment = Map.copyOf(environment);
  }

  /// Fills in a text.
  ///
  /// @param text any text
  /// @return it with all places filled
  /// @throws IllegalArgumentException if a variable is not set and the text names nothing else
  public String expanded(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(place ->
            Matcher.quoteReplacement(value(String.valueOf(place.group(1)), place.group(3))));
  }

  private String value(String name, @Nullable String otherwise) {
    String value = environment.getOrDefault(name, "");
    if (!value.isEmpty()) {
      return value;
    }
    if (otherwise == null) {
      throw new IllegalArgumentException("the environment variable " + name + " is not set");
    }
    return otherwise;
  }
}
