package io.headroom.app;

import io.headroom.config.Given;
import io.headroom.config.Setting;
import io.headroom.config.Settings;
import io.headroom.home.Home;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What Headroom goes by, and who says so, for people and programs.
final class EffectiveSettings {
  private static final int WIDEST = 48;

  private EffectiveSettings() {}

  /// A setting.
  ///
  /// @param name its name in files; that of its variable where files cannot set it
  /// @param variable the environment variable that sets it
  /// @param value what holds; secrets are not shown
  /// @param origin where that was written, or `default`
  record Row(String name, String variable, String value, String origin) {}

  static List<Row> of(Settings settings) {
    return Arrays.stream(Setting.values()).map(setting -> row(setting, settings)).toList();
  }

  private static Row row(Setting setting, Settings settings) {
    boolean inFiles = setting.reach() != Setting.Reach.ENVIRONMENT;
    String name = inFiles ? setting.key() : setting.variable();
    return settings
        .of(setting)
        .map(given -> new Row(name, setting.variable(), shown(setting, given), origins(given)))
        .orElseGet(() -> new Row(name, setting.variable(), usual(setting), "default"));
  }

  private static String shown(Setting setting, Given given) {
    return setting.secret() ? "(set)" : String.join(", ", given.values());
  }

  private static String origins(Given given) {
    return given.origins().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String usual(Setting setting) {
    return setting == Setting.HOME ? Home.ofUser().toString() : setting.usual();
  }

  static void print(PrintStream out, Settings settings) {
    List<Row> rows = of(settings);
    int widest = rows.stream().mapToInt(row -> row.value().length()).max().orElse(1);
    String form = "%-21s %-" + Math.min(widest, WIDEST) + "s  %s%n";
    for (Row row : rows) {
      out.printf(Locale.ROOT, form, row.name(), row.value(), row.origin());
    }
  }
}
