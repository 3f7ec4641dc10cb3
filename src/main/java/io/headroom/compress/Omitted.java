package io.headroom.compress;

/// How much of one class was left out of a text. Logs and what is like them have classes that their
/// gaps do not tell. The others say in place what is missing, and a second count would only cost:
/// gaps of JSON and tables carry aggregates of their rows, patches end in a line by class (changed,
/// repeated, context, header, message), pages in one by part, matches count context and other
/// lines, and code names what each hole was.
///
/// @param count how many, at least 1
/// @param what the class, in a few words: `info`, `without level`
public record Omitted(int count, String what) {}
