package io.headroom.app;

import io.headroom.app.Checks.Check;
import io.headroom.app.Checks.State;
import io.headroom.config.Settings;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `headroom doctor`.
@Command(
    name = "doctor",
    description = "Checks what Headroom needs, and tells its settings and where they come from.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    Settings settings = Configuration.quietly(); // what is wrong is one of the checks
    List<Check> checks = Checks.all(ClientChoice.registry(ClientChoice.machine()));
    boolean good = checks.stream().noneMatch(check -> check.state() == State.FAILED);
    if (json) {
      System.out.println(JsonMapper.shared().writeValueAsString(facts(good, checks, settings)));
    } else {
      print(System.out, checks, settings);
    }
    return good ? 0 : 1;
  }

  private static Map<String, Object> facts(boolean good, List<Check> checks, Settings settings) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("ok", good);
    facts.put("version", Version.number());
    facts.put(
        "checks",
        checks.stream()
            .map(check -> {
              Map<String, String> each = new LinkedHashMap<>();
              each.put("name", check.name());
              each.put("state", check.state().id());
              each.put("detail", check.detail());
              return each;
            })
            .toList());
    facts.put("settings", EffectiveSettings.of(settings));
    return facts;
  }

  private static void print(PrintStream out, List<Check> checks, Settings settings) {
    for (Check check : checks) {
      out.printf("%-8s %-22s %s%n", check.state().id(), check.name(), check.detail());
    }
    out.println();
    EffectiveSettings.print(out, settings);
  }
}
