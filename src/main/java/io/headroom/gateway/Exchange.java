package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.mcp.OwnCalls;
import io.headroom.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of each line between a client and another server. It does no input or
/// output and knows no clock. Only two kinds of messages are ever changed: lists of tools and the
/// results of their calls, which are known by the ids of the requests they answer. Lines from the
/// client come in on one thread, lines from the server on another.
final class Exchange {
  /// Requests that are remembered at once; a server that never answers must not fill the memory.
  private static final int MOST_PENDING = 10_000;

  /// No tool is called nothing.
  private static final Call LISTING = new Call("", "", "", "");

  private final @Nullable Catalogue catalogue;
  private final BiPredicate<String, List<String>> leaves;
  private final LinkedHashMap<String, Call> pending = new LinkedHashMap<>();
  private volatile String client = "";

  /// An exchange.
  ///
  /// @param catalogue the tools; null where nothing is to be changed, only measured
  /// @param leaves whether the result of a tool for some input stays as it is
  Exchange(@Nullable Catalogue catalogue, BiPredicate<String, List<String>> leaves) {
    this.catalogue = catalogue;
    this.leaves = leaves;
  }

  /// The client's name as it gave it; empty before it did.
  String client() {
    return client;
  }

  /// Decides on a line from the client.
  ///
  /// @param line the line with its terminator
  Step fromClient(byte[] line) {
    Message message = Message.of(line);
    if (message == null || message.method() == null) {
      return new Step.Pass(line);
    }
    if (message.id() == null) {
      return notice(message, line);
    }
    return switch (message.method()) {
      case "initialize" -> {
        introduce(message.string(message.at(message.params(), "clientInfo", "name")));
        yield new Step.Pass(line);
      }
      case "tools/list" -> {
        expect(message.id(), LISTING);
        yield new Step.Pass(line);
      }
      case "tools/call" -> call(message, message.id(), line);
      default -> new Step.Pass(line);
    };
  }

  /// Decides on a line from the server.
  ///
  /// @param line the line with its terminator
  Step fromServer(byte[] line) {
    Message message = Message.of(line);
    if (message == null || message.id() == null || message.method() != null) {
      return new Step.Pass(line);
    }
    Call call = taken(message.id());
    if (call == null || message.result() == null) {
      return new Step.Pass(line);
    }
    if (!call.tool().isEmpty()) {
      return new Step.Shorten(line, message, call);
    }
    if (catalogue == null) {
      return new Step.Pass(line);
    }
    Edits edits = catalogue.listed(message);
    return catalogue.complete()
        ? new Step.Announce(changed(edits, line), catalogue.announced())
        : new Step.Pass(changed(edits, line));
  }

  private Step notice(Message message, byte[] line) {
    String id = message.named("requestId");
    if (!"notifications/cancelled".equals(message.method()) || id == null) {
      return new Step.Pass(line);
    }
    var _ = taken(id);
    return new Step.Cancel(line, id);
  }

  private Step call(Message message, String id, byte[] line) {
    introduce(
        message.string(
            message.at(message.params(), "_meta", "io.modelcontextprotocol/clientInfo", "name")));
    String tool = message.string(message.at(message.params(), "name"));
    if (tool.isEmpty()) {
      return new Step.Pass(line);
    }
    if (catalogue != null && catalogue.owns(tool)) {
      return new Step.Answer(message);
    }
    if (tool.endsWith(OwnCalls.RETRIEVE)) { // what was asked back is not to be shortened again
      return new Step.Pass(line);
    }
    Span arguments = message.at(message.params(), "arguments");
    boolean left = leaves.test(tool, Narrowing.strings(message, arguments));
    if (arguments == null || !message.json().object(arguments)) {
      if (!left) {
        expect(id, new Call(tool, client, "", ""));
      }
      return new Step.Pass(line);
    }
    Set<String> ours = catalogue == null ? Set.of() : catalogue.added(tool);
    String asked = ours(message, arguments, Narrowing.QUERY, ours);
    String query = asked.isBlank() ? Narrowing.input(message, arguments, ours) : asked;
    if (!left) {
      expect(id, new Call(tool, client, query, ours(message, arguments, Narrowing.PATH, ours)));
    }
    Edits edits = new Edits(message);
    Narrowing.strip(message, arguments, ours, edits);
    return new Step.Pass(changed(edits, line));
  }

  private static String ours(Message message, Span arguments, String name, Set<String> ours) {
    return ours.contains(name) ? message.string(message.at(arguments, name)).strip() : "";
  }

  private static byte[] changed(Edits edits, byte[] line) {
    return edits.isEmpty() ? line : edits.apply().getBytes(UTF_8);
  }

  private void introduce(String name) {
    if (!name.isEmpty()) {
      client = name;
    }
  }

  private synchronized void expect(String id, Call call) {
    pending.remove(id); // an id that is used again is young again
    pending.put(id, call);
    if (pending.size() > MOST_PENDING) {
      var _ = pending.pollFirstEntry();
    }
  }

  private synchronized @Nullable Call taken(String id) {
    return pending.remove(id);
  }
}
