package io.headroom.compress.table;

/// A line of an outline.
///
/// @param line its number, from 0
/// @param depth how many entries it stands under
/// @param parent index of the entry it stands under, or -1
/// @param key what it is about: the name before a colon or an equals sign, else its first word
/// @param value what it says of it: the text behind the sign, or behind the first word
/// @param named whether a sign parts key and value
record Entry(int line, int depth, int parent, String key, String value, boolean named) {}
