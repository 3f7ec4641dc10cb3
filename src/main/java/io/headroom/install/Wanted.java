package io.headroom.install;

import io.headroom.install.Client.Permission;
import io.headroom.install.Client.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be in one file of a client.
///
/// @param client whose file it is
/// @param scope for whom
/// @param file where it is, or is to be
/// @param changes what is to be in it, in order
/// @param throughProgram whether the client's own command is to put it there
/// @param wraps the entry that is sent through the gateway; null where the server is registered
public record Wanted(
    Client client,
    Scope scope,
    Path file,
    List<Change> changes,
    boolean throughProgram,
    @Nullable String wraps) {
  /// Copies the list.
  public Wanted {
    changes = List.copyOf(changes);
  }

  Wanted(Client client, Scope scope, Path file, List<Change> changes, boolean throughProgram) {
    this(client, scope, file, changes, throughProgram, null);
  }

  /// An entry that is to go through the gateway.
  ///
  /// @param path the entry's place
  /// @param entry as it is to be
  static Wanted wrapped(Client client, Scope scope, Path file, List<String> path, Object entry) {
    return new Wanted(
        client, scope, file, List.of(new Change.Member(path, entry)), false, path.getLast());
  }

  /// What a client needs to know a server.
  ///
  /// @param allow whether it is not to ask at every call
  /// @param hooks what makes it hand over other tools' results; empty for nothing
  /// @return one for each of its files
  /// @throws BadConfig if it cannot know a server like this; the message says why
  static List<Wanted> of(
      Client client,
      Scope scope,
      Machine machine,
      Server server,
      boolean allow,
      Optional<Hooks> hooks)
      throws BadConfig {
    Optional<Place> found = client.place(scope);
    if (found.isEmpty()) {
      throw new BadConfig("it has no file for scope " + scope.id());
    }
    Place place = found.get();
    Map<String, Object> entry = new LinkedHashMap<>(client.dialect().entry(server));
    if (allow && client.permission() instanceof Permission.InEntry(Map<String, Object> members)) {
      entry.putAll(members);
    }
    Path file = place.file(machine);
    List<Change> changes = new ArrayList<>(List.of(new Change.Member(place.path(machine), entry)));
    List<Wanted> all = new ArrayList<>();
    if (client.permission()
        instanceof Permission.Rules(Map<Scope, String> files, List<Change> rules)) {
      Map<Path, List<Change>> settings = new LinkedHashMap<>();
      Path usual = machine.path(files.getOrDefault(scope, "{home}"));
      if (allow) {
        settings.computeIfAbsent(usual, _ -> new ArrayList<>()).addAll(rules);
      }
      hooks
          .map(Hooks::afterTool)
          .ifPresent(hook -> settings.computeIfAbsent(usual, _ -> new ArrayList<>()).add(hook));
      // A path on this machine is nothing for other people's: in a project it goes where the user's
      // own settings are.
      Path own =
          machine.path(files.getOrDefault(scope == Scope.PROJECT ? Scope.LOCAL : scope, "{home}"));
      hooks
          .flatMap(Hooks::prefix)
          .ifPresent(prefix -> settings.computeIfAbsent(own, _ -> new ArrayList<>()).add(prefix));
      settings.forEach((other, wanted) -> {
        if (other.equals(file)) {
          changes.addAll(wanted);
        } else {
          all.add(new Wanted(client, scope, other, wanted, false));
        }
      });
    }
    all.addFirst(new Wanted(client, scope, file, changes, place.throughProgram()));
    return List.copyOf(all);
  }
}
