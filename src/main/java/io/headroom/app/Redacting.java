package io.headroom.app;

import io.headroom.redact.Redactor;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether secrets are masked in what this process shows.
final class Redacting {
  private Redacting() {}

  /// What an option says, else `HEADROOM_REDACT` (`1` or `0`). Where neither does, texts are shown
  /// exactly, unless originals are shared with others (`HEADROOM_STORE_URL`).
  ///
  /// @param given `--redact` or `--no-redact`; null for neither
  /// @param environment the environment
  static Redactor of(@Nullable Boolean given, Map<String, String> environment) {
    String set = environment.getOrDefault("HEADROOM_REDACT", "").strip().toLowerCase(Locale.ROOT);
    boolean shared = !environment.getOrDefault("HEADROOM_STORE_URL", "").isBlank();
    boolean redact =
        given != null
            ? given
            : switch (set) {
              case "" -> shared;
              case "0", "false", "no", "off" -> false;
              default -> true; // who sets it wants it, however that is spelled
            };
    return redact ? Redactor.ofKnownShapes() : Redactor.NONE;
  }
}
