package io.headroom.compress.table;

/// A unit and where it belongs.
///
/// @param section index of its section
/// @param unit index within the section
/// @param first first line, from 0
/// @param last last line
/// @param parent index of the item that is shown with it, or -1
record Item(int section, int unit, int first, int last, int parent) {}
