package io.headroom.mcp;

import io.headroom.mcp.Reply.Failure;
import io.headroom.mcp.Reply.Result;
import io.headroom.text.Work;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/// Runs tools behind the MCP Java SDK, which checks arguments against the tools' schemas and knows
/// the form of results. Messages reach it without its transports: those lose answers at the end of
/// input, die of a malformed line and do not know cancellation.
final class SdkBackend implements Backend {
  private static final Logger log = LoggerFactory.getLogger(SdkBackend.class);
  private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};
  private static final String CALL = "call";
  private static final String WARM_UP = "warm_up";

  private final McpJsonMapper json = new JacksonMcpJsonMapper(new Mapper());
  private final Map<String, Tools.Entry> tools;
  private final McpStatelessServerHandler handler;

  SdkBackend(Tools tools) {
    this.tools = tools.entries();
    List<SyncToolSpecification> specifications = new ArrayList<>();
    for (Tools.Entry entry : this.tools.values()) {
      Tool tool = entry.tool().get();
      specifications.add(
          new SyncToolSpecification(
              schema(entry.definition()),
              (context, request) -> ((Call) context.get(CALL)).run(tool, request)));
    }
    specifications.add(
        new SyncToolSpecification(
            McpSchema.Tool.builder(WARM_UP, Map.of("type", "object")).build(),
            (_, _) -> result(ToolResult.text(""))));
    this.handler = Handover.of(specifications, json);
  }

  @Override
  public Reply call(Envelope request, Session session, Work work) {
    String name = request.name();
    if (name == null) {
      return new Failure(Reply.INVALID_PARAMS, "Invalid params: name must be a tool's name");
    }
    if (!tools.containsKey(name)) {
      return new Failure(Reply.INVALID_PARAMS, "Unknown tool: " + name);
    }
    Object given = Objects.requireNonNullElse(request.arguments(), Map.of());
    if (!(given instanceof Map<?, ?> arguments)) {
      return new Failure(Reply.INVALID_PARAMS, "Invalid params: arguments must be an object");
    }
    Call call = new Call(session, work);
    JSONRPCResponse response = handle(name, arguments, call);
    if (isCancellation(call.failure)) {
      throw new Work.Cancelled();
    }
    if (call.failure != null) {
      log.error("{} failed", name, call.failure);
      return new Failure(Reply.INTERNAL_ERROR, "Internal error");
    }
    if (response.error() != null) {
      log.error("{} refused: {}", name, response.error());
      return new Failure(Reply.INTERNAL_ERROR, "Internal error");
    }
    return new Result(RawJson.wellFormed(render(response.result())));
  }

  @Override
  public void warm() {
    Call call = new Call(new Session(List.of()), Work.UNWATCHED);
    render(handle(WARM_UP, parse("{}"), call).result());
  }

  @SuppressWarnings("unchecked") // the names of a JSON object are strings
  private JSONRPCResponse handle(String tool, Map<?, ?> arguments, Call call) {
    CallToolRequest called =
        CallToolRequest.builder(tool).arguments((Map<String, Object>) arguments).build();
    JSONRPCRequest request = new JSONRPCRequest(McpSchema.METHOD_TOOLS_CALL, CALL, called);
    McpTransportContext context = McpTransportContext.create(Map.of(CALL, call));
    return Objects.requireNonNull(handler.handleRequest(context, request).block());
  }

  private McpSchema.Tool schema(ToolDefinition definition) {
    String schema = Objects.requireNonNull(RawJson.member(definition.json(), "inputSchema"));
    return McpSchema.Tool.builder(definition.name(), parse(schema)).build();
  }

  private Map<String, Object> parse(String object) {
    try {
      return json.readValue(object, OBJECT);
    } catch (IOException e) {
      throw new IllegalStateException("not an object", e);
    }
  }

  private String render(Object result) {
    try {
      return json.writeValueAsString(result);
    } catch (IOException e) {
      throw new IllegalStateException("no JSON form", e);
    }
  }

  /// Nothing but a cancellation interrupts the thread of a call, wherever it was when it happened.
  private static boolean isCancellation(@Nullable Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof Work.Cancelled
          || e instanceof InterruptedException
          || e instanceof ClosedByInterruptException) {
        return true;
      }
    }
    return false;
  }

  private static CallToolResult result(ToolResult result) {
    CallToolResult.Builder builder =
        CallToolResult.builder().textContent(result.blocks()).isError(result.isError());
    if (result.structured() != null) {
      builder.structuredContent(result.structured());
    }
    return builder.build();
  }

  /// One call on its way through the SDK. Whatever a tool throws is taken aside here: the SDK would
  /// send the exception's text to the client.
  private static final class Call {
    private final Session session;
    private final Work work;
    private @Nullable Throwable failure;

    Call(Session session, Work work) {
      this.session = session;
      this.work = work;
    }

    CallToolResult run(Tool tool, CallToolRequest request) {
      try {
        Map<String, Object> arguments = request.arguments();
        return result(tool.call(arguments == null ? Map.of() : arguments, session, work));
      } catch (Throwable e) { // an Error of one call must not end the others
        failure = e;
        return result(ToolResult.error("failed"));
      }
    }
  }

  /// A mapper that leaves a call alone that is asked for as one. Jackson's own would write the
  /// arguments into a buffer and read them again.
  private static final class Mapper extends JsonMapper {
    private static final long serialVersionUID = 1;

    Mapper() {
      super(JsonFactory.builder().streamReadConstraints(RawJson.LIMITS).build());
    }

    @Override
    protected Object _convert(Object from, JavaType to) {
      boolean done = from instanceof CallToolRequest && to.hasRawClass(CallToolRequest.class);
      return done ? from : super._convert(from, to);
    }
  }

  /// Takes the SDK's request handler out of its hands.
  private static final class Handover implements McpStatelessServerTransport {
    private @Nullable McpStatelessServerHandler handler;

    static McpStatelessServerHandler of(List<SyncToolSpecification> tools, McpJsonMapper json) {
      Handover handover = new Handover();
      var _ =
          io.modelcontextprotocol.server.McpServer.sync(handover)
              .serverInfo("headroom", "1")
              .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
              .jsonMapper(json)
              .jsonSchemaValidator(new ArgumentCheck())
              .immediateExecution(true)
              .tools(tools)
              .build();
      return Objects.requireNonNull(handover.handler);
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
      this.handler = handler;
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
