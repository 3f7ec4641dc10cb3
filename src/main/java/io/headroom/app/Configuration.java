package io.headroom.app;

import io.headroom.config.ConfigFiles;
import io.headroom.config.Entry;
import io.headroom.config.Layer;
import io.headroom.config.Layer.Source;
import io.headroom.config.Layers;
import io.headroom.config.Origin;
import io.headroom.config.Policy;
import io.headroom.config.Problem;
import io.headroom.config.Setting;
import io.headroom.config.Settings;
import io.headroom.home.Home;
import io.headroom.home.Project;
import io.headroom.store.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What this process goes by: the user's file, the project's, the environment, the command line.
/// Read once, when first asked for.
final class Configuration {
  private static final List<Entry> FLAGS = new ArrayList<>();
  private static final Origin SET = new Origin.Flag("--set");
  private static @Nullable Path directory;
  private static @Nullable Settings settings;
  private static @Nullable Policy policy;

  private Configuration() {}

  /// Says what an option sets; before anybody asks.
  ///
  /// @param flag the option
  /// @param setting what it sets
  /// @param value to what; null where the option was not given
  static synchronized void flag(String flag, Setting setting, @Nullable Object value) {
    if (value != null) {
      FLAGS.add(Entry.words(setting.key(), value.toString(), new Origin.Flag(flag)));
    }
  }

  /// Takes what was set by `--set KEY=VALUE`.
  ///
  /// @param all the values by their keys, those of earlier calls too
  /// @return what is wrong with them
  static synchronized List<Problem> set(Map<String, String> all) {
    List<Entry> entries =
        all.entrySet().stream()
            .map(each -> Entry.words(each.getKey(), each.getValue(), SET))
            .toList();
    FLAGS.removeIf(entry -> entry.origin().equals(SET));
    FLAGS.addAll(entries);
    return Layers.of(List.of(Layer.of(Source.FLAGS, entries))).problems();
  }

  /// Says whose project's file is read; before anybody asks.
  ///
  /// @param project a directory of it; null for that of this process
  static synchronized void project(@Nullable Path project) {
    directory = project;
  }

  /// What holds, without a word about what is wrong.
  static synchronized Settings quietly() {
    Settings read = settings;
    if (read == null) {
      read =
          Layers.of(
              List.of(
                  ConfigFiles.read(own(), Source.USER),
                  ConfigFiles.read(ofProject(), Source.PROJECT),
                  Layers.environment(System.getenv()),
                  Layer.of(Source.FLAGS, FLAGS)));
      settings = read;
    }
    return read;
  }

  /// What holds. What is wrong is told on stderr the first time.
  static synchronized Settings settings() {
    boolean first = settings == null;
    Settings read = quietly();
    if (first) {
      read.problems().forEach(problem -> System.err.println("headroom: " + problem));
    }
    return read;
  }

  /// The environment as it would be if all that is set was set there.
  static Map<String, String> environment() {
    return settings().environment(System.getenv());
  }

  /// What doors leave as it is.
  static synchronized Policy policy() {
    Policy made = policy;
    if (made == null) {
      made = settings().policy(ServerParts.home().toString());
      policy = made;
    }
    return made;
  }

  /// What tells these settings from others, without saying what they are.
  static String signature() {
    return Hash.of(settings().signature().getBytes(StandardCharsets.UTF_8)).value();
  }

  /// The user's own file.
  static Path own() {
    return ConfigFiles.own(Home.ofUser());
  }

  /// The project's file.
  static synchronized Path ofProject() {
    Path in = directory == null ? Projects.directory() : directory;
    return ConfigFiles.ofProject(Project.of(in).root());
  }
}
