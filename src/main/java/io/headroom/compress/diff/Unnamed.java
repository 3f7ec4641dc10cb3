package io.headroom.compress.diff;

/// Files of which nothing is shown: named with their counts while there is room for names, counted
/// together after that.
final class Unnamed {
  private static final int CHARS_PER_TOKEN = 3;

  private int room;
  private int files;
  private int added;
  private int removed;

  Unnamed(int room) {
    this.room = room;
  }

  /// Takes room for so many UTF-16 units, if there is any.
  boolean takes(int length) {
    int tokens = length / CHARS_PER_TOKEN + 1;
    boolean fits = tokens <= room;
    room -= fits ? tokens : 0;
    return fits;
  }

  /// Writes a line that names a file, or counts the file.
  void add(Page out, String line, int added, int removed) {
    if (takes(line.length())) {
      out.add(line);
    } else {
      files++;
      this.added += added;
      this.removed += removed;
    }
  }

  void close(Page out) {
    if (files > 0) {
      String counts = Gap.counts(added, removed);
      out.add(
          "["
              + files
              + (files == 1 ? " more file" : " more files")
              + (counts.isEmpty() ? "" : ":" + counts)
              + ", not shown]");
    }
  }
}
