package io.headroom.compress.yaml;

import io.headroom.select.rows.Cell;

/// Lines that are shown or left out together: an entry without entries in it, or the head of one
/// with.
///
/// @param entry the entry
/// @param from first line, from 0
/// @param to line after the last
/// @param last line after the last of all that is in the entry
/// @param parent number of the part it stands in, -1 at the top
/// @param path the keys that lead to it, `[]` for any item and `*` for any key of a map
/// @param value what it says
/// @param head whether other parts stand in it
record Part(
    Entry entry, int from, int to, int last, int parent, String path, Cell value, boolean head) {}
