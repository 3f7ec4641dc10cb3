package io.headroom.compress.diff;

import java.util.List;

/// What a patch does to one file.
///
/// @param from its first row
/// @param headerEnd the row after its header
/// @param end the row after its last
/// @param name path of the file as the header has it, of the result where there is one
/// @param hunks its hunks, in order
record FileDiff(int from, int headerEnd, int end, String name, List<Hunk> hunks) {
  FileDiff {
    hunks = List.copyOf(hunks);
  }
}
