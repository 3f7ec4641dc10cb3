package io.headroom.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A program that talks to agents: where it keeps its servers, and in which form.
///
/// @param id the name users write
/// @param title the name people know
/// @param editor edits its files
/// @param signs places that exist where it has been used
/// @param program its command; empty if it has none
/// @param places its file by scope, the first of several that exists
/// @param dialect how it writes down a server
/// @param permission what keeps it from asking at every call
public record Client(
    String id,
    String title,
    Editor editor,
    List<String> signs,
    String program,
    Map<Scope, Place> places,
    Dialect dialect,
    Permission permission) {
  /// The name the server goes by.
  static final String NAME = "headroom";

  /// Where servers are.
  ///
  /// @param files where the file may be; the first one is made where there is none
  /// @param container names from the root to what holds the servers; `{root}` stands for the
  ///   project's root
  /// @param throughProgram whether the program itself is asked to add it
  record Place(List<String> files, List<String> container, boolean throughProgram) {
    Place(String file, String container) {
      this(List.of(file), List.of(container), false);
    }

    Path file(Machine machine) {
      List<Path> paths = files.stream().map(machine::path).toList();
      return paths.stream().filter(Files::exists).findFirst().orElse(paths.getFirst());
    }

    List<String> path(Machine machine) {
      return Stream.concat(container.stream(), Stream.of(NAME))
          .map(name -> name.equals("{root}") ? machine.root().toString() : name)
          .toList();
    }
  }

  /// What keeps a client from asking at every call.
  sealed interface Permission {
    /// Members of the server's entry.
    ///
    /// @param members what is added to it
    record InEntry(Map<String, Object> members) implements Permission {}

    /// Rules in a file.
    ///
    /// @param files the file by scope
    /// @param rules what is added to it
    record Rules(Map<Scope, String> files, List<Change> rules) implements Permission {}

    /// Nothing that could be written down.
    ///
    /// @param instead what a user does
    record None(String instead) implements Permission {}
  }

  /// Whether the program is on a machine.
  ///
  /// @param machine where to look
  /// @return true if it is, or has left something behind
  public boolean isOn(Machine machine) {
    return signs.stream().map(machine::path).anyMatch(Files::exists)
        || !program.isEmpty() && machine.program(program).isPresent();
  }

  /// Whether it keeps servers for somebody.
  ///
  /// @param scope for whom
  /// @return false if it has no file for that
  public boolean has(Scope scope) {
    return places.containsKey(scope);
  }

  /// Whether it reaches servers over HTTP.
  ///
  /// @param withToken whether it needs a token for that
  /// @return true if its file can say so
  public boolean takesRemote(boolean withToken) {
    return dialect.remote().isPresent()
        && !(withToken && dialect.token() instanceof Dialect.Token.None);
  }

  /// What a user does so that it does not ask at every call.
  ///
  /// @return for people; empty if its file can say that
  public Optional<String> hint() {
    return permission instanceof Permission.None(String instead)
        ? Optional.of("asking at every call: " + instead)
        : Optional.empty();
  }

  /// Where it keeps servers for somebody.
  ///
  /// @param scope for whom
  /// @return the place; empty if it has none
  Optional<Place> place(Scope scope) {
    return Optional.ofNullable(places.get(scope));
  }
}
