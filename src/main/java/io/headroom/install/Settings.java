package io.headroom.install;

import io.headroom.install.Client.Permission;
import io.headroom.install.Registry.HookState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The settings of a client with hooks, as they are.
///
/// @param machine where they are
/// @param client whose they are
record Settings(Machine machine, Client client) {
  /// The prefix of its shell that is the user's own, wherever it is set: it would be replaced.
  ///
  /// @param hooks what is to be there
  /// @param receipts says what is ours
  /// @return what to tell; empty if there is none
  Optional<Plan.Nothing> kept(Hooks hooks, List<Receipt> receipts) throws IOException {
    String wanted = hooks.shell().map(Path::toString).orElse("");
    String exported = machine.environment().getOrDefault(Hooks.PREFIX.getLast(), "");
    for (Scope scope : Scope.values()) {
      Path file = file(scope);
      String there = prefix(read(file));
      if (isForeign(there, wanted, receipts)) {
        return Optional.of(kept(file, there));
      }
    }
    return isForeign(exported, wanted, receipts)
        ? Optional.of(kept(Path.of("environment"), exported))
        : Optional.empty();
  }

  private Plan.Nothing kept(Path where, String prefix) {
    String why =
        "its shell prefix is yours and stays: %s=%s; to have the shell door as well, set it to Headroom's bin/headroom-shell and HEADROOM_SHELL_PREFIX to what it is now"
            .formatted(Hooks.PREFIX.getLast(), prefix);
    return new Plan.Nothing(client, where, why, Optional.empty());
  }

  private static boolean isForeign(String prefix, String wanted, List<Receipt> receipts) {
    JsonNode value = JsonMapper.shared().valueToTree(prefix);
    return !prefix.isBlank()
        && !prefix.equals(wanted)
        && receipts.stream()
            .flatMap(receipt -> receipt.done().stream())
            .filter(done -> done.path().equals(Hooks.PREFIX))
            .noneMatch(done -> value.equals(JsonMapper.shared().valueToTree(done.value())));
  }

  /// What is on.
  ///
  /// @param scope for whom
  HookState state(Scope scope) {
    String shell = "";
    for (Scope each : Scope.values()) {
      String there = prefix(read(file(each)));
      shell = there.isEmpty() ? shell : there;
    }
    boolean on = Hooks.areOn(read(file(scope))) || Hooks.areOn(read(file(Scope.USER)));
    return new HookState(on, shell);
  }

  private static String prefix(JsonNode settings) {
    return Editor.at(settings, Hooks.PREFIX).asString("");
  }

  private Path file(Scope scope) {
    return client.permission() instanceof Permission.Rules(Map<Scope, String> files, List<Change> _)
        ? machine.path(files.getOrDefault(scope, "{home}"))
        : Path.of("");
  }

  /// What cannot be read says nothing here; whoever changes it says so.
  private JsonNode read(Path file) {
    try {
      return client.editor().read(ConfigFile.read(file).orElse(""));
    } catch (BadConfig | IOException _) {
      return JsonNodeFactory.instance.objectNode();
    }
  }
}
