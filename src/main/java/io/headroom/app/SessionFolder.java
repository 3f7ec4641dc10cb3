package io.headroom.app;

import io.headroom.app.CorpusFolder.Entry;
import io.headroom.eval.Needle;
import io.headroom.eval.Session;
import io.headroom.eval.SessionReader;
import io.headroom.store.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A folder of recorded sessions: the cases of its index, or else its files of JSON.
///
/// @param sessions those that have a result of a tool
/// @param faults why there are none, a line each
record SessionFolder(List<Session> sessions, List<String> faults) {
  static SessionFolder read(Path folder, Set<String> families) throws IOException {
    List<Session> sessions = new ArrayList<>();
    if (CorpusFolder.indexed(folder)) {
      CorpusFolder corpus = CorpusFolder.read(folder);
      if (!corpus.faults().isEmpty()) {
        return new SessionFolder(List.of(), corpus.faults());
      }
      for (Entry entry : corpus.entries()) {
        if (families.isEmpty() || families.contains(entry.test().family())) {
          List<Needle> used = entry.test().needles().stream().filter(Needle::critical).toList();
          session(entry.test().id(), entry.content(), used).ifPresent(sessions::add);
        }
      }
    } else {
      for (Path file : files(folder)) {
        session(name(file), file, List.of()).ifPresent(sessions::add);
      }
    }
    return sessions.isEmpty()
        ? new SessionFolder(
            sessions,
            List.of(
                "no recorded sessions in %s: give a folder of chat messages, a file of JSON per"
                        .formatted(folder)
                    + " session"))
        : new SessionFolder(sessions, List.of());
  }

  private static Optional<Session> session(String id, Path file, List<Needle> used)
      throws IOException {
    String text = Original.ofBytes(Files.readAllBytes(file)).text();
    return SessionReader.read(id, text, used)
        .filter(
            session -> session.steps().stream().anyMatch(Session.Step.Result.class::isInstance));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.jsonl?") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }
}
