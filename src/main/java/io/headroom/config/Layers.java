package io.headroom.config;

import io.headroom.config.Entry.Form;
import io.headroom.config.Layer.Source;
import io.headroom.config.Setting.Reach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lays what was written in several places over one another. Later ones win, but for lists, to
/// which each adds.
///
/// A project's file may be anybody's. It can make Headroom do less and nothing else: it reaches
/// nobody, keeps nothing, unmasks nothing. Where the user has secrets masked, it cannot keep
/// anything from that, either.
public final class Layers {
  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
  private final List<Problem> problems = new ArrayList<>();
  private final boolean masking;
  private final int leastThreshold;

  /// @param masking whether the user has secrets masked
  /// @param leastThreshold what a project's threshold must not be below
  private Layers(boolean masking, int leastThreshold) {
    this.masking = masking;
    this.leastThreshold = leastThreshold;
  }

  /// Finds what holds.
  ///
  /// @param layers the one that counts least first
  /// @return settings, and what is wrong
  public static Settings of(List<Layer> layers) {
    Layers own = new Layers(false, 1);
    layers.stream().filter(layer -> layer.source() != Source.PROJECT).forEach(own::add);
    Layers all = new Layers(own.masks(), own.threshold());
    layers.forEach(all::add);
    return new Settings(all.given, all.problems);
  }

  /// What an environment sets.
  ///
  /// @param environment the environment
  /// @return a layer of all variables that are not blank
  public static Layer environment(Map<String, String> environment) {
    return Layer.of(
        Source.ENVIRONMENT,
        Arrays.stream(Setting.values())
            .filter(setting -> !environment.getOrDefault(setting.variable(), "").isBlank())
            .map(setting ->
                Entry.words(
                    setting.key(),
                    environment.getOrDefault(setting.variable(), "").strip(),
                    new Origin.Variable(setting.variable())))
            .toList());
  }

  private boolean masks() {
    Given redact = given.get(Setting.REDACT);
    return redact == null
        ? given.containsKey(Setting.STORE_URL)
        : redact.text().equals(Shape.Switch.ON);
  }

  private int threshold() {
    Given threshold = given.get(Setting.THRESHOLD);
    return Integer.parseInt(threshold == null ? Setting.THRESHOLD.usual() : threshold.text());
  }

  private void add(Layer layer) {
    layer.entries().forEach(entry -> add(layer, entry));
    layer
        .broken()
        .ifPresent(broken -> {
          boolean told = layer.entries().stream().anyMatch(entry -> entry.key().equals("redact"));
          if (layer.source() == Source.USER && !told) {
            // Behind the mistake it may say that secrets are masked.
            put(Setting.REDACT, List.of(Shape.Switch.ON), broken.where());
            problems.add(new Problem(broken.problem() + "; until then secrets are masked"));
          } else {
            problems.add(broken.problem());
          }
        });
  }

  private void add(Layer layer, Entry entry) {
    Optional<Setting> known = Setting.byKey(entry.key());
    if (known.isEmpty()) {
      problems.add(new Problem(unknown(entry.key(), " in " + entry.origin())));
      return;
    }
    Setting setting = known.get();
    Optional<String> refused = refused(layer, setting, entry);
    if (refused.isPresent()) {
      problems.add(new Problem(subject(setting, entry) + " " + refused.get()));
      return;
    }
    List<String> values =
        setting.reach() == Reach.ENVIRONMENT ? entry.values() : read(setting, entry);
    if (!values.isEmpty()) {
      put(setting, values, entry.origin());
    }
  }

  private void put(Setting setting, List<String> values, Origin origin) {
    Given before = given.get(setting);
    if (!setting.list() || before == null) {
      given.put(setting, new Given(values, List.of(origin)));
      return;
    }
    List<String> all = new ArrayList<>(before.values());
    all.addAll(values);
    List<Origin> origins = new ArrayList<>(before.origins());
    origins.add(origin);
    given.put(setting, new Given(all, origins));
  }

  /// Why a setting cannot be set there, whatever to.
  private Optional<String> refused(Layer layer, Setting setting, Entry entry) {
    String instead = "; set " + setting.variable() + " in the environment";
    return switch (layer.source()) {
      case ENVIRONMENT -> Optional.empty();
      case FLAGS ->
          switch (setting.reach()) {
            case ENVIRONMENT -> Optional.of("is read before the command line is" + instead);
            case SECRET -> Optional.of("can be seen by others on a command line" + instead);
            case USER, PROJECT -> Optional.empty();
          };
      case USER ->
          switch (setting.reach()) {
            case ENVIRONMENT -> Optional.of("is read before any file is" + instead);
            case SECRET -> layer.open().map(why -> "is refused, since " + why);
            case USER, PROJECT -> Optional.empty();
          };
      case PROJECT -> refusedToProject(setting, entry);
    };
  }

