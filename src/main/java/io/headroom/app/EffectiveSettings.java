package io.headroom.app;

import io.headroom.home.Home;
import io.headroom.store.DiskSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What Headroom goes by, and who says so.
final class EffectiveSettings {
  private EffectiveSettings() {}

  /// A setting.
  ///
  /// @param name the environment variable that sets it
  /// @param value what holds; secrets are not shown
  /// @param origin `environment` or `default`
  record Setting(String name, String value, String origin) {}

  /// A variable that is read.
  ///
  /// @param name its name
  /// @param usual what holds where it is not set
  /// @param secret whether its value is nobody's to see
  private record Variable(String name, String usual, boolean secret) {
    Variable(String name, String usual) {
      this(name, usual, false);
    }

    Setting under(Map<String, String> environment) {
      String given = environment.getOrDefault(name, "").strip();
      return given.isEmpty()
          ? new Setting(name, usual, "default")
          : new Setting(name, secret ? "(set)" : given, "environment");
    }
  }

  static List<Setting> of(Map<String, String> environment) {
    return Stream.of(
            new Variable("HEADROOM_HOME", Home.ofUser().toString()),
            new Variable("HEADROOM_MODE", "compress"),
            new Variable("HEADROOM_STORE", "memory and disk"),
            new Variable("HEADROOM_STORE_MB", megabytes(DiskSettings.DEFAULT_MAX_BYTES)),
            new Variable("HEADROOM_STORE_HOURS", Long.toString(DiskSettings.DEFAULT_TTL.toHours())),
            new Variable("HEADROOM_STORE_KEY", "in the store's directory", true),
            new Variable("HEADROOM_STORE_URL", "off", true),
            new Variable("HEADROOM_STORE_TENANT", "default"),
            new Variable("HEADROOM_STORE_SCOPE", "project"),
            new Variable("HEADROOM_PROXY_URL", "off", true),
            new Variable("HEADROOM_REDACT", "off, on with HEADROOM_STORE_URL"),
            new Variable("HEADROOM_STATS", "in files"),
            new Variable("HEADROOM_MCP_MODEL", "the usual one"),
            new Variable("HEADROOM_TOKEN", "none", true),
            new Variable("HEADROOM_ALLOWED_HOSTS", "none"),
            new Variable("HEADROOM_JAVA_HOME", "found by the launcher"),
            new Variable("HEADROOM_JAVA_OPTS", "none"))
        .map(variable -> variable.under(environment))
        .toList();
  }

  private static String megabytes(long bytes) {
    return Long.toString(bytes >> 20);
  }
}
