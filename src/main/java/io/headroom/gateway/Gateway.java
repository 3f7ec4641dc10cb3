package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.config.Policy;
import io.headroom.gateway.Frames.Frame;
import io.headroom.gateway.Turns.Shorter;
import io.headroom.ledger.Door;
import io.headroom.ledger.Event;
import io.headroom.ledger.Who;
import io.headroom.mcp.HeadroomTools;
import io.headroom.mcp.Originals;
import io.headroom.mcp.OwnCalls;
import io.headroom.store.Scope;
import io.headroom.text.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/// Stands between a client and another MCP server.
///
/// ```
/// client ─► Frames ─► Exchange ─────────────────► server
///    ▲                   │ own tool
///    └── Outlet ◄── Turns ◄── CallResult ◄── Exchange ◄── Frames ◄── server
/// ```
///
/// Where nothing is to be changed it is a pipe: every byte goes on as it came and in its order, the
/// end of either side and a side that does not read are passed on too.
public final class Gateway {
  private static final Duration FAREWELL = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 64;

  private final Supplier<HeadroomTools.Parts> parts;
  private final Scope scope;
  private final Settings settings;
  private final OwnCalls ownCalls;
  private final Exchange exchange;
  private final Patience patience;
  private final AtomicBoolean warming = new AtomicBoolean();
  private final AtomicBoolean announcing = new AtomicBoolean();
  private final ThreadPoolExecutor workers;

  /// How a gateway is set up.
  ///
  /// @param name what the other server is called in the books; empty for nothing
  /// @param version the program's version
  /// @param threshold tokens from which a text is shortened
  /// @param exact tools whose results stay as they are
  /// @param observing whether nothing is to be changed, only measured
  /// @param least time a result of any length may take to become shorter
  /// @param policy which results stay as they are besides
  public record Settings(
      String name,
      String version,
      int threshold,
      Set<String> exact,
      boolean observing,
      Duration least,
      Policy policy) {
    /// Time for a result of any length; nobody notices it beside what tools and models take.
    public static final Duration LEAST = Duration.ofMillis(300);

    /// Copies the set.
    public Settings {
      exact = Set.copyOf(exact);
    }

    /// The usual settings.
    ///
    /// @param name what the other server is called in the books; empty for nothing
    /// @param version the program's version
    /// @param observing whether nothing is to be changed, only measured
    /// @param policy which results stay as they are
    /// @return settings
    public static Settings usual(String name, String version, boolean observing, Policy policy) {
      return new Settings(name, version, policy.threshold(), Set.of(), observing, LEAST, policy);
    }

    /// What a tool is called in the books.
    String label(String tool) {
      return name.isEmpty() ? tool : name + "/" + tool;
    }

    /// Whether the results of a call stay as they are. Clients know the tool by its server, too.
    boolean leaves(String tool, List<String> input) {
      return exact.contains(tool)
          || policy.leavesTool(List.of(tool, "mcp__" + name + "__" + tool), input);
    }
  }

