package io.headroom.app;

import io.headroom.config.Problem;
import io.headroom.home.Home;
import io.headroom.home.OwnFiles;
import io.headroom.install.Clients;
import io.headroom.install.Registry;
import io.headroom.install.Registry.Entry;
import io.headroom.install.Registry.HookState;
import io.headroom.install.Server;
import io.headroom.install.Wraps;
import io.headroom.store.DiskSettings;
import io.headroom.store.DiskStore;
import io.headroom.store.Hash;
import io.headroom.store.OriginalStore.Remote;
import io.headroom.store.SharedSettings;
import io.headroom.store.TieredStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What has to be right for Headroom to work, one after the other.
final class Checks {
  /// Below this not even small originals can be kept for long.
  private static final long LEAST_FREE_BYTES = 64L << 20;

  private Checks() {}

  /// How something is.
  enum State {
    OK,
    WARNING,
    FAILED;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What was found.
  ///
  /// @param name what was looked at
  /// @param state how it is
  /// @param detail what was seen, and what to do if it is not right
  record Check(String name, State state, String detail) {
    static Check ok(String name, String detail) {
      return new Check(name, State.OK, detail);
    }

    static Check warning(String name, String detail) {
      return new Check(name, State.WARNING, detail);
    }

    static Check failed(String name, String detail) {
      return new Check(name, State.FAILED, detail);
    }
  }

  static List<Check> all(Registry registry) {
    List<Check> checks =
        new ArrayList<>(List.of(java(), launcher(), cache(), home(), store(), space(), shared()));
    checks.addAll(configuration());
    checks.addAll(clients(registry));
    return checks;
  }

  private static Check java() {
    return Check.ok("java", Runtime.version() + " in " + System.getProperty("java.home"));
  }

  private static Check launcher() {
    try {
      return Check.ok("launcher", Launcher.file().toString());
    } catch (IOException e) {
      return Check.failed("launcher", String.valueOf(e.getMessage()));
    }
  }

  private static Check cache() {
    Optional<Path> cache = Launcher.distribution().map(home -> home.resolve("lib/headroom.aot"));
    if (cache.isPresent() && Files.isReadable(cache.get())) {
      return Check.ok("aot cache", cache.get().toString());
    }
    String make =
        Launcher.distribution().map(home -> ": sh " + home.resolve("libexec/train.sh")).orElse("");
    return Check.warning("aot cache", "none, so sessions start slower; make it" + make);
  }

  private static Check home() {
    Path home = Home.ofUser();
    try {
      OwnFiles.makeDirectory(home);
      Path trial = Files.createTempFile(home, "doctor-", ".tmp");
      Files.delete(trial);
      return Check.ok("home", home + " is writable");
    } catch (IOException e) {
      return Check.failed(
          "home",
          home + " cannot be written: " + e + "; set HEADROOM_HOME to a directory that can");
    }
  }

  private static List<Check> configuration() {
    List<Problem> problems = Configuration.quietly().problems();
    return problems.isEmpty()
        ? List.of(Check.ok("configuration", "all of it counts; see headroom config"))
        : problems.stream()
            .map(problem -> Check.failed("configuration", problem.message()))
            .toList();
  }

  private static Check store() {
    Optional<DiskSettings> settings = Stores.ofUser().disk();
    if (settings.isEmpty()) {
      return Check.ok("store", "in memory alone (store.backend)");
    }
    try (DiskStore store = new DiskStore(settings.get(), InstantSource.system())) {
      if (!store.exists()) {
        return Check.ok("store", "nothing stored yet in " + settings.get().directory());
      }
      var held = store.holding();
      String aside =
          store.setAside().isEmpty() ? "" : "; damaged ones were set aside: " + store.setAside();
      return new Check(
          "store",
          aside.isEmpty() ? State.OK : State.WARNING,
          held.entries() + " originals in " + settings.get().database() + aside);
    } catch (IOException e) {
      return Check.failed("store", settings.get().database() + " does not open: " + e.getMessage());
    }
  }

