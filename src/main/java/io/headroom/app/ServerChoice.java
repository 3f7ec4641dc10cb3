package io.headroom.app;

import io.headroom.install.Wraps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which servers of clients a command is about.
final class ServerChoice {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "what clients call the server")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "all of them but Headroom itself")
  private boolean all;

  /// What was chosen.
  ///
  /// @param entries the servers
  /// @param missing names that none of them has
  record Chosen(List<Wraps.Entry> entries, List<String> missing) {}

  boolean all() {
    return all;
  }

  /// Those that were chosen.
  ///
  /// @param entries of these
  Chosen among(List<Wraps.Entry> entries) {
    if (all != names.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name a server, or say --all");
    }
    return new Chosen(
        entries.stream().filter(entry -> all || names.contains(entry.name())).toList(),
        names.stream()
            .filter(name -> entries.stream().noneMatch(entry -> entry.name().equals(name)))
            .toList());
  }

  /// The names of servers by client, for people.
  ///
  /// @param what what they are
  static String names(String what, List<Wraps.Entry> entries) {
    Map<String, List<String>> byClient =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.client().title(),
                    LinkedHashMap::new,
                    Collectors.mapping(Wraps.Entry::name, Collectors.toList())));
    return byClient.isEmpty()
        ? "there are none"
        : what
            + ": "
            + byClient.entrySet().stream()
                .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
                .collect(Collectors.joining("; "));
  }
}
