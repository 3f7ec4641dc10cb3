package io.headroom.install;

import io.headroom.home.OwnFiles;
import io.headroom.install.Plan.Nothing;
import io.headroom.install.Plan.Refused;
import io.headroom.install.Plan.Write;
import io.headroom.install.Receipt.Edit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Registers the server with clients, tells with which it is, and takes it back.
public final class Registry {
  private final Machine machine;
  private final Path home;
  private final Receipts receipts;
  private final InstantSource clock;

  /// The clients of a machine.
  ///
  /// @param machine where clients keep their files
  /// @param home the user's own directory, for backups and for what has to be remembered
  /// @param clock names backups
  public Registry(Machine machine, Path home, InstantSource clock) {
    this.machine = machine;
    this.home = home;
    this.receipts = new Receipts(home);
    this.clock = clock;
  }

  /// An entry that a client has under our name, whoever made it.
  ///
  /// @param client the client
  /// @param scope for whom
  /// @param file where it is
  /// @param server what it says; empty if it cannot be understood
  /// @param ours whether it was made by [#apply]
  /// @param agreed whether the user has it so: in a project's file, which is anybody's, only what
  ///   was put there and nothing else
  /// @param problem what is wrong with the file; empty if it could be read
  public record Entry(
      Client client,
      Scope scope,
      Path file,
      Optional<Server> server,
      boolean ours,
      boolean agreed,
      String problem) {
    /// Whether it is the same one: in the home directory the project's file is the user's.
    private boolean isAlso(Entry other) {
      return client.equals(other.client)
          && file.equals(other.file)
          && server.equals(other.server)
          && (scope == Scope.PROJECT || other.scope == Scope.PROJECT);
    }
  }

  /// Plans to register the server with a client.
  ///
  /// @param client the client
  /// @param scope for whom
  /// @param server how to reach the server
  /// @param allow whether the client is not to ask at every call
  /// @param force whether a user's own entry is replaced
  /// @return a plan for each of the client's files
  /// @throws IOException if a file cannot be read
  public List<Plan> install(Client client, Scope scope, Server server, boolean allow, boolean force)
      throws IOException {
    return install(client, scope, server, allow, force, Optional.empty());
  }

  /// Plans to register the server with a client, and to have the client hand over what its own
  /// tools and other servers' answer. A prefix of its shell that is the user's own stays.
  ///
  /// @param client the client
  /// @param scope for whom
  /// @param server how to reach the server
  /// @param allow whether the client is not to ask at every call
  /// @param force whether a user's own entry is replaced
  /// @param hooks what makes the client do so; empty for nothing
  /// @return a plan for each of the client's files, and one that says what stays
  /// @throws IOException if a file cannot be read
  public List<Plan> install(
      Client client,
      Scope scope,
      Server server,
      boolean allow,
      boolean force,
      Optional<Hooks> hooks)
      throws IOException {
    List<Plan> plans = new ArrayList<>();
    Optional<Hooks> added = hooks.filter(_ -> Hooks.areKnownTo(client));
    Optional<Plan.Nothing> kept = Optional.empty();
    if (added.isPresent() && !force) {
      kept = new Settings(machine, client).kept(added.get(), receipts.all());
      if (kept.isPresent()) {
        added = added.map(some -> new Hooks(some.launcher(), Optional.empty(), some.byCommand()));
      }
    }
    try {
      for (Wanted wanted : Wanted.of(client, scope, machine, server, allow, added)) {
        Optional<Receipt> earlier =
            receipts.all().stream().filter(receipt -> receipt.isOf(wanted)).findFirst();
        plans.add(
            planned(client, wanted.file(), now -> Planner.install(wanted, now, earlier, force)));
      }
    } catch (BadConfig e) {
      return List.of(new Refused(client, Path.of(""), String.valueOf(e.getMessage())));
    }
    kept.ifPresent(plans::add);
    return plans;
  }

  /// What a client says about its version.
  ///
  /// @param client the client
  /// @return a line; empty where its program is not found or says nothing
  public String version(Client client) {
    return ClientProgram.version(client, machine);
  }

