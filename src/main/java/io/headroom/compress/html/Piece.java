package io.headroom.compress.html;

import io.headroom.select.Unit;

/// The smallest part of a page that is shown or left out: a sentence, an item, a row, a line of
/// long code.
///
/// @param unit the piece, its span in the joined text of the blocks that are content
/// @param block number of its block among these
/// @param section index of the first piece under the same heading
/// @param title whether it is a heading
record Piece(Unit unit, int block, int section, boolean title) {}
