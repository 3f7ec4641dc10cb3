package io.headroom.install;

import io.headroom.install.Plan.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The servers that clients know, and which of them go through the gateway.
public final class Wraps {
  private final Machine machine;
  private final Receipts receipts;

  Wraps(Machine machine, Receipts receipts) {
    this.machine = machine;
    this.receipts = receipts;
  }

  /// A server that a client knows.
  ///
  /// @param client the client
  /// @param scope for whom
  /// @param file where it is
  /// @param path its place in there
  /// @param server what its entry says; empty if it cannot be understood
  /// @param agreed whether the user has it so: in a project's file, which is anybody's, only what
  ///   was put there and nothing else
  public record Entry(
      Client client,
      Scope scope,
      Path file,
      List<String> path,
      Optional<Server> server,
      boolean agreed) {
    /// Copies the list.
    public Entry {
      path = List.copyOf(path);
    }

    /// The name it goes by.
    ///
    /// @return the last name of its place
    public String name() {
      return path.getLast();
    }

    /// Whether it goes through a gateway, whoever wrote that.
    ///
    /// @return true if it does
    public boolean isWrapped() {
      return server.filter(Wrapping::isGateway).isPresent();
    }

    /// Whether it is Headroom itself.
    ///
    /// @return true if it is, by name or by what it starts
    public boolean isHeadroom() {
      return name().equals(Client.NAME) || server.filter(Wrapping::isHeadroom).isPresent();
    }

    private boolean isAlso(Entry other) {
      return client.equals(other.client) && file.equals(other.file) && path.equals(other.path);
    }
  }

  /// What clients know.
  ///
  /// @param entries their servers
  /// @param unreadable their files that cannot be read
  public record Known(List<Entry> entries, List<Refused> unreadable) {
    /// Copies the lists.
    public Known {
      entries = List.copyOf(entries);
      unreadable = List.copyOf(unreadable);
    }
  }

  /// What clients know.
  ///
  /// @param clients which ones
  /// @param scopes for whom
  /// @return their servers, in the order clients are known
  /// @throws IOException if a file cannot be read
  public Known known(List<Client> clients, Set<Scope> scopes) throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<Refused> unreadable = new ArrayList<>();
    for (Client client : clients) {
      for (Scope scope : Scope.values()) {
        Optional<Client.Place> place = client.place(scope).filter(_ -> scopes.contains(scope));
        if (place.isEmpty()) {
          continue;
        }
        Path file = place.get().file(machine);
        try {
          entries(client, scope, place.get(), file).stream()
              .filter(entry -> entries.stream().noneMatch(entry::isAlso))
              .forEach(entries::add);
        } catch (BadConfig e) {
          unreadable.add(new Refused(client, file, String.valueOf(e.getMessage())));
        }
      }
    }
    return new Known(entries, unreadable);
  }

  /// The servers that go through a gateway.
  ///
  /// @param clients of which clients
  /// @param scope for whom; empty for everybody
  /// @return in the order clients are known
  /// @throws IOException if a file cannot be read
  public List<Entry> wrapped(List<Client> clients, Optional<Scope> scope) throws IOException {
    Set<Scope> scopes = scope.<Set<Scope>>map(EnumSet::of).orElse(EnumSet.allOf(Scope.class));
    return known(clients, scopes).entries().stream().filter(Entry::isWrapped).toList();
  }

  private List<Entry> entries(Client client, Scope scope, Client.Place place, Path file)
      throws IOException, BadConfig {
    Optional<String> text = ConfigFile.read(file);
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> path = place.path(machine);
    List<String> container = path.subList(0, path.size() - 1);
    JsonNode servers = Editor.at(client.editor().read(text.get()), container);
    List<Receipt> done = receipts.all();
    List<Entry> entries = new ArrayList<>();
    servers
        .properties()
        .forEach(member -> {
          List<String> at = Stream.concat(container.stream(), Stream.of(member.getKey())).toList();
          JsonNode found = member.getValue();
          boolean agreed = scope != Scope.PROJECT || Receipts.wrote(done, file, at, found);
          entries.add(new Entry(client, scope, file, at, client.dialect().server(found), agreed));
        });
    return entries;
  }

  /// Plans to send a server through the gateway.
  ///
  /// @param entry the server
  /// @param gateway how the gateway is started
  /// @param force whether a key may be seen in the list of processes, and a login may be lost
  /// @return a plan for its file
  /// @throws IOException if it cannot be read
  public Plan wrap(Entry entry, Server.Local gateway, boolean force) throws IOException {
    Optional<Receipt> earlier = receipt(entry);
    return Registry.planned(
        entry.client(), entry.file(), now -> WrapPlanner.in(entry, now, earlier, gateway, force));
  }

  /// Plans to take a server out of the gateway.
  ///
  /// @param entry the server
  /// @return a plan for its file
  /// @throws IOException if it cannot be read
  public Plan unwrap(Entry entry) throws IOException {
    Optional<Receipt> earlier = receipt(entry);
    return Registry.planned(
        entry.client(),
        entry.file(),
        now ->
            earlier.isPresent()
                ? Planner.uninstall(entry.client(), earlier.get(), now)
                : WrapPlanner.out(entry, now.orElse("")));
  }

  private Optional<Receipt> receipt(Entry entry) throws IOException {
    return receipts.all().stream()
        .filter(receipt ->
            Objects.equals(receipt.wrapped(), entry.name())
                && receipt.client().equals(entry.client().id())
                && receipt.file().equals(entry.file().toString())
                && receipt.done().stream().anyMatch(done -> done.path().equals(entry.path())))
        .findFirst();
  }
}
