package io.headroom.compress;

/// How much of one class was left out of a text. Logs and what is like them have classes that their
/// gaps do not tell. The others say in place what is missing, and a second count would only cost:
/// gaps of JSON and tables carry aggregates of their rows, patches and pages end in a line of their
/// own by class, files of matches say how many were cut, and code where each hole is.
///
/// @param count how many, at least 1
/// @param what the class, in a few words: `info`, `without level`
public record Omitted(int count, String what) {}
