package io.headroom.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// Reads the published rank files, which come inside jtokkit's jar: a line for each token, its
/// bytes in Base64, a blank and its rank, ranks counting up from 0.
final class RankFile {
  private static final String FOLDER = "/com/knuddels/jtokkit/";

  private final byte[] file;
  private final byte[] bytes;
  private int[] starts = new int[1 << 17];
  private int count;
  private int length;

  private RankFile(byte[] file) {
    this.file = file;
    this.bytes = new byte[file.length];
  }

  /// Reads and indexes an encoding.
  ///
  /// @param encoding its name, such as `o200k_base`
  /// @return its tokens
  /// @throws IllegalStateException if the file is missing or is not as described
  static Ranks read(String encoding) {
    String name = FOLDER + encoding + ".tiktoken";
    try (InputStream in = RankFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + name);
      }
      return new RankFile(in.readAllBytes()).parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ranks parse() {
    int at = 0;
    while (at < file.length) {
      if (count + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      at = rank(token(at));
    }
    return new Ranks(Arrays.copyOf(bytes, length), Arrays.copyOf(starts, count + 1));
  }

  /// Decodes the token at an offset and gives the offset of its rank.
  private int token(int from) {
    int bits = 0;
    int width = 0;
    int at = from;
    for (; file[at] != ' '; at++) {
      if (file[at] == '=') {
        continue;
      }
      bits = bits << 6 | sextet(file[at]);
      width += 6;
      if (width >= 8) {
        width -= 8;
        bytes[length++] = (byte) (bits >>> width);
      }
    }
    return at + 1;
  }

  /// Reads the rank at an offset, closes its token, and gives the offset of the next line.
  private int rank(int from) {
    int rank = 0;
    int at = from;
    for (; at < file.length && file[at] != '\n'; at++) {
      rank = rank * 10 + file[at] - '0';
    }
    if (rank != count) {
      throw new IllegalStateException("expected rank " + count + ", found " + rank);
    }
    starts[++count] = length;
    return at + 1;
  }

  private static int sextet(byte c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return switch (c) {
      case '+' -> 62;
      case '/' -> 63;
      default -> throw new IllegalStateException("not Base64: " + c);
    };
  }
}
