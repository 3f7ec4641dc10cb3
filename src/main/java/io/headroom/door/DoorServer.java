package io.headroom.door;

import io.headroom.door.Shortener.ShortForm;
import io.headroom.home.OwnFiles;
import io.headroom.home.Project;
import io.headroom.ledger.Scope;
import io.headroom.store.Original;
import io.headroom.text.Work;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes outputs shorter for commands of the same user and project or session, on a socket that
/// only that user may use.
///
/// | request | form | answer |
/// |---|---|---|
/// | `POST /shorten` | `session`, `cwd`, `settings`, `file`, `query`, `status` | the short form, or 204 |
/// | `POST /hook` | `session`, `cwd`, `settings`, `file` with a hook's input | the hook's output, or 204 |
/// | `POST /replace` | `session`, `cwd`, `file`, `line`, `status`, `pid`, `patience` | 204, the file's content replaced or not |
///
/// 409 is the answer to another project, since its originals are not this server's to keep, and to
/// a command with other settings.
public final class DoorServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DoorServer.class);

  private static final Duration MARGIN = Duration.ofMillis(500);

  private static final int AT_ONCE = 2;

  private final ServerSocketChannel channel;
  private final Path socket;
  private final Scope own;
  private final String settings;
  private final Supplier<Shortener> shortener;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("headroom-door-", 0).factory());
  private final Deadlines deadlines = new Deadlines();
  private final HookDoor hooks;

  private DoorServer(
      ServerSocketChannel channel,
      Path socket,
      Scope own,
      String settings,
      Supplier<Shortener> shortener,
      HookDoor hooks) {
    this.hooks = hooks;
    this.channel = channel;
    this.socket = socket;
    this.own = own;
    this.settings = settings;
    this.shortener = shortener;
  }

  /// Listens, and answers on daemon threads.
  ///
  /// @param directory where
  /// @param own whose outputs are taken
  /// @param settings what tells the server's settings from others
  /// @param shortener makes what shortens them; first asked at the first request
  /// @param hooks answers clients' hooks
  /// @return the running server
  /// @throws IOException if there is no place for a socket
  public static DoorServer open(
      DoorDirectory directory,
      Scope own,
      String settings,
      Supplier<Shortener> shortener,
      HookDoor hooks)
      throws IOException {
    directory.sweep();
    Path socket = directory.make();
    Files.deleteIfExists(socket); // of a process of the same number, long ago
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(socket));
      OwnFiles.closeFile(socket);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    DoorServer server = new DoorServer(channel, socket, own, settings, shortener, hooks);
    Thread.ofPlatform().daemon().name("headroom-door").start(server::listen);
    return server;
  }

  private void listen() {
    try {
      while (true) {
        SocketChannel client = channel.accept();
        long since = System.nanoTime();
        workers.execute(() -> serve(client, since));
      }
    } catch (ClosedChannelException _) {
      // the end
    } catch (IOException e) {
      log.debug("the door is shut", e);
    }
  }

  private void serve(SocketChannel client, long since) {
    try (client) {
      DoorMessage request = DoorMessage.read(Channels.newInputStream(client));
      Channels.newOutputStream(client).write(answer(request, since).bytes());
    } catch (IOException e) {
      log.debug("a client of the door is gone", e);
    }
  }

  private DoorMessage answer(DoorMessage request, long since) {
    try {
      Form form = new Form(request.form());
      if (!isOurs(form)) {
        return DoorMessage.answer(409, "");
      }
      Optional<String> text =
          switch (request.subject()) {
            case "/shorten" -> shorten(form, since);
            case "/replace" -> replace(form, since);
            case "/hook" -> hook(form);
            default -> throw new IllegalArgumentException("no such thing: " + request.subject());
          };
      return DoorMessage.answer(text.isPresent() ? 200 : 204, text.orElse(""));
    } catch (IllegalArgumentException e) {
      log.debug("a request the door does not understand", e);
      return DoorMessage.answer(400, "");
    } catch (IOException | Work.Cancelled e) {
      log.debug("an output is left as it is", e);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      log.warn("an output is left as it is", e);
    }
    return DoorMessage.answer(204, "");
  }

  /// An agent may change to another directory; a session stays in its project. A shell knows no
  /// settings and names none.
  private boolean isOurs(Form form) {
    return form.fields.getOrDefault("settings", settings).equals(settings)
        && (form.text("session").equals(own.session())
            || Project.of(form.path("cwd")).id().equals(own.projectId()));
  }

  private Optional<String> shorten(Form form, long since) throws IOException {
    Path file = form.path("file");
    long size = Files.size(file);
    if (size > Shortener.MOST_BYTES) {
      return Optional.empty();
    }
    Deadline deadline = deadlines.next(size, since);
    Output output = Output.ofCommandLine(form.text("query"), form.number("status"));
    Shortener made = shortener.get();
    Optional<ShortForm> shorter =
        made.shorten(Original.ofBytes(Files.readAllBytes(file)), output, deadline);
    shorter.ifPresent(made::shown);
    return shorter.map(ShortForm::text);
  }

  private Optional<String> hook(Form form) throws IOException {
    Path file = form.path("file");
    return Files.size(file) > Shortener.MOST_BYTES
        ? Optional.empty()
        : HookCall.ofJson(Files.readString(file))
            .flatMap(call -> hooks.answer(call, shortener))
            .map(HookAnswer::json);
  }

  private Optional<String> replace(Form form, long since) throws IOException {
    Path file = form.path("file");
    // Whoever has given up by then must not find the output changed later.
    Duration most = Duration.ofSeconds(form.number("patience")).minus(MARGIN);
    Deadline deadline = deadlines.next(Files.size(file), since).within(since, most);
    Shell shell = new Shell(form.number("pid"), file, form.text("line"), form.number("status"));
    boolean _ = shell.shorten(shortener.get(), deadline);
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      log.debug("a socket is left behind", e);
    }
  }

  /// The fields of a request.
  private record Form(Map<String, String> fields) {
    String text(String name) {
      return fields.getOrDefault(name, "");
    }

    Path path(String name) {
      try {
        return Path.of(text(name)).toAbsolutePath();
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException(name + " is no path", e);
      }
    }

    int number(String name) {
      return Integer.parseInt(text(name));
    }
  }
}