  /// A gateway.
  ///
  /// @param parts gives what it works on, always the same; first asked when the client is served
  /// @param originals which originals the client sees
  /// @param settings how it is set up
  public Gateway(Supplier<HeadroomTools.Parts> parts, Originals originals, Settings settings) {
    this.parts = parts;
    this.scope = originals.start();
    this.settings = settings;
    this.ownCalls = new OwnCalls(parts, originals, settings.version());
    this.exchange =
        new Exchange(
            settings.observing() ? null : new Catalogue(OwnCalls.definition()), settings::leaves);
    this.patience = new Patience(settings.least());
    int threads = Runtime.getRuntime().availableProcessors();
    this.workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("headroom-shorten-", 0).factory());
  }

  /// Passes messages until the server says nothing more or the client reads nothing more. When the
  /// client says nothing more, the server is told and may still answer.
  ///
  /// @param client what the client says
  /// @param toClient what it reads
  /// @param server what the server says
  /// @param toServer what it reads
  /// @throws InterruptedException if interrupted; nothing is sent any more
  public void run(
      InputStream client, OutputStream toClient, InputStream server, OutputStream toServer)
      throws InterruptedException {
    Outlet outlet = new Outlet(toClient);
    OwnTool own = new OwnTool(ownCalls, outlet);
    Turns turns = new Turns(outlet, patience, event -> parts.get().ledger().record(event));
    Thread.ofPlatform().daemon().name("headroom-client").start(() -> up(client, toServer, own));
    Thread taking =
        Thread.ofPlatform().daemon().name("headroom-server").start(() -> down(server, turns));
    try {
      turns.send();
      outlet.close();
      own.drain(FAREWELL);
      if (settings.observing()) {
        workers.shutdown();
        var _ = workers.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (IOException _) {
      // The client reads nothing more; the server is told as it would be at the client's end.
      close(toServer);
    } finally {
      taking.interrupt(); // nobody takes its lines any more
      workers.shutdown();
    }
  }

  private void up(InputStream client, OutputStream toServer, OwnTool own) {
    Frames frames = new Frames(client, Frames.MOST_BYTES);
    try {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        switch (step(frame, exchange::fromClient)) {
          case Step.Pass(byte[] line) -> pass(line, toServer);
          case Step.Answer(Message message) -> own.answer(message, exchange.client());
          case Step.Cancel(byte[] line, String id) -> {
            if (!own.cancel(id)) {
              pass(line, toServer);
            }
          }
          case Step.Announce _, Step.Shorten _ -> pass(frame.bytes(), toServer);
        }
      }
    } catch (IOException _) {
      // Either is gone; the server's end of output tells the rest.
    } finally {
      close(toServer);
    }
  }

  /// What cannot be decided on, for lack of memory for instance, goes on as it came.
  private static Step step(Frame frame, Function<byte[], Step> exchange) {
    try {
      return frame.whole() ? exchange.apply(frame.bytes()) : new Step.Pass(frame.bytes());
    } catch (RuntimeException | Error e) {
      LoggerFactory.getLogger(Gateway.class).warn("a line could not be read, passed through", e);
      return new Step.Pass(frame.bytes());
    }
  }

  private static void pass(byte[] line, OutputStream to) throws IOException {
    to.write(line);
    to.flush();
  }

  private void down(InputStream server, Turns turns) {
    Frames frames = new Frames(server, Frames.MOST_BYTES);
    try {
      try {
        for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
          take(step(frame, exchange::fromServer), frame.bytes(), turns);
          warm();
        }
      } catch (IOException _) {
        // As good as the end: nothing more will come.
      }
      turns.end();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(Step step, byte[] came, Turns turns) throws InterruptedException {
    switch (step) {
      case Step.Pass(byte[] line) -> turns.add(line);
      case Step.Announce(byte[] line, String announced) -> {
        turns.add(line);
        announce(announced);
      }
      case Step.Shorten(byte[] line, Message message, Call call)
          when line.length >= settings.threshold() ->
          shorten(line, message, call, turns);
      case Step.Shorten _, Step.Answer _, Step.Cancel _ -> turns.add(came);
    }
  }

  /// The books count it once, however often a client lists the tools.
  private void announce(String announced) {
    if (announcing.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .start(() -> {
            HeadroomTools.Parts made = parts.get();
            Who who = new Who(Door.GATEWAY, exchange.client());
            int tokens = made.tokens().count(announced);
            made.ledger().record(new Event.Announced(made.clock().instant(), who, tokens));
          });
    }
  }

  private void shorten(byte[] line, Message message, Call call, Turns turns)
      throws InterruptedException {
    Deadline deadline = new Deadline();
    try {
      if (settings.observing()) {
        workers.execute(() -> observe(line, message, call));
        turns.add(line);
      } else {
        Future<Shorter> work = workers.submit(task(line, message, call, deadline));
        turns.add(line, work, deadline);
      }
    } catch (RejectedExecutionException _) {
      turns.add(line);
    }
  }

  private Callable<Shorter> task(byte[] line, Message message, Call call, Deadline deadline) {
    return () -> {
      try {
        List<Event> events = new ArrayList<>();
        Shortener shortener =
            new Pipeline(parts.get(), scope, settings).of(call, deadline, events::add);
        Edits edits = CallResult.shortened(message, call.path(), shortener);
        return new Shorter(
            edits.isEmpty() ? line : edits.apply().getBytes(UTF_8), List.copyOf(events));
      } catch (RuntimeException | Error e) {
        if (!(e instanceof Work.Cancelled)) {
          LoggerFactory.getLogger(Gateway.class)
              .warn("shortening a result failed, passed through", e);
        }
        throw e;
      }
    };
  }

  private void observe(byte[] line, Message message, Call call) {
    FutureTask<Shorter> task = new FutureTask<>(task(line, message, call, new Deadline()));
    task.run();
    if (task.state() == Future.State.SUCCESS) {
      task.resultNow().events().forEach(parts.get().ledger()::record);
    }
  }

  /// Once the server has said something: before, it needs the processor more than we do.
  private void warm() {
    if (warming.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("headroom-warm-up").start(this::load);
    }
  }

  private void load() {
    try {
      new Pipeline(parts.get(), scope, settings).warm();
      if (!settings.observing()) {
        ownCalls.warm();
      }
    } catch (RuntimeException | Error e) {
      LoggerFactory.getLogger(Gateway.class).error("warming up failed", e);
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
