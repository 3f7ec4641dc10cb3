package io.headroom.app;

import io.headroom.config.Setting;
import io.headroom.door.HookDoor;
import io.headroom.mcp.HttpOptions;
import io.headroom.mcp.HttpRefused;
import io.headroom.mcp.HttpServer;
import io.headroom.mcp.HttpToken;
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
  /// How clients reach the server.
  enum Transport {
    STDIO,
    HTTP
  }

  /// What the server does with texts.
  enum ServerMode {
    COMPRESS,
    OBSERVE
  }

  private static final int DEFAULT_PORT = 8787;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--transport", paramLabel = "KIND", description = "stdio (default) or http")
  private Transport transport = Transport.STDIO;

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
      names = "--host",
      paramLabel = "ADDR",
      description = "http: address to listen on (127.0.0.1)")
  private String host = HttpOptions.DEFAULT_HOST;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "http: port to listen on (8787), 0 for any")
  private int port = DEFAULT_PORT;

  @Option(names = "--path", paramLabel = "PATH", description = "http: path of the endpoint (/mcp)")
  private String path = HttpOptions.DEFAULT_PATH;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description =
          "http: a further name clients may call this host by; also HEADROOM_ALLOWED_HOSTS")
  private List<String> allowedHosts = new ArrayList<>();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "http: file with the bearer token clients must send; also HEADROOM_TOKEN")
  private @Nullable Path tokenFile;

  @Option(names = "--new-token", description = "http: make a token and print it once, to stderr")
  private boolean newToken;

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
    return switch (transport) {
      case STDIO -> {
        Stdio.serve(parts, roots, Projects.of(project));
        yield 0;
      }
      case HTTP -> http(parts);
    };
  }

  private int http(ServerParts parts) throws InterruptedException {
    // Who sends a request may be anybody with the token: no file is read for them.
    HookDoor hooks = new HookDoor(Optional.empty());
    try {
      HttpServer server = McpServer.http(parts.tools(hooks), Version.number(), options());
      // Halting skips the JVM's own slow farewell: what is due was sent by then.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, parts)));
      System.err.printf(
          "headroom: serving http://%s:%s%s%n",
          host.contains(":") ? "[" + host + "]" : host, server.port(), path);
      server.join();
      return 0;
    } catch (HttpRefused e) {
      System.err.println("headroom: " + e.getMessage());
      return 1;
    }
  }

  private static void end(HttpServer server, ServerParts parts) {
    server.stop();
    parts.close();
    Runtime.getRuntime().halt(128 + 15);
  }

  private HttpOptions options() throws HttpRefused {
    String token = HttpToken.configured(tokenFile, Configuration.environment());
    if (newToken) {
      token = HttpToken.fresh();
      System.err.println("headroom: the token, shown this once: " + token);
    }
    List<Path> granted =
        Roots.initial(
            roots, true, System.getenv(), Path.of("").toAbsolutePath(), ServerParts.home());
    try {
      return new HttpOptions(
          host,
          port,
          path,
          HttpOptions.allowedHosts(allowedHosts, Configuration.environment()),
          token,
          HttpOptions.DEFAULT_BODY_LIMIT,
          granted,
          Projects.of(project));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
