package io.headroom.app;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether secrets are masked in what this process shows.
final class Redacting {
  private Redacting() {}

  /// What an option says, else `HEADROOM_REDACT` (`1` or `0`). Where neither does, texts are shown
  /// exactly, unless originals are shared with other machines.
  ///
  /// @param given `--redact` or `--no-redact`; null for neither
  /// @param stores where originals are kept
  /// @param environment the environment
  static boolean isOn(@Nullable Boolean given, Stores stores, Map<String, String> environment) {
    if (given != null) {
      return given;
    }
    String set = environment.getOrDefault("HEADROOM_REDACT", "").strip().toLowerCase(Locale.ROOT);
    return switch (set) {
      case "" -> stores.shared().isPresent();
      case "0", "false", "no", "off" -> false;
      default -> true; // who sets it wants it, however that is spelled
    };
  }
}
