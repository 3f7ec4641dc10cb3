package io.headroom.app;

import io.headroom.config.ConfigFiles;
import io.headroom.config.Entry;
import io.headroom.config.Layer;
import io.headroom.config.Layer.Source;
import io.headroom.config.Layers;
import io.headroom.config.Origin;
import io.headroom.config.Problem;
import io.headroom.config.Setting;
import io.headroom.config.Settings;
import io.headroom.home.Home;
import io.headroom.home.OwnFiles;
import io.headroom.install.JsonFile;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `headroom config`: what holds, who says so, and how to change it.
@Command(
    name = "config",
    description = "Shows all settings and where they come from; set and unset change a file.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "%nThe user's file is config.json in ~/.headroom (HEADROOM_HOME), a project's .headroom.json at its root."
          + " Environment variables win over both, options over all. The exit code is 1 where something does not count."
    })
final class ConfigCommand implements Callable<Integer> {
  private static final String PROJECT = "in the file of this directory's project";

  /// More bytes than any value has.
  private static final int MOST_SECRET = 16_384;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    Settings settings = Configuration.quietly();
    if (json) {
      System.out.println(JsonMapper.shared().writeValueAsString(facts(settings)));
    } else {
      EffectiveSettings.print(System.out, settings);
    }
    settings.problems().forEach(problem -> System.err.println("headroom: " + problem));
    return settings.problems().isEmpty() ? 0 : 1;
  }

  private static Map<String, Object> facts(Settings settings) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "files", List.of(Configuration.own().toString(), Configuration.ofProject().toString()));
    facts.put("settings", EffectiveSettings.of(settings));
    facts.put("problems", settings.problems().stream().map(Problem::message).toList());
    return facts;
  }

  @Command(
      description = "Sets a value; comments and layout of the file stay as they are.",
      mixinStandardHelpOptions = true)
  int set(
      @Parameters(paramLabel = "KEY", description = "as headroom config shows it") String key,
      @Parameters(
              paramLabel = "VALUE",
              arity = "0..*",
              description = "several for a list; none for a secret, which is read from stdin")
          @Nullable List<String> given,
      @Option(names = "--project", description = PROJECT) boolean project)
      throws IOException {
    Setting setting = known(key);
    // A project's file holds no secrets: that is said below.
    List<String> values = values(setting, given == null ? List.of() : given, project);
    if (values.size() > 1 && !setting.list()) {
      throw wrong("\"" + key + "\" takes one value");
    }
    Path file = file(project);
    List<String> path = path(file, key);
    Entry entry =
        new Entry(
            path,
            values,
            setting.list() ? Entry.Form.LIST : Entry.Form.ONE,
            new Origin.Place(file, 1));
    Settings alone =
        Layers.of(List.of(Layer.of(project ? Source.PROJECT : Source.USER, List.of(entry))));
    if (!alone.problems().isEmpty()) {
      throw wrong(alone.problems().getFirst().message().replace(" in " + file + ":1", ""));
    }
    List<String> right = alone.of(setting).orElseThrow(() -> wrong("the value is empty")).values();
    return write(file, project, path, setting.list() ? right : setting.json(right.getFirst()));
  }

  private List<String> values(Setting setting, List<String> given, boolean project)
      throws IOException {
    if (setting.secret() && !project) {
      if (!given.isEmpty() && !given.equals(List.of("-"))) {
        throw wrong(
            "\"%1$s\" is a secret, which others can see on a command line; give it on stdin:"
                    .formatted(setting.key())
                + " headroom config set %1$s < FILE".formatted(setting.key()));
      }
      return List.of(secret());
    }
    if (given.isEmpty()) {
      throw wrong("Missing required parameter: 'VALUE'");
    }
    return given;
  }

  /// Reads what there is, or what somebody types without seeing it.
  private static String secret() throws IOException {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (console.isPresent()) {
      char[] typed = console.get().readPassword("value: ");
      return typed == null ? "" : new String(typed).strip();
    }
    byte[] read = System.in.readNBytes(MOST_SECRET);
    return new String(read, StandardCharsets.UTF_8).strip();
  }

  @Command(
      description = "Takes a value out, so that what comes before it counts again.",
      mixinStandardHelpOptions = true)
  int unset(
      @Parameters(paramLabel = "KEY", description = "as headroom config shows it") String key,
      @Option(names = "--project", description = PROJECT) boolean project)
      throws IOException {
    Path file = file(project);
    if (written(file, key).isEmpty()) {
      var _ = known(key); // what nobody knows can be taken out if it is there
    }
    return write(file, project, path(file, key), null);
  }

  private int write(Path file, boolean project, List<String> path, @Nullable Object value)
      throws IOException {
    if (!project) {
      OwnFiles.makeDirectory(Home.ofUser());
    }
    boolean changed = new JsonFile(file).put(path, value);
    if (!project && new JsonFile(file).exists()) {
      OwnFiles.closeFile(file); // it may hold keys, or get some
    }
    System.err.println("headroom: " + (changed ? "wrote " : "nothing to change in ") + file);
    return 0;
  }

  private static Path file(boolean project) {
    return project ? Configuration.ofProject() : Configuration.own();
  }

  /// Where a file has a value, `{"store": {"mb": 1}}` or `{"store.mb": 1}`, or is to have it.
  private static List<String> path(Path file, String key) {
    return written(file, key).orElseGet(() -> List.of(key.split("\\.")));
  }

  private static Optional<List<String>> written(Path file, String key) {
    return ConfigFiles.read(file, Source.USER).entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(Entry::path)
        .reduce((_, last) -> last);
  }

  private Setting known(String key) {
    Optional<Setting> setting = Setting.byKey(key);
    return setting.orElseThrow(() -> wrong(Layers.unknown(key)));
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
