package io.headroom.gateway;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of a server before it is asked anything: how to get to it.
public interface Server {
  /// Connects to it.
  ///
  /// @return a connection of its own
  /// @throws IOException if it cannot be started
  Peer open() throws IOException;

  /// Whether it may know the stateless era of the protocol. If not, nobody starts it to find out.
  ///
  /// @return false if it certainly wants a handshake
  default boolean mayBeStateless() {
    return true;
  }

  /// A program on this machine that speaks on its standard streams.
  ///
  /// @param command its command line
  /// @param environment variables besides ours
  record Command(List<String> command, Map<String, String> environment) implements Server {
    /// Copies the collections.
    public Command {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }

    @Override
    public Peer open() throws IOException {
      return ChildProcess.start(command, environment, null);
    }
  }

  /// A server that speaks Streamable HTTP.
  ///
  /// @param address where it is and what it is sent
  record Url(RemoteAddress address) implements Server {
    @Override
    public Peer open() {
      return Remote.open(address);
    }
  }

  /// Several servers as one.
  ///
  /// @param servers them by their names, in the order in which they are listed
  /// @param version the program's version, shown to clients
  record Several(Map<String, Server> servers, String version) implements Server {
    /// Copies the servers.
    ///
    /// @throws IllegalArgumentException if two have names that clients could not tell apart
    public Several {
      Map<String, String> prefixes = new LinkedHashMap<>();
      for (String name : servers.keySet()) {
        String other = prefixes.put(Names.prefix(name), name);
        if (other != null) {
          throw new IllegalArgumentException(
              "the servers '%s' and '%s' would both be called %s: rename one of them"
                  .formatted(other, name, Names.prefix(name)));
        }
      }
      servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    }

    @Override
    public Peer open() {
      return Board.open(servers, version);
    }

    @Override
    public boolean mayBeStateless() {
      return false;
    }
  }
}
