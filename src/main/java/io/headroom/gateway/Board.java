package io.headroom.gateway;

import io.headroom.gateway.Frames.Frame;
import io.headroom.mcp.LinePipe;
import io.headroom.text.JsonStrings;
import io.headroom.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Several servers as one, for a client that speaks the protocol with a handshake. Requests go to
/// the one server that has what they name, under the client's own ids; lists are those of all; what
/// a server asks the client goes under an id that says which server asked.
///
/// ```
///                  ┌─► Member ─► server
/// line ─► Board ───┼─► Member ─► server
///                  └─► Member ─► server
/// ```
final class Board implements Peer, Member.Listener {
  /// Time for servers to start; clients do not wait much longer. Who is late is told of later.
  private static final Duration START = Duration.ofSeconds(8);

  /// Time for servers to end when the client says nothing more.
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final String version;
  private final LinePipe up = new LinePipe();
  private final LinePipe down = new LinePipe();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Catalogues lists;
  private final Thread reader;
  private volatile @Nullable Message initialized;
  private volatile boolean closing;

  private Board(Map<String, Server> servers, String version) {
    this.version = version;
    servers.forEach((name, server) -> {
      String prefix = Names.prefix(name);
      members.put(prefix, new Member(prefix, server, this));
    });
    this.lists = new Catalogues(List.copyOf(members.values()));
    this.reader = Thread.ofVirtual().name("headroom-board").unstarted(this::read);
  }

  /// Starts the servers.
  ///
  /// @param servers them by names that can be told apart as [Names#prefix] has them
  static Board open(Map<String, Server> servers, String version) {
    Board board = new Board(servers, version);
    board.members.values().forEach(member -> Thread.ofVirtual().start(member::open));
    board.reader.start();
    return board;
  }

  @Override
  public InputStream says() {
    return down.out();
  }

  @Override
  public OutputStream hears() {
    return up.in();
  }

