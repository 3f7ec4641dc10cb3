package io.headroom.compress.table;

import java.util.List;

/// One row of a table.
///
/// @param first its first line, from 0
/// @param last its last line
/// @param cells its cells, as many as the table has columns
record Row(int first, int last, List<Cell> cells) {}
