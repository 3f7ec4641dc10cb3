package io.headroom.home;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;

/// Native libraries as files. A library is written once, into a directory named after its content
/// that only the user may enter, and its sum is checked before every use: whoever could forge one
/// there can do as much with the user's shell. Several processes may do so at once: a file appears
/// whole or not at all.
public final class NativeFiles {
  private final Path home;

  /// Native libraries in a directory.
  ///
  /// @param home directory to keep the libraries in; made when needed
  public NativeFiles(Path home) {
    this.home = home;
  }

  /// Where a user's libraries are kept: `natives` in the user's own directory.
  ///
  /// @return the files of the user who runs this process
  public static NativeFiles ofUser() {
    return new NativeFiles(Home.ofUser().resolve("natives"));
  }

  /// The file of a library.
  ///
  /// @param resource its place on the class path
  /// @return an absolute path to a file with exactly the resource's bytes
  /// @throws IOException if there is no such resource, or no place to write it
  public Path file(String resource) throws IOException {
    Content content = Content.of(resource);
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    try {
      Path directory = home.resolve(content.name());
      OwnFiles.makeDirectory(directory);
      Path file = directory.resolve(name).toAbsolutePath();
      if (!content.isIn(file)) {
        write(file, content);
      }
      return file;
    } catch (IOException | SecurityException _) {
      return temporary(name, content.read());
    }
  }

  /// A copy for this process alone, where the user has no directory to keep one in.
  private static Path temporary(String name, byte[] content) throws IOException {
    Path directory = Files.createTempDirectory("headroom-natives-");
    Path file = directory.resolve(name).toAbsolutePath();
    directory.toFile().deleteOnExit(); // hooks run in reverse order: the file goes first
    file.toFile().deleteOnExit();
    Files.write(file, content);
    return file;
  }

  private static void write(Path file, Content content) throws IOException {
    try {
      OwnFiles.write(file, content.read());
    } catch (IOException e) {
      // Another process may hold the file open where that forbids to replace it: its is as good.
      if (!content.isIn(file)) {
        throw e;
      }
    }
  }

  /// What a resource holds. A jar knows that of its entries, so that megabytes need not be unpacked
  /// to see that they are there already.
  ///
  /// @param url where it is
  /// @param size bytes
  /// @param sum CRC-32
  private record Content(URL url, long size, long sum) {
    static Content of(String resource) throws IOException {
      URL url = NativeFiles.class.getResource("/" + resource);
      if (url == null) {
        throw new FileNotFoundException(resource);
      }
      JarEntry entry =
          url.openConnection() instanceof JarURLConnection jar ? jar.getJarEntry() : null;
      if (entry != null && entry.getSize() >= 0 && entry.getCrc() >= 0) {
        return new Content(url, entry.getSize(), entry.getCrc());
      }
      byte[] bytes = read(url);
      return new Content(url, bytes.length, sum(bytes));
    }

    /// A name no other content is likely to have.
    String name() {
      return HexFormat.of().toHexDigits((int) sum) + "-" + size;
    }

    byte[] read() throws IOException {
      return read(url);
    }

    boolean isIn(Path file) throws IOException {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.size(file) == size
          && sum(Files.readAllBytes(file)) == sum;
    }

    private static byte[] read(URL url) throws IOException {
      try (InputStream in = url.openStream()) {
        return in.readAllBytes();
      }
    }

    private static long sum(byte[] bytes) {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      return sum.getValue();
    }
  }
}
