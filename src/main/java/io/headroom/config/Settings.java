package io.headroom.config;

import io.headroom.detect.ContentKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What holds, and who says so.
///
/// @param given what somebody set
/// @param problems what was written and does not count
public record Settings(Map<Setting, Given> given, List<Problem> problems) {
  /// Where nothing is set.
  public static final Settings USUAL = new Settings(Map.of(), List.of());

  private static final Set<Setting> DECIDING =
      EnumSet.of(
          Setting.MODE,
          Setting.THRESHOLD,
          Setting.EXCLUDE_KINDS,
          Setting.EXCLUDE_TOOLS,
          Setting.EXCLUDE_PATHS,
          Setting.EXCLUDE_COMMANDS,
          Setting.REDACT,
          Setting.STORE_BACKEND,
          Setting.STORE_URL);

  /// Copies both.
  public Settings {
    Map<Setting, Given> ordered = new EnumMap<>(Setting.class);
    ordered.putAll(given);
    given = ordered;
    problems = List.copyOf(problems);
  }

  /// What somebody set.
  ///
  /// @param setting the setting
  /// @return empty if nobody did
  public Optional<Given> of(Setting setting) {
    return Optional.ofNullable(given.get(setting));
  }

  /// Whether a setting has a value.
  ///
  /// @param setting the setting
  /// @param value the value, as files have it
  /// @return true also if that is the usual one and nothing else was set
  public boolean is(Setting setting, String value) {
    Given set = given.get(setting);
    return (set == null ? setting.usual() : set.text()).equals(value);
  }

  /// Whether nothing is to be changed, only measured.
  ///
  /// @return true in the mode of that name
  public boolean observing() {
    return is(Setting.MODE, "observe");
  }

  /// What doors leave as it is.
  ///
  /// @param home the user's home directory, `~` in patterns
  /// @return the policy that follows from the settings
  public Policy policy(String home) {
    Set<ContentKind> kinds = EnumSet.noneOf(ContentKind.class);
    for (String id : values(Setting.EXCLUDE_KINDS)) {
      kinds.add(ContentKind.byId(id).orElseThrow());
    }
    Given threshold = given.get(Setting.THRESHOLD);
    return new Policy(
        Integer.parseInt(threshold == null ? Setting.THRESHOLD.usual() : threshold.text()),
        kinds,
        values(Setting.EXCLUDE_TOOLS),
        values(Setting.EXCLUDE_PATHS),
        values(Setting.EXCLUDE_COMMANDS),
        home);
  }

  private List<String> values(Setting setting) {
    Given set = given.get(setting);
    return set == null ? List.of() : set.values();
  }

  /// The environment as it would be if all that is set was set there: whoever reads variables goes
  /// by the files, too. What was set wrongly is not set.
  ///
  /// @param real the environment
  /// @return variables and their values
  public Map<String, String> environment(Map<String, String> real) {
    Map<String, String> environment = new HashMap<>(real);
    for (Setting setting : Setting.values()) {
      String variable = setting.variable();
      Optional<Given> set = of(setting);
      if (set.isPresent()) {
        environment.put(variable, set.get().text());
      } else if (!real.getOrDefault(variable, "").isBlank()) {
        environment.remove(variable);
      }
    }
    return environment;
  }

  /// What tells these settings from others: programs that work for one another compare it.
  ///
  /// @return what decides on an output and where it goes; with secrets, so not for people
  public String signature() {
    StringBuilder all = new StringBuilder();
    given.forEach((setting, set) -> {
      boolean usual = set.text().equals(setting.usual());
      if (!usual && DECIDING.contains(setting)) {
        all.append(setting.key()).append('=').append(set.values()).append('\n');
      }
    });
    return all.toString();
  }
}
