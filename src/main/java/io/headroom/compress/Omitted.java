package io.headroom.compress;

/// How much of one class was left out of a text.
///
/// @param count how many, at least 1
/// @param what the class, in a few words: `info`, `without level`
public record Omitted(int count, String what) {}
