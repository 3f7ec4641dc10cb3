package io.headroom.ledger;

import io.headroom.home.FileLock;
import io.headroom.home.OwnFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The events of all processes of a user, in files of JSON lines: `session_stats.jsonl`, and beside
/// it those that grew too long, named after the millisecond in which they were put aside. Lines are
/// only ever added, under a lock that all processes respect, and a file is put aside by renaming
/// it: no line is lost.
///
/// @param directory where the files are; made with the first event
/// @param maxBytes size from which on a file is put aside
/// @param kept how long a file is kept after its last event
public record Journal(Path directory, long maxBytes, Duration kept) {
  private static final String NAME = "session_stats";
  private static final String FILE = NAME + ".jsonl";
  private static final String LOCK = NAME + ".lock";

  /// A day of heavy use is some hundred kilobytes.
  private static final long MAX_BYTES = 4 << 20;

  private static final Duration KEPT = Duration.ofDays(400);

  /// The files in a directory, put aside from 4 MB on and kept for thirteen months.
  ///
  /// @param directory the user's own directory
  public Journal(Path directory) {
    this(directory, MAX_BYTES, KEPT);
  }

  /// Adds events, all or none.
  ///
  /// @param postings what happened
  /// @throws IOException if they could not be written
  void append(List<Posting> postings) throws IOException {
    byte[] lines =
        postings.stream()
            .map(posting -> Codec.write(posting) + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    if (!Files.isDirectory(directory)) {
      OwnFiles.makeDirectory(directory);
    }
    Path file = directory.resolve(FILE);
    try (FileLock _ = FileLock.of(directory.resolve(LOCK))) {
      if (Files.exists(file) && Files.size(file) >= maxBytes) {
        putAside(file);
      }
      if (!Files.exists(file)) {
        OwnFiles.makeFile(file);
      }
      boolean torn = isTorn(file);
      try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
        if (torn) {
          writeFully(out, new byte[] {'\n'});
        }
        writeFully(out, lines);
      }
    }
  }

  /// Whether the last line was cut off when its process was killed; what follows would be lost with
  /// it.
  private static boolean isTorn(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return in.size() > 0 && in.read(last, in.size() - 1) == 1 && last.get(0) != '\n';
    }
  }

  private static void writeFully(FileChannel out, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      out.write(left);
    }
  }

  private void putAside(Path file) {
    try {
      long millis = System.currentTimeMillis();
      Path aside = aside(millis);
      while (Files.exists(aside)) {
        aside = aside(++millis);
      }
      Files.move(file, aside);
      Instant oldest = Instant.now().minus(kept);
      for (Path old : files()) {
        if (Files.getLastModifiedTime(old).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(old);
        }
      }
    } catch (IOException _) {
      // Somebody holds a file where that forbids to rename it: the file grows on until next time.
    }
  }

  private Path aside(long millis) {
    return directory.resolve("%s.%s.jsonl".formatted(NAME, millis));
  }

  /// Reads events, in the order in which they were written.
  ///
  /// @param since from when on
  /// @param to takes them
  /// @return what else there was
  /// @throws IOException if a file could not be read
  public Reading read(Instant since, Consumer<Posting> to) throws IOException {
    return read(since, "", to);
  }

  /// Reads those events that have something in their line. A search takes a small part of the time
  /// that parsing takes.
  ///
  /// @param since from when on
  /// @param text what the line must have
  /// @param to takes them
  /// @return what else there was among such lines
  /// @throws IOException if a file could not be read
  Reading read(Instant since, String text, Consumer<Posting> to) throws IOException {
    Reader reader = new Reader(since, to);
    List<InputStream> files = new ArrayList<>();
    try {
      open(since, files);
      for (InputStream file : files) {
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> line.contains(text))
            .forEach(reader::take);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    } finally {
      for (InputStream file : files) {
        file.close();
      }
    }
    return reader.reading();
  }

  /// Opens the files before any of them can be put aside: what is open stays what it is.
  private void open(Instant since, List<InputStream> into) throws IOException {
    if (!Files.isDirectory(directory) || files().isEmpty()) {
      return;
    }
    if (!Files.isWritable(directory)) {
      openAll(since, into);
      return;
    }
    try (FileLock _ = FileLock.of(directory.resolve(LOCK))) {
      openAll(since, into);
    }
  }

  private void openAll(Instant since, List<InputStream> into) throws IOException {
    for (Path file : files()) {
      if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
        into.add(Files.newInputStream(file));
      }
    }
  }

  /// Oldest first: digits sort before letters.
  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, NAME + "*.jsonl")) {
      found.forEach(files::add);
    } catch (NoSuchFileException _) {
      return List.of();
    }
    Collections.sort(files);
    return files;
  }

  /// What came of reading.
  ///
  /// @param events lines that are events
  /// @param foreign lines of other programs or later versions, left out
  /// @param damaged lines that are no JSON or make no sense, left out
  public record Reading(long events, long foreign, long damaged) {}

  private static final class Reader {
    private final Instant since;
    private final Consumer<Posting> to;
    private long events;
    private long foreign;
    private long damaged;

    Reader(Instant since, Consumer<Posting> to) {
      this.since = since;
      this.to = to;
    }

    void take(String line) {
      if (line.isBlank()) {
        return;
      }
      switch (Codec.read(line)) {
        case Codec.Line.Entry(Posting posting) -> {
          events++;
          if (!posting.event().at().isBefore(since)) {
            to.accept(posting);
          }
        }
        case Codec.Line.Foreign _ -> foreign++;
        case Codec.Line.Damaged _ -> damaged++;
      }
    }

    Reading reading() {
      return new Reading(events, foreign, damaged);
    }
  }
}
