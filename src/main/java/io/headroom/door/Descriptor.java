package io.headroom.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An open file of another process, as Linux shows it under `/proc`.
///
/// @param pid the process
/// @param number the descriptor's number there
record Descriptor(long pid, String number) {
  private static final int WRITING = 0b11;
  private static final int APPENDING = 02000;

  /// Where to open the very same file, whatever its name leads to by now.
  Path path() {
    return Path.of("/proc", Long.toString(pid), "fd", number);
  }

  /// The flags it was opened with; empty if that cannot be seen, as when the process is gone.
  private Optional<Integer> flags() {
    Path info = Path.of("/proc", Long.toString(pid), "fdinfo", number);
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("flags:"))
          .map(line -> Integer.parseInt(line.substring("flags:".length()).strip(), 8))
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Whether what is written goes to the end, wherever that is by then.
  boolean appends() {
    return flags().filter(flags -> (flags & APPENDING) != 0).isPresent();
  }

  /// Whether another process may go on writing to a file: one that has it open for that, other than
  /// this one, and the given one with all above it, which wait for it to end.
  ///
  /// @param file the file's name as the system gives it
  static boolean writtenByOthers(String file, long pid) throws IOException {
    Set<Long> waiting = new HashSet<>(Set.of(ProcessHandle.current().pid()));
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    while (process.isPresent()) {
      waiting.add(process.get().pid());
      process = process.get().parent();
    }
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !name.isEmpty() && name.chars().allMatch(Character::isDigit))
          .map(Long::valueOf)
          .filter(other -> !waiting.contains(other))
          .anyMatch(other -> writes(other, file));
    }
  }

  private static boolean writes(long pid, String file) {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.map(path -> new Descriptor(pid, String.valueOf(path.getFileName())))
          .anyMatch(descriptor ->
              descriptor.leadsTo(file)
                  && descriptor.flags().filter(flags -> (flags & WRITING) != 0).isPresent());
    } catch (IOException | java.io.UncheckedIOException _) {
      return false; // it has ended, or is another user's
    }
  }

  private boolean leadsTo(String file) {
    try {
      return Files.readSymbolicLink(path()).toString().equals(file);
    } catch (IOException _) {
      return false;
    }
  }
}
