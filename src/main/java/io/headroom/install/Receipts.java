package io.headroom.install;

import io.headroom.home.FileLock;
import io.headroom.home.OwnFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was done to users' files, remembered in the user's own directory.
final class Receipts {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FILE = "registrations.json";

  private final Path home;

  /// @param home the user's own directory
  Receipts(Path home) {
    this.home = home;
  }

  /// The file's form.
  ///
  /// @param version of the form
  /// @param receipts in the order things were done
  record Book(int version, List<Receipt> receipts) {}

  /// All of them.
  ///
  /// @return in the order things were done
  List<Receipt> all() throws IOException {
    Path file = home.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return List.copyOf(JSON.readValue(Files.readAllBytes(file), Book.class).receipts());
    } catch (JacksonException e) {
      throw new IOException(
          file + " is damaged; move it away, and remove entries from clients by hand", e);
    }
  }

  /// Whether something stands in a file just as it was put there. A file that others can write may
  /// start anything by now if only the least of it is another.
  ///
  /// @param all receipts
  /// @param there what stands there
  static boolean wrote(List<Receipt> all, Path file, List<String> path, JsonNode there) {
    return all.stream()
        .filter(receipt -> receipt.file().equals(file.toString()))
        .flatMap(receipt -> receipt.done().stream())
        .anyMatch(done ->
            !done.element()
                && done.path().equals(path)
                && there.equals(JSON.valueToTree(done.value())));
  }

  void put(Receipt receipt) throws IOException {
    update(all -> {
      List<Receipt> next = new ArrayList<>(without(all, receipt));
      next.add(receipt);
      return next;
    });
  }

  void remove(Receipt receipt) throws IOException {
    update(all -> without(all, receipt));
  }

  private static List<Receipt> without(List<Receipt> all, Receipt receipt) {
    return all.stream().filter(other -> !other.isAlso(receipt)).toList();
  }

  private void update(UnaryOperator<List<Receipt>> change) throws IOException {
    OwnFiles.makeDirectory(home);
    try (FileLock _ = FileLock.of(home.resolve(FILE + ".lock"))) {
      List<Receipt> next = change.apply(all());
      if (next.isEmpty()) {
        Files.deleteIfExists(home.resolve(FILE));
      } else {
        OwnFiles.write(home.resolve(FILE), JSON.writeValueAsBytes(new Book(1, next)));
      }
    }
  }
}
