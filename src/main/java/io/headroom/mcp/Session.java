package io.headroom.mcp;

import io.headroom.home.Project;
import io.headroom.store.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What is known of one client: who it is, what files it grants, what it asked for in vain. A
/// connection on stdio has one for its life; over HTTP, which has no sessions here, each request
/// gets a fresh one with the granted roots only.
final class Session {
  private volatile String client = "";
  private final List<Path> granted;
  private final Originals originals;
  private final Set<Project> workedIn = ConcurrentHashMap.newKeySet();
  private final ClientRoots clientRoots = new ClientRoots();
  private final ConcurrentMap<String, AtomicInteger> missed = new ConcurrentHashMap<>();

  /// A session with the files that are granted from the start, and everybody's originals.
  ///
  /// @param roots real paths of granted directories
  Session(List<Path> roots) {
    this(roots, Originals.ALL);
  }

  /// A session with the files that are granted and the originals that are seen from the start.
  ///
  /// @param roots real paths of granted directories
  /// @param originals which originals are seen
  Session(List<Path> roots, Originals originals) {
    this.granted = List.copyOf(roots);
    this.originals = originals;
  }

  /// The client's name as it gave it (`clientInfo.name`), empty before it did.
  String client() {
    return client;
  }

  void client(String name) {
    client = name;
  }

  /// Real paths of directories whose files may be read: those granted from the start, then the
  /// client's own.
  List<Path> roots() {
    return Stream.concat(granted.stream(), clientRoots.paths().stream()).distinct().toList();
  }

  /// Which originals the client sees now, and whose those are that it stores. Clients name their
  /// roots late, or others later on: what a session has stored it goes on seeing.
  Scope scope() {
    Scope scope = originals.seen(clientRoots.paths());
    workedIn.addAll(scope.owners());
    return new Scope(scope.owners(), scope.seen().map(_ -> workedIn));
  }

  /// The directories the client works in, as far as it told.
  ClientRoots clientRoots() {
    return clientRoots;
  }

  /// Counts a request for an original that is not there.
  ///
  /// @param hash as asked for
  /// @return how often it was asked for in this session, this time included
  int missed(String hash) {
    return missed.computeIfAbsent(hash, _ -> new AtomicInteger()).incrementAndGet();
  }
}
