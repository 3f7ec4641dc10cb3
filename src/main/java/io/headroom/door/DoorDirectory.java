package io.headroom.door;

import io.headroom.home.OwnFiles;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the servers of a user listen for doors: `door/VERSION/PID.sock` in the user's own
/// directory. A server of another version is never asked.
///
/// @param directory the directory of the version
public record DoorDirectory(Path directory) {
  private static final String SUFFIX = ".sock";

  /// The directory of a version.
  ///
  /// @param home the user's own directory
  /// @param version the program's version
  /// @return where its servers listen
  public static DoorDirectory of(Path home, String version) {
    return new DoorDirectory(home.resolve("door").resolve(version));
  }

  /// The socket of this process, in a directory nobody else may enter.
  Path make() throws IOException {
    OwnFiles.makeDirectory(directory);
    return directory.resolve(ProcessHandle.current().pid() + SUFFIX);
  }

  /// All sockets, of servers that run and of such as were killed.
  List<Path> sockets() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// Removes the sockets of servers that were killed.
  void sweep() throws IOException {
    for (Path socket : sockets()) {
      try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        // somebody listens
      } catch (java.net.ConnectException _) {
        Files.deleteIfExists(socket);
      }
    }
  }
}
