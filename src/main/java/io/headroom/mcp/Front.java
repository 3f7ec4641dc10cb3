package io.headroom.mcp;

import io.headroom.mcp.Reply.Failure;
import io.headroom.mcp.Reply.Result;
import io.headroom.text.Work;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Answers everything but tool calls from text that is ready, in both eras of the protocol, and
/// hands tool calls to a backend that is loaded when it is needed. Clients drop a server that is
/// slow to start, so that nothing heavy may be loaded before the tools are listed.
final class Front implements Dispatcher {
  private static final String LATEST_LEGACY = "2025-11-25";

  /// The tools are the same for as long as this version of the program is installed.
  private static final String CACHE = "\"ttlMs\":3600000,\"cacheScope\":\"public\"";

  private final String serverInfo;
  private final String toolList;
  private final Supplier<Backend> backends;
  private final AtomicBoolean warming = new AtomicBoolean();
  private @Nullable Backend backend;

  /// A front.
  ///
  /// @param tools what is listed
  /// @param version the program's version
  /// @param backends makes the backend, once
  Front(Tools tools, String version, Supplier<Backend> backends) {
    this.serverInfo =
        "{\"name\":\"headroom\",\"title\":\"Headroom\",\"version\":"
            + (RawJson.quote(version) + "}");
    this.toolList = "\"tools\":" + tools.listJson();
    this.backends = backends;
  }

  @Override
  public @Nullable String answer(Envelope message, Session session, Channel channel) {
    if (message.method() == null) {
      session.clientRoots().take(message);
      return null;
    }
    if (message.id() == null) {
      notice(message.method(), session, channel);
      return null;
    }
    try {
      return reply(message, message.method(), session, channel).to(message.id());
    } catch (Work.Cancelled _) {
      return null;
    } catch (Throwable e) { // an Error of one request must not end the others
      log(message.method(), e);
      return new Failure(Reply.INTERNAL_ERROR, "Internal error").to(message.id());
    }
  }

  @Override
  public void answered(Envelope message) {
    if ("tools/list".equals(message.method()) && warming.compareAndSet(false, true)) {
      // A thread of its own, as loading classes would hold on to a carrier of virtual threads.
      Thread.ofPlatform().daemon().name("headroom-warm-up").start(this::warm);
    }
  }

  @Override
  public void warm() {
    try {
      backend().warm();
    } catch (RuntimeException | Error e) {
      log("warming up", e);
    }
  }

  /// Only a failure is worth loading the logging framework.
  private static void log(String what, Throwable failure) {
    LoggerFactory.getLogger(Front.class).error("{} failed", what, failure);
  }

  private void notice(String method, Session session, Channel channel) {
    switch (method) {
      case "notifications/initialized", "notifications/roots/list_changed" -> {
        String question = session.clientRoots().ask();
        if (question != null) {
          channel.send(question);
        }
      }
      default -> {}
    }
  }

  private Reply reply(Envelope request, String method, Session session, Channel channel) {
    return ModernEra.speaks(request)
        ? modern(request, method, session, channel)
        : legacy(request, method, session, channel);
  }

  private Reply legacy(Envelope request, String method, Session session, Channel channel) {
    return switch (method) {
      case "initialize" -> initialize(request, session);
      case "ping" -> new Result("{}");
      case "tools/list" -> new Result("{" + toolList + "}");
      case "tools/call" -> call(request, session, channel);
      default -> new Failure(Reply.METHOD_NOT_FOUND, "Method not found: " + method);
    };
  }

  private Reply modern(Envelope request, String method, Session session, Channel channel) {
    Failure refusal = ModernEra.refusal(request);
    if (refusal != null) {
      return refusal;
    }
    if (request.clientName() != null) {
      session.client(request.clientName());
    }
    Reply reply =
        switch (method) {
          case "server/discover" -> new Result("{" + discovery() + "}");
          case "tools/list" -> new Result("{" + toolList + "," + CACHE + "}");
          default -> call(request, session, channel);
        };
    return reply instanceof Result result ? complete(result) : reply;
  }

  private Reply initialize(Envelope request, Session session) {
    String wanted = RawJson.string(RawJson.member(request.params(), "protocolVersion"));
    String client = RawJson.string(RawJson.member(request.params(), "clientInfo", "name"));
    session.client(client == null ? "" : client);
    session.clientRoots().introduce(request.params());
    String version =
        switch (wanted == null ? "" : wanted) {
          case "2024-11-05", "2025-03-26", "2025-06-18" -> wanted;
          default -> LATEST_LEGACY;
        };
    return new Result(
        "{\"protocolVersion\":\""
            + version
            + "\","
            + self()
            + ",\"serverInfo\":"
            + serverInfo
            + "}");
  }

  private static String discovery() {
    return "\"supportedVersions\":[\"" + ModernEra.VERSION + "\"]," + self() + "," + CACHE;
  }

  private static String self() {
    return "\"capabilities\":{\"tools\":{}},\"instructions\":"
        + RawJson.quote(ToolDefinitions.INSTRUCTIONS);
  }

  /// What every result of the stateless era says besides.
  private Result complete(Result result) {
    String rest = result.json().substring(1);
    return new Result(
        "{\"resultType\":\"complete\",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":"
            + serverInfo
            + (rest.equals("}") ? "}" : "},")
            + rest);
  }

  private Reply call(Envelope request, Session session, Channel channel) {
    Work work = new Progress(request.progressToken(), channel, System::nanoTime);
    return backend().call(request, session, work);
  }

  private synchronized Backend backend() {
    if (backend == null) {
      backend = backends.get();
    }
    return backend;
  }
}
