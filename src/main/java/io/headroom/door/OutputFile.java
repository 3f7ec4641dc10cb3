package io.headroom.door;

import io.headroom.door.Shortener.ShortForm;
import io.headroom.store.Original;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/// The file that a shell writes to as its standard output, and its client reads when the shell has
/// ended. Its content is replaced, never the file: the client may have it open.
final class OutputFile {
  private final Descriptor descriptor;
  private final Path file;

  /// The standard output of a process.
  ///
  /// @param pid the process, which waits meanwhile
  /// @param file what it calls the file
  OutputFile(long pid, Path file) {
    this.descriptor = new Descriptor(pid, "1");
    this.file = file;
  }

  /// Replaces the content by its short form.
  ///
  /// @param shortener makes it
  /// @param output what is known of the output
  /// @param deadline when it is too late
  /// @return false if the file is as it was
  /// @throws IOException if the file cannot be read or written; then, too, it is as it was
  boolean shorten(Shortener shortener, Output output, Deadline deadline) throws IOException {
    if (!isOurs()) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(descriptor.path(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = channel.size();
      if (size < shortener.leastBytes() || size > Shortener.MOST_BYTES) {
        return false;
      }
      byte[] content = read(channel, (int) size);
      Optional<ShortForm> shorter = shortener.shorten(Original.ofBytes(content), output, deadline);
      if (shorter.isEmpty()) {
        return false;
      }
      byte[] text = shorter.get().text().getBytes(StandardCharsets.UTF_8);
      boolean stands =
          text.length < size
              && channel.size() == size
              && isOurs()
              && !Descriptor.writtenByOthers(nameOfOpenFile(), descriptor.pid())
              && !deadline.isOver();
      if (stands) {
        replace(channel, content, text);
        shortener.shown(shorter.get());
      }
      return stands;
    }
  }

  /// Whether this is still the output of a process that waits, and nobody else's. The names may
  /// differ in what they lead to where the process lives among other processes or files than we.
  private boolean isOurs() throws IOException {
    Path open = descriptor.path();
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.isSameFile(open, file)
        && descriptor.appends();
  }

  private String nameOfOpenFile() throws IOException {
    return Files.readSymbolicLink(descriptor.path()).toString();
  }

  private static byte[] read(FileChannel channel, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {}
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /// Writes first and cuts then: at no moment is anything missing that is not in the short form,
  /// and what is overwritten needs no room on the disk.
  private static void replace(FileChannel channel, byte[] content, byte[] text) throws IOException {
    try {
      write(channel, text, text.length);
      channel.truncate(text.length);
    } catch (IOException e) {
      write(channel, content, Math.min(content.length, text.length));
      throw e;
    }
  }

  private static void write(FileChannel channel, byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer, buffer.position());
    }
  }
}