  @Override
  public int end() {
    closing = true;
    close(up.out());
    List<Thread> ending =
        members.values().stream().map(one -> Thread.ofVirtual().start(one::end)).toList();
    try {
      for (Thread each : ending) {
        each.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    close(down.in());
    return 0;
  }

  private void read() {
    Frames frames = new Frames(up.out(), Frames.MOST_BYTES);
    try {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        Message message = frame.whole() ? Message.of(frame.bytes()) : null;
        if (message == null) {
          LoggerFactory.getLogger(Board.class).warn("what is no message goes to nobody");
        } else if (message.method() == null) {
          answer(message);
        } else if (message.id() == null) {
          notice(message, frame.bytes());
        } else {
          request(message, message.method(), frame.bytes());
        }
      }
      closing = true;
      members.values().forEach(Member::close);
      long end = System.nanoTime() + FAREWELL.toNanos();
      while (members.values().stream().anyMatch(one -> one.gone().isEmpty())
          && System.nanoTime() < end) {
        Thread.sleep(10);
      }
    } catch (IOException | InterruptedException _) {
      // It was ended.
    } finally {
      close(down.in());
    }
  }

  private void request(Message request, String method, byte[] line) {
    if (request.isStateless()) {
      say(Answers.error(request, Answers.METHOD_NOT_FOUND, "Begin with initialize"));
      return;
    }
    switch (method) {
      case "ping" -> say(Answers.result(request, "{}"));
      case "initialize" -> aside(() -> introduce(request, line));
      case "tools/call", "prompts/get" -> named(request, request.at(request.params(), "name"));
      case "resources/read", "resources/subscribe", "resources/unsubscribe" ->
          aside(() -> addressed(request, request.at(request.params(), "uri")));
      case "completion/complete" -> complete(request);
      case "logging/setLevel" -> aside(() -> level(request, line));
      default -> {
        Listing listing = lists.of(method);
        if (listing == null) {
          say(Answers.error(request, Answers.METHOD_NOT_FOUND, "Method not found: " + method));
        } else {
          aside(() -> say(Answers.result(request, lists.all(listing))));
        }
      }
    }
  }

  private void introduce(Message request, byte[] line) {
    Map<Member, CompletableFuture<@Nullable Void>> coming = new LinkedHashMap<>();
    for (Member member : members.values()) {
      coming.put(
          member,
          ask(member, request, line)
              .thenAccept(answer -> introduced(member, answer))
              .exceptionally(_ -> null));
    }
    try {
      CompletableFuture.allOf(coming.values().toArray(CompletableFuture[]::new))
          .get(START.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // Who is late is told of later; who is gone is not waited for.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    List<Member> ready = members.values().stream().filter(Member::ready).toList();
    String asked = request.string(request.at(request.params(), "protocolVersion"));
    say(Answers.result(request, Greeting.of(ready, version, asked)));
  }

  private void introduced(Member member, Message answer) {
    if (answer.result() == null) {
      Span why = answer.at(answer.json().root(), "error", "message");
      member.reject("refuses to begin: " + answer.string(why));
      return;
    }
    member.introduce(answer);
    Message late = initialized;
    if (late != null) {
      member.tell(Answers.line(late.text().strip()));
      changed(member);
    }
  }

  /// Tells the client that a server's tools have come or gone.
  private void changed(Member member) {
    for (String listed : List.of("tools", "prompts", "resources")) {
      if (!member.introduced("capabilities", listed).isEmpty()) {
        say(
            Answers.line(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/" + listed + "/list_changed\"}"));
      }
    }
  }

  private void named(Message request, @Nullable Span at) {
    String shown = request.string(at);
    Names.Own own = at == null ? null : lists.names().find(shown);
    Member member = own == null ? null : members.get(own.server());
    if (own == null || member == null || at == null) {
      say(Answers.error(request, Answers.INVALID_PARAMS, "Unknown name: " + shown));
      return;
    }
    pass(member, request, new Edits(request).replace(at, JsonStrings.quote(own.name())));
  }

  private void pass(Member member, Message request, Edits edits) {
    byte[] line = Answers.line(edits.apply().strip());
    var _ =
        ask(member, request, line)
            .whenComplete((answer, failure) -> reply(member, request, answer, failure));
  }

  private void reply(
      Member member, Message request, @Nullable Message answer, @Nullable Throwable failure) {
    if (answer != null && failure == null) {
      say(Answers.line(answer.text().strip()));
    } else if (!(failure instanceof CancellationException)) { // who cancelled wants no answer
      say(Answers.failed(request, Answers.FAILED, unavailable(member)));
    }
  }

  private static String unavailable(Member member) {
    return "The server '%s' behind the gateway %s. The other servers go on. To start it again, reconnect this MCP server (in Claude Code: /mcp); what its own log says may tell why."
        .formatted(member.name(), member.gone().isEmpty() ? "is not ready" : member.gone());
  }

  /// Who has an address is known from the lists; whoever has it unlisted is found by asking.
  private void addressed(Message request, @Nullable Span at) {
    String uri = request.string(at);
    Member owner = lists.owner(uri);
    List<Member> candidates =
        owner == null
            ? members.values().stream().filter(one -> one.can("resources")).toList()
            : List.of(owner);
    byte[] refused = null;
    for (Member member : candidates) {
      try {
        Message answer = ask(member, request, Answers.line(request.text().strip())).get();
        byte[] line = Answers.line(answer.text().strip());
        if (answer.result() != null) {
          say(line);
          return;
        }
        refused = refused == null ? line : refused;
      } catch (ExecutionException _) {
        refused =
            refused == null
                ? Answers.failed(request, Answers.FAILED, unavailable(member))
                : refused;
      } catch (CancellationException _) {
        return;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    say(
        refused == null
            ? Answers.error(request, Answers.INVALID_PARAMS, "Unknown resource: " + uri)
            : refused);
  }

  private void complete(Message request) {
    Span name = request.at(request.params(), "ref", "name");
    Member owner = lists.owner(request.string(request.at(request.params(), "ref", "uri")));
    if (name != null) {
      named(request, name);
    } else if (owner != null) {
      pass(owner, request, new Edits(request));
    } else {
      say(Answers.error(request, Answers.INVALID_PARAMS, "Unknown reference"));
    }
  }

  private void level(Message request, byte[] line) {
    List<CompletableFuture<Message>> answers = new ArrayList<>();
    for (Member member : members.values()) {
      if (member.can("logging")) {
        answers.add(ask(member, request, line).exceptionally(_ -> request));
      }
    }
    answers.forEach(CompletableFuture::join);
    say(Answers.result(request, "{}"));
  }

  private void notice(Message message, byte[] line) {
    String cancelled = message.named("requestId");
    Span token = message.at(message.params(), "progressToken");
    switch (String.valueOf(message.method())) {
      case "notifications/cancelled" -> {
        if (cancelled != null) {
          members.values().forEach(one -> one.cancel(cancelled, line));
        }
      }
      case "notifications/progress" -> back(message, token);
      default -> {
        if ("notifications/initialized".equals(message.method())) {
          initialized = message;
        }
        members.values().stream().filter(Member::ready).forEach(one -> one.tell(line));
      }
    }
  }

  /// An answer to what a server asked the client.
  private void answer(Message message) {
    back(message, message.at(message.json().root(), "id"));
  }

  private void back(Message message, @Nullable Span at) {
    String key = message.string(at);
    int colon = key.indexOf(':');
    Member member = colon < 0 ? null : members.get(key.substring(0, colon));
    if (member != null && at != null) {
      Edits edits = new Edits(message).replace(at, key.substring(colon + 1));
      member.tell(Answers.line(edits.apply().strip()));
    }
  }

  @Override
  public void said(Member member, Message message) {
    Edits edits = new Edits(message);
    if (message.id() != null) {
      mark(member, message, edits, message.at(message.json().root(), "id"));
      mark(member, message, edits, message.at(message.params(), "_meta", "progressToken"));
    } else if ("notifications/cancelled".equals(message.method())) {
      mark(member, message, edits, message.at(message.params(), "requestId"));
    } else if ("notifications/message".equals(message.method()) && message.params() != null) {
      Span logger = message.at(message.params(), "logger");
      if (logger == null) {
        edits.append(message.params(), "\"logger\":" + JsonStrings.quote(member.name()));
      } else {
        String whole = member.name() + "/" + message.string(logger);
        edits.replace(logger, JsonStrings.quote(whole));
      }
    }
    say(Answers.line(edits.apply().strip()));
  }

  private static void mark(Member member, Message message, Edits edits, @Nullable Span id) {
    if (id != null) {
      edits.replace(id, JsonStrings.quote(member.name() + ":" + message.json().of(id)));
    }
  }

  @Override
  public void gone(Member member) {
    if (closing) {
      return;
    }
    LoggerFactory.getLogger(Board.class).warn("the server '{}' {}", member.name(), member.gone());
    if (initialized != null) {
      changed(member);
    }
  }

  private static CompletableFuture<Message> ask(Member member, Message request, byte[] line) {
    return member.ask(String.valueOf(request.id()), line);
  }

  private static void aside(Runnable work) {
    Thread.ofVirtual().name("headroom-board-request").start(work);
  }

  private void say(byte[] line) {
    try {
      down.in().write(line);
    } catch (IOException _) {
      // Nobody reads any more.
    }
  }

  private static void close(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception _) {
      // It is closed, then.
    }
  }
}