  /// Where something was registered and not taken back.
  ///
  /// @param clients of which clients
  /// @param scope for whom; empty for everybody
  /// @return as many steps, last one first
  /// @throws IOException if what was done cannot be read
  public List<Registration> registrations(List<Client> clients, Optional<Scope> scope)
      throws IOException {
    return receipts.all().reversed().stream()
        .filter(receipt -> receipt.wrapped() == null)
        .filter(receipt -> scope.isEmpty() || scope.get() == receipt.scope())
        .flatMap(receipt ->
            clients.stream()
                .filter(client -> client.id().equals(receipt.client()))
                .map(client -> new Registration(client, receipt)))
        .toList();
  }

  /// Something that was registered.
  ///
  /// @param client with which client
  /// @param receipt what was done
  public record Registration(Client client, Receipt receipt) {}

  /// Plans to take back what was registered.
  ///
  /// @param registration what to take back
  /// @return a plan for its file
  /// @throws IOException if it cannot be read
  public Plan uninstall(Registration registration) throws IOException {
    return planned(
        registration.client(),
        Path.of(registration.receipt().file()),
        now -> Planner.uninstall(registration.client(), registration.receipt(), now));
  }

  /// Does what was planned.
  ///
  /// @param plan the plan
  /// @return the backup of what was there before; empty if nothing was
  /// @throws IOException if it cannot be done; the file is then as it was
  public Optional<Path> apply(Plan plan) throws IOException {
    return switch (plan) {
      case Write write -> write(write);
      case Nothing nothing -> {
        if (nothing.forgotten().isPresent()) {
          receipts.remove(nothing.forgotten().get());
        }
        yield Optional.empty();
      }
      case Refused _ -> Optional.empty();
    };
  }

  /// Whether a client hands over what other tools answer.
  ///
  /// @param entry an entry of the client
  /// @return empty for a client that has no settings for that
  public Optional<HookState> hooks(Entry entry) {
    return Hooks.areKnownTo(entry.client())
        ? Optional.of(new Settings(machine, entry.client()).state(entry.scope()))
        : Optional.empty();
  }

  /// Whether a client hands over what other tools answer.
  ///
  /// @param afterTool whether a hook runs after its tools
  /// @param shell the prefix of its shell; empty for none
  public record HookState(boolean afterTool, String shell) {
    /// For people.
    ///
    /// @return in a few words
    public String told() {
      String door = shell.isEmpty() ? "off" : shell.endsWith("headroom-shell") ? "on" : shell;
      return (afterTool ? "on" : "off") + ", shell door " + door;
    }
  }

  /// What clients have under our name.
  ///
  /// @return an entry for each, in the order clients are known
  /// @throws IOException if a file cannot be read
  public List<Entry> entries() throws IOException {
    List<Receipt> known = receipts.all();
    List<Entry> entries = new ArrayList<>();
    for (Client client : Clients.ALL) {
      for (Scope scope : Scope.values()) {
        Optional<Client.Place> place = client.place(scope);
        if (place.isPresent()) {
          entry(client, scope, place.get(), known)
              .filter(entry -> entries.stream().noneMatch(entry::isAlso))
              .ifPresent(entries::add);
        }
      }
    }
    return entries;
  }

  /// The entries of clients that go through the gateway, or might.
  ///
  /// @return what tells them, and plans it
  public Wraps wraps() {
    return new Wraps(machine, receipts);
  }

  private Optional<Entry> entry(Client client, Scope scope, Client.Place place, List<Receipt> known)
      throws IOException {
    Path file = place.file(machine);
    try {
      Optional<String> text = ConfigFile.read(file);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      List<String> path = place.path(machine);
      JsonNode found = Editor.at(client.editor().read(text.get()), path);
      boolean ours =
          known.stream()
              .filter(receipt -> receipt.file().equals(file.toString()))
              .flatMap(receipt -> receipt.done().stream())
              .anyMatch(done -> done.path().equals(path) && Undo.isOurs(found, done));
      return found.isMissingNode()
          ? Optional.empty()
          : Optional.of(
              new Entry(
                  client,
                  scope,
                  file,
                  client.dialect().server(found),
                  ours,
                  scope != Scope.PROJECT || Receipts.wrote(known, file, path, found),
                  ""));
    } catch (BadConfig e) {
      return Optional.of(
          new Entry(
              client, scope, file, Optional.empty(), false, false, String.valueOf(e.getMessage())));
    }
  }

