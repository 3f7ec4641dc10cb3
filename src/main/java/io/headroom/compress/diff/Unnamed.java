package io.headroom.compress.diff;

import java.util.List;

/// Files of which nothing is shown: named with their counts while there is room for names, counted
/// together after that.
final class Unnamed {
  private static final int CHARS_PER_TOKEN = 3;
  private static final int COUNT_TOKENS = 10;

  private int room;
  private int files;
  private int added;
  private int removed;

  Unnamed(int room) {
    this.room = room;
  }

  void add(List<String> out, String name, int added, int removed) {
    int tokens = name.length() / CHARS_PER_TOKEN + COUNT_TOKENS;
    if (tokens <= room) {
      room -= tokens;
      out.add("[" + name + ":" + Gap.counts(added, removed) + ", not shown]");
    } else {
      this.files++;
      this.added += added;
      this.removed += removed;
    }
  }

  void close(List<String> out) {
    if (files > 0) {
      out.add(
          "["
              + files
              + (files == 1 ? " file" : " more files")
              + ":"
              + Gap.counts(added, removed)
              + ", not shown]");
    }
  }
}
