package io.headroom.mcp;

import io.headroom.mcp.Incoming.Invalid;
import io.headroom.mcp.Incoming.Message;
import io.headroom.mcp.Reply.Failure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/// The MCP endpoint: takes one message per POST, of either era, and hands it to a service.
final class HttpEndpoint {
  /// Requests there can be, waiting ones included; further ones are told to come back.
  private static final int ADMITTED = 1024;

  private final HttpOptions options;
  private final Service service;
  private final HttpBody body;
  private final Semaphore admitted = new Semaphore(ADMITTED);

  /// What becomes of messages.
  interface Service {
    /// Answers a message completely.
    ///
    /// @throws IOException if the client has left
    /// @throws InterruptedException if the server stops
    void post(Envelope message, byte[] body, Request request, Response response)
        throws IOException, InterruptedException;

    /// Methods besides POST and OPTIONS.
    default List<String> methods() {
      return List.of();
    }

    /// Answers a request of one of those methods completely.
    ///
    /// @throws IOException if the client has left
    /// @throws InterruptedException if the server stops
    default void other(Request request, Response response)
        throws IOException, InterruptedException {
      throw new IllegalStateException("no other methods");
    }

    /// Interrupts all work.
    void cancel();

    /// How many calls are being worked on.
    int working();
  }

  HttpEndpoint(HttpOptions options, Service service) {
    this.options = options;
    this.service = service;
    body = new HttpBody(options.bodyLimit());
  }

  /// Answers a request completely.
  ///
  /// @throws IOException if the client has left
  /// @throws InterruptedException if the server stops
  void handle(Request request, Response response) throws IOException, InterruptedException {
    HttpAnswer refusal = refuse(request);
    if (refusal != null) {
      refusal.sendTo(response);
    } else if (!request.getMethod().equals("POST")) {
      service.other(request, response);
    } else if (!admitted.tryAcquire()) {
      busy().sendTo(response);
    } else {
      try {
        body.read(request, bytes -> post(request, response, bytes));
      } catch (HttpBody.TooLong _) {
        HttpAnswer.turnedAway(
                413,
                "The request is longer than the limit of %s bytes (%.1f MiB)"
                    .formatted(options.bodyLimit(), options.bodyLimit() / 0x1p20))
            .sendTo(response);
        HttpBody.discard(request);
      } catch (HttpBody.Incomplete _) {
        HttpAnswer.turnedAway(408, "The end of the request did not arrive").sendTo(response);
      } catch (HttpBody.NoRoom _) {
        busy().sendTo(response);
      } finally {
        admitted.release();
      }
    }
  }

  /// Interrupts all work.
  void cancel() {
    service.cancel();
  }

  /// How many calls are being worked on.
  int working() {
    return service.working();
  }

  private @Nullable HttpAnswer refuse(Request request) {
    HttpFields headers = request.getHeaders();
    String others = service.methods().stream().map(", "::concat).collect(Collectors.joining());
    return switch (request.getMethod()) {
      case "OPTIONS" -> HttpAnswer.empty(204).with("Allow", "POST, OPTIONS" + others);
      case "POST" -> {
        String encoding = headers.get(HttpHeader.CONTENT_ENCODING);
        yield !"application/json".equals(HttpReply.mediaType(headers.get(HttpHeader.CONTENT_TYPE)))
                || (encoding != null && !encoding.equalsIgnoreCase("identity"))
            ? HttpAnswer.turnedAway(415, "Send plain JSON: Content-Type: application/json")
            : null;
      }
      case String other when service.methods().contains(other) -> null;
      default ->
          HttpAnswer.turnedAway(405, "Use POST, one message each")
              .with("Allow", "POST, OPTIONS" + others);
    };
  }

  private static HttpAnswer busy() {
    return HttpAnswer.turnedAway(503, "Too many requests at once; try again")
        .with("Retry-After", "1");
  }

  private void post(Request request, Response response, byte[] bytes)
      throws IOException, InterruptedException {
    switch (EnvelopeReader.read(bytes)) {
      case Message(Envelope message) -> service.post(message, bytes, request, response);
      case Invalid(String id, Failure failure) ->
          HttpAnswer.failed(400, id, failure).sendTo(response);
      case Incoming.Blank() ->
          HttpAnswer.failed(
                  400, null, new Failure(Reply.PARSE_ERROR, "Parse error: the body is empty"))
              .sendTo(response);
    }
  }
}