  private static Check space() {
    Path at = Home.ofUser().toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    try {
      long free = Files.getFileStore(at).getUsableSpace();
      long wanted = Stores.ofUser().disk().map(DiskSettings::maxBytes).orElse(0L);
      String told = (free >> 20) + " MB free, the store may take " + (wanted >> 20) + " MB";
      if (free < LEAST_FREE_BYTES) {
        return Check.failed(
            "disk space", told + "; make room, or set HEADROOM_HOME to another disk");
      }
      return free < wanted
          ? Check.warning("disk space", told + "; store.mb sets a smaller bound")
          : Check.ok("disk space", told);
    } catch (IOException e) {
      return Check.warning("disk space", "cannot be told: " + e.getMessage());
    }
  }

  private static Check shared() {
    Stores stores = Stores.ofUser();
    return switch (stores.shared().orElse(null)) {
      case null -> Check.ok("shared store", "off");
      case SharedSettings.Refused(String why) -> Check.failed("shared store", why);
      case SharedSettings.Usable usable -> {
        try (TieredStore store = stores.withDisk(Optional.empty()).make()) {
          // Nobody has this one, so everybody is asked.
          var _ = store.find(Hash.parse("0".repeat(24)).orElseThrow());
          Optional<Remote> seen = store.shared();
          yield seen.map(Remote::state).equals(Optional.of(Remote.State.UP))
              ? Check.ok("shared store", usable.where() + " answers")
              : Check.failed(
                  "shared store",
                  usable.where()
                      + " does not answer: "
                      + seen.flatMap(Remote::error).orElse("unknown")
                      + "; see HEADROOM_STORE_URL");
        }
      }
    };
  }

  private static List<Check> clients(Registry registry) {
    List<Check> checks = new ArrayList<>();
    try {
      for (Entry entry : registry.entries()) {
        checks.add(client(entry));
        registry.hooks(entry).ifPresent(state -> checks.add(hooks(entry, state)));
      }
      for (Wraps.Entry entry : registry.wraps().wrapped(Clients.ALL, Optional.empty())) {
        checks.add(wrapped(entry));
      }
    } catch (IOException e) {
      return List.of(Check.failed("clients", String.valueOf(e.getMessage())));
    }
    return checks.isEmpty()
        ? List.of(
            Check.warning("clients", "none knows Headroom here; register it: headroom mcp install"))
        : checks;
  }

  private static Check client(Entry entry) {
    String name = entry.client().id() + " (" + entry.scope().id() + ")";
    if (!entry.problem().isEmpty()) {
      return Check.failed(name, entry.file() + ": " + entry.problem() + "; repair the file");
    }
    return switch (entry.server().orElse(null)) {
      case null ->
          Check.failed(
              name,
              entry.file()
                  + ": the entry names neither a command nor a URL; headroom mcp install --force replaces it");
      case Server.Remote remote -> Check.ok(name, remote.url());
      case Server.Local local ->
          command(
              name,
              entry.file(),
              local.command(),
              "headroom mcp install" + (entry.ours() ? "" : " --force") + " names this launcher");
    };
  }

  /// A prefix of ours that cannot be run would take the agent's shell away.
  private static Check hooks(Entry entry, HookState state) {
    String name = entry.client().id() + " hooks";
    boolean ours = state.shell().endsWith("headroom-shell");
    if (ours && !Files.isExecutable(Path.of(state.shell()))) {
      return Check.failed(
          name,
          state.shell()
              + " cannot be run, and no command of the agent's shell can without it;"
              + " headroom mcp install --hooks names the one beside this launcher");
    }
    return Check.ok(name, state.told());
  }

  private static Check wrapped(Wraps.Entry entry) {
    String name = entry.client().id() + " " + entry.name();
    return switch (entry.server().orElseThrow()) {
      case Server.Remote remote -> Check.ok(name, remote.url());
      case Server.Local local ->
          command(
              name,
              entry.file(),
              local.command(),
              "headroom mcp wrap "
                  + entry.name()
                  + " names this launcher, headroom mcp unwrap "
                  + entry.name()
                  + " takes it out of the gateway");
    };
  }

  private static Check command(String name, Path config, String command, String remedy) {
    Path file = Path.of(command);
    if (!file.isAbsolute()) {
      return Check.warning(
          name, command + " is looked for on the client's own search path; a whole path is safer");
    }
    return Files.isExecutable(file)
        ? Check.ok(name, command)
        : Check.failed(name, config + " starts " + command + ", which is not there; " + remedy);
  }
}