  private Optional<String> refusedToProject(Setting setting, Entry entry) {
    String own =
        "; set it in your own config.json, or " + setting.variable() + " in the environment";
    if (setting.reach() != Reach.PROJECT) {
      return Optional.of("is refused: it is not for a project to say" + own);
    }
    if (setting == Setting.REDACT) {
      return says(setting, entry, Shape.Switch.OFF)
          ? Optional.of("is refused: a project can have secrets masked, not shown" + own)
          : Optional.empty();
    }
    if (masking) {
      return Optional.of(
          "is refused: you have secrets masked, and a project must not keep texts from that" + own);
    }
    if (setting == Setting.MODE && says(setting, entry, "compress")) {
      return Optional.of(
          "is refused: a project can have texts left as they are, not shortened" + own);
    }
    if (setting == Setting.THRESHOLD && isBelow(setting, entry)) {
      return Optional.of(
          "is refused: a project can have more texts left as they are, not fewer; without it the"
              + " threshold is "
              + leastThreshold
              + own);
    }
    if (setting.list()
        && entry.values().stream().anyMatch(value -> value.strip().startsWith("!"))) {
      return Optional.of(
          "is refused: a project can add to what is excluded, not take from it" + own);
    }
    return Optional.empty();
  }

  private boolean isBelow(Setting setting, Entry entry) {
    return entry.values().stream()
        .flatMap(written -> setting.shape().read(written.strip()).stream())
        .anyMatch(value -> Integer.parseInt(value) < leastThreshold);
  }

  /// Whether one of the values is a certain one, however it is spelled.
  private static boolean says(Setting setting, Entry entry, String value) {
    return entry.values().stream()
        .anyMatch(
            written -> setting.shape().read(written.strip()).filter(value::equals).isPresent());
  }

  /// The values of an entry in their usual form, without the wrong ones.
  private List<String> read(Setting setting, Entry entry) {
    boolean fits =
        switch (entry.form()) {
          case ONE, WORDS -> true;
          case LIST -> setting.list();
          case OTHER -> false;
        };
    if (!fits) {
      problems.add(
          new Problem(
              subject(setting, entry)
                  + " has to be "
                  + (setting.list() ? "a list of texts" : setting.shape().wanted())));
      return wrong(setting);
    }
    List<String> written =
        setting.list() && entry.form() == Form.WORDS
            ? List.of(entry.values().getFirst().split(","))
            : entry.values();
    if (written.size() > Shape.Several.MOST) {
      problems.add(
          new Problem(
              subject(setting, entry) + " has more than " + Shape.Several.MOST + " elements"));
      return List.of();
    }
    List<String> values = new ArrayList<>();
    for (String each : written) {
      String value = each.strip();
      if (value.isEmpty()) {
        continue;
      }
      Optional<String> right = setting.shape().read(value);
      right.ifPresentOrElse(
          values::add,
          () -> {
            problems.add(new Problem(wrong(setting, entry, value)));
            values.addAll(wrong(setting));
          });
    }
    return values;
  }

  /// What counts instead of a wrong value: whoever says anything of masking wants it.
  private static List<String> wrong(Setting setting) {
    return setting == Setting.REDACT ? List.of(Shape.Switch.ON) : List.of();
  }

  private static String wrong(Setting setting, Entry entry, String value) {
    String nearest =
        Nearest.of(value, setting.shape().words())
            .map(word -> "; did you mean \"" + word + "\"?")
            .orElse("");
    return subject(setting, entry)
        + " has to be "
        + setting.shape().wanted()
        + (setting.secret() ? "" : ", not " + Problem.quoted(value))
        + nearest;
  }

  /// What is wrong with a name that is no setting's.
  ///
  /// @param key the name
  /// @return a message for people, with the nearest right name
  public static String unknown(String key) {
    return unknown(key, "");
  }

  private static String unknown(String key, String where) {
    List<String> group =
        Setting.keys().stream().filter(each -> each.startsWith(key + ".")).toList();
    String there = Problem.quoted(key) + where;
    if (!group.isEmpty()) {
      return there + " is a group of settings: " + String.join(", ", group);
    }
    String nearest =
        Nearest.of(key, Setting.keys())
            .map(word -> "; did you mean \"" + word + "\"?")
            .orElse("; headroom config lists them all");
    return "unknown setting " + there + nearest;
  }

  private static String subject(Setting setting, Entry entry) {
    return switch (entry.origin()) {
      case Origin.Place place -> '"' + setting.key() + "\" in " + place;
      case Origin.Variable(String name) -> name;
      case Origin.Flag(String name) -> name.equals("--set") ? "--set " + setting.key() : name;
    };
  }
}
