package io.headroom.app;

import io.headroom.home.Home;
import io.headroom.install.Registry;
import io.headroom.install.Registry.Entry;
import io.headroom.install.Registry.HookState;
import io.headroom.install.Server;
import io.headroom.install.Wraps;
import io.headroom.ledger.Door;
import io.headroom.ledger.Event;
import io.headroom.ledger.Journal;
import io.headroom.ledger.Posting;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `headroom mcp status`: starts what clients would start and says what happens.
@Command(
    name = "status",
    description = "Starts what clients have registered, and says what really happens.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StatusCommand implements Callable<Integer> {
  private static final Duration REACH = Duration.ofDays(30);

  private static final Set<Door> DOORS = EnumSet.of(Door.HOOK, Door.SHELL);

  private static final String NOT_STARTED = "not started";

  @Mixin private ClientChoice choice = new ClientChoice();

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Registry registry = ClientChoice.registry(ClientChoice.machine());
    List<Map<String, Object>> found = new ArrayList<>();
    for (Entry entry : registry.entries()) {
      if (choice.clients().contains(entry.client())) {
        Map<String, Object> facts = facts(entry);
        Optional<HookState> hooks = registry.hooks(entry);
        if (hooks.isPresent()) {
          facts.put("hooks", told(hooks.get()));
        }
        found.add(facts);
      }
    }
    for (Wraps.Entry entry : registry.wraps().wrapped(choice.clients(), Optional.empty())) {
      found.add(facts(entry));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("clients", found);
    lastEvent(_ -> true).ifPresent(event -> all.put("last_event", event));
    if (json) {
      System.out.println(JsonMapper.shared().writeValueAsString(all));
    } else {
      print(System.out, found, Optional.ofNullable(all.get("last_event")));
    }
    return isGood(found) ? 0 : 1;
  }

  /// What was not started is neither well nor ill.
  private static boolean isGood(List<Map<String, Object>> found) {
    List<Object> states =
        found.stream()
            .map(facts -> facts.getOrDefault("state", ""))
            .filter(state -> !state.equals(NOT_STARTED))
            .toList();
    return !states.isEmpty() && states.stream().allMatch("connected"::equals);
  }

  private static void print(
      PrintStream out, List<Map<String, Object>> found, Optional<Object> lastEvent) {
    if (found.isEmpty()) {
      out.println("No client knows Headroom here. Register it: headroom mcp install");
    }
    for (Map<String, Object> facts : found) {
      String wrapped = facts.containsKey("wraps") ? ", " + facts.get("wraps") : "";
      out.println(
          facts.get("client")
              + ", scope "
              + facts.get("scope")
              + wrapped
              + ": "
              + facts.get("state"));
      facts.forEach((name, value) -> {
        if (!List.of("client", "scope", "wraps", "state").contains(name)) {
          out.printf(
              "  %-9s %s%n",
              name,
              value instanceof List<?> list
                  ? String.join(", ", list.stream().map(Object::toString).toList())
                  : value);
        }
      });
    }
    out.println("last event: " + lastEvent.orElse("none in 30 days"));
  }

  private static Map<String, Object> facts(Entry entry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("client", entry.client().id());
    facts.put("scope", entry.scope().id());
    facts.put("state", "broken");
    facts.put("file", entry.file().toString());
    if (!entry.problem().isEmpty()) {
      facts.put("problem", entry.problem());
    } else if (entry.server().isEmpty()) {
      facts.put("problem", "the entry names neither a command nor a URL");
    } else {
      facts.put("entry", entry.ours() ? "made by headroom mcp install" : "made by somebody else");
      facts.put("starts", told(entry.server().get()));
      tried(entry.server().get(), entry.agreed(), facts);
    }
    return facts;
  }

  private static Map<String, Object> facts(Wraps.Entry entry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("client", entry.client().id());
    facts.put("scope", entry.scope().id());
    facts.put("state", "broken");
    facts.put("file", entry.file().toString());
    facts.put("wraps", entry.name());
    facts.put("entry", "goes through the gateway");
    Server server = entry.server().orElseThrow();
    facts.put("starts", told(server));
    tried(server, entry.agreed(), facts);
    return facts;
  }

  /// Starts a server. What a project's file names may be anything, and comes with the project: that
  /// somebody looks at it is no reason to run it.
  ///
  /// @param agreed whether the user has it so
  private static void tried(Server server, boolean agreed, Map<String, Object> facts) {
    if (!agreed) {
      facts.put("state", NOT_STARTED);
      facts.put("note", "it comes with the project, and is not as Headroom wrote it");
      return;
    }
    switch (Probe.of(server)) {
      case Probe.Result.Failed(String why) -> {
        facts.put("state", "failed");
        facts.put("problem", why);
      }
      case Probe.Result.Connected(
              String name,
              String version,
              List<String> tools,
              Optional<JsonNode> stats,
              long millis) -> {
        facts.put("state", "connected");
        facts.put("server", name + " " + version + ", tools after " + millis + " ms");
        facts.put("tools", tools);
        if (name.equals("headroom") && !version.equals(Version.number())) {
          facts.put(
              "note", "this is " + Version.number() + "; headroom mcp install names this launcher");
        }
        stats.ifPresent(given -> facts.put("store", store(given.path("store"))));
      }
    }
  }

  private static String store(JsonNode store) {
    JsonNode disk = store.path("disk");
    String here =
        disk.isObject()
            ? disk.path("entries").asString("?") + " originals on disk"
            : "disk " + disk.asString("off");
    JsonNode shared = store.path("shared");
    return here
        + ", shared "
        + (shared.isObject() ? shared.path("state").asString("?") : shared.asString("off"));
  }

  private static String told(Server server) {
    return switch (server) {
      case Server.Local local -> local.command() + " " + String.join(" ", local.arguments());
      case Server.Remote remote -> remote.url();
    };
  }

  private static String told(HookState state) throws IOException {
    Optional<String> last = lastEvent(event -> DOORS.contains(event.who().door()));
    return state.told() + last.map(event -> ", last result " + event).orElse("");
  }

  private static Optional<String> lastEvent(Predicate<Event> wanted) throws IOException {
    List<Posting> last = new ArrayList<>(1);
    var _ =
        new Journal(Home.ofUser())
            .read(
                Instant.now().minus(REACH),
                posting -> {
                  if (!wanted.test(posting.event())) {
                    return;
                  }
                  if (last.isEmpty()
                      || !posting.event().at().isBefore(last.getFirst().event().at())) {
                    last.clear();
                    last.add(posting);
                  }
                });
    return last.stream().findFirst().map(posting -> told(posting.event()));
  }

  private static String told(Event event) {
    String what =
        switch (event) {
          case Event.Compressed text ->
              "compressed "
                  + text.kind().id()
                  + ", "
                  + text.sizes().input()
                  + " to "
                  + text.sizes().output()
                  + " tokens";
          case Event.Retrieved part ->
              "retrieved " + part.kind().id() + ", " + part.tokens() + " tokens";
          case Event.Announced _ -> "tools announced";
        };
    return event.at().truncatedTo(ChronoUnit.SECONDS) + " " + what + ", for " + event.who().label();
  }
}
