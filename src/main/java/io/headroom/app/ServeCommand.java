package io.headroom.app;

import io.headroom.config.Setting;
import io.headroom.door.HookDoor;
import io.headroom.mcp.McpServer;
import io.headroom.mcp.Roots;
import io.headroom.store.MemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headroom mcp serve`.
@Command(
    name = "serve",
    description = "Serves one client on stdin and stdout, or many over HTTP.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  /// What the server does with texts.
  enum ServerMode {
    COMPRESS,
    OBSERVE
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private HttpFlags flags = new HttpFlags();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "directory whose files may be read by path; may be given again")
  private List<Path> roots = new ArrayList<>();

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description =
          "whose originals clients see, whatever roots they name (by default that of their roots or"
              + " of the working directory); HEADROOM_STORE_SCOPE=user shows all projects the same")
  private @Nullable Path project;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "compress (default), or observe: change nothing, measure what would be saved; also HEADROOM_MODE")
  private @Nullable ServerMode mode;

  @Option(
      names = "--store-mb",
      paramLabel = "N",
      description = "memory for originals, compressed (256)")
  private int storeMegabytes = (int) (MemoryStore.DEFAULT_MAX_BYTES >> 20);

  @Option(
      names = "--ttl",
      paramLabel = "MINUTES",
      description = "how long an original stays in memory after its last use (60)")
  private int ttlMinutes = (int) MemoryStore.DEFAULT_TTL.toMinutes();

  @Option(
      names = "--disk-mb",
      paramLabel = "N",
      description = "disk for originals, compressed and encrypted (1024); also HEADROOM_STORE_MB")
  private @Nullable Integer diskMegabytes;

  @Option(
      names = "--disk-ttl",
      paramLabel = "HOURS",
      description =
          "how long an original stays on disk after its last use (24); also HEADROOM_STORE_HOURS")
  private @Nullable Integer diskHours;

  @Option(
      names = "--no-disk",
      description = "keep originals in memory alone; also HEADROOM_STORE=memory")
  private boolean noDisk;

  @Option(
      names = "--redact",
      negatable = true,
      description =
          "mask keys, tokens and passwords in what is shown, not in what is stored; also"
              + " HEADROOM_REDACT=1, and by default with HEADROOM_STORE_URL")
  private @Nullable Boolean redact;

  @Override
  public Integer call() throws InterruptedException {
    if (Stream.of(storeMegabytes, ttlMinutes, diskMegabytes, diskHours)
        .anyMatch(number -> number != null && number < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--store-mb, --ttl, --disk-mb and --disk-ttl must be at least 1");
    }
    Configuration.project(project);
    Configuration.flag("--mode", Setting.MODE, mode);
    Configuration.flag("--disk-mb", Setting.STORE_MB, diskMegabytes);
    Configuration.flag("--disk-ttl", Setting.STORE_HOURS, diskHours);
    Configuration.flag("--no-disk", Setting.STORE_BACKEND, noDisk ? "memory" : null);
    Configuration.flag("--redact", Setting.REDACT, redact);
    Stores stores =
        Stores.ofUser().withMemory((long) storeMegabytes << 20, Duration.ofMinutes(ttlMinutes));
    boolean redacting = Redacting.isOn(null, stores, Configuration.environment());
    ServerParts parts =
        new ServerParts(stores, Ledgers::ofUser, Configuration.settings().observing(), redacting);
    for (Path root : roots) {
      if (Roots.granted(List.of(root).stream(), ServerParts.home()).isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "--root "
                + root
                + " grants nothing: it must be an existing directory, and neither / nor one that holds your home directory");
      }
    }
    return switch (flags.transport()) {
      case STDIO -> {
        Stdio.serve(parts, roots, Projects.of(project));
        yield 0;
      }
      case HTTP ->
          flags.serve(
              spec,
              Roots.initial(
                  roots, true, System.getenv(), Path.of("").toAbsolutePath(), ServerParts.home()),
              Projects.of(project),
              // Who sends a request may be anybody with the token: no file is read for them.
              options ->
                  McpServer.http(
                      parts.tools(new HookDoor(Optional.empty())), Version.number(), options),
              parts::close);
    };
  }
}