  interface Planning {
    Plan of(Optional<String> now);
  }

  static Plan planned(Client client, Path file, Planning planning) throws IOException {
    try {
      return planning.of(ConfigFile.read(file));
    } catch (BadConfig e) {
      return new Refused(client, file, String.valueOf(e.getMessage()));
    }
  }

  private Optional<Path> write(Write plan) throws IOException {
    if (!plan.before().equals(now(plan.file()))) {
      throw new IOException(plan.file() + " was changed meanwhile; try again");
    }
    Optional<Path> backup = backup(plan);
    if (plan.receipt().isPresent()) {
      receipts.put(made(plan, plan.receipt().get()));
      return backup;
    }
    List<String> directories = plan.undone().map(Receipt::directories).orElse(List.of());
    underLock(
        plan,
        () -> {
          if (plan.after().isPresent()) {
            return ConfigFile.write(plan.file(), plan.after().get());
          }
          ConfigFile.delete(plan.file(), directories);
          return List.of();
        });
    if (plan.undone().isPresent()) {
      receipts.remove(plan.undone().get());
    }
    return backup;
  }

  private interface Writing {
    List<String> run() throws IOException;
  }

  /// Writes a file that is still as it was when the change was planned. No client that writes it
  /// all the time does so meanwhile.
  private List<String> underLock(Write plan, Writing writing) throws IOException {
    boolean shared =
        plan.client().places().values().stream()
            .anyMatch(place -> place.throughProgram() && place.file(machine).equals(plan.file()));
    if (shared && Files.exists(plan.file())) {
      try (ClientLock _ = ClientLock.of(plan.file())) {
        return unchanged(plan, writing);
      }
    }
    return unchanged(plan, writing);
  }

  private static List<String> unchanged(Write plan, Writing writing) throws IOException {
    if (!plan.before().equals(now(plan.file()))) {
      throw new IOException(plan.file() + " was changed meanwhile; try again");
    }
    return writing.run();
  }

  /// Makes a change.
  ///
  /// @return the receipt of what it came to
  private Receipt made(Write plan, Receipt receipt) throws IOException {
    if (!plan.command().isEmpty() && ClientProgram.run(plan.command(), machine)) {
      Optional<String> after = now(plan.file());
      if (after.isPresent() && holds(plan.client(), after.get(), receipt)) {
        // The program lays the file out in its own way: what it did is what is to be undone.
        return new Receipt(
            receipt.client(),
            receipt.scope(),
            receipt.file(),
            receipt.created(),
            receipt.directories(),
            Receipt.digest(after.get()),
            Edit.between(plan.before().orElse(""), after.get()),
            receipt.done(),
            receipt.wrapped());
      }
    }
    List<String> directories =
        new ArrayList<>(
            underLock(plan, () -> ConfigFile.write(plan.file(), plan.after().orElseThrow())));
    directories.addAll(receipt.directories());
    return receipt.withDirectories(directories);
  }

  private static boolean holds(Client client, String text, Receipt receipt) {
    try {
      JsonNode tree = client.editor().read(text);
      return receipt.done().stream()
          .allMatch(done ->
              Editor.at(tree, done.path()).equals(JsonMapper.shared().valueToTree(done.value())));
    } catch (BadConfig e) {
      return false;
    }
  }

  private static Optional<String> now(Path file) throws IOException {
    try {
      return ConfigFile.read(file);
    } catch (BadConfig e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private Optional<Path> backup(Write plan) throws IOException {
    if (plan.before().isEmpty()) {
      return Optional.empty();
    }
    Path directory = home.resolve("backups");
    OwnFiles.makeDirectory(directory);
    String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString().replace(":", "");
    Path backup =
        directory.resolve(time + "-" + plan.client().id() + "-" + plan.file().getFileName());
    OwnFiles.write(backup, plan.before().get().getBytes(StandardCharsets.UTF_8));
    return Optional.of(backup);
  }
}
