package io.headroom.detect;

/// What a text was taken for, and why: kept so that a result can be explained.
///
/// @param kind the kind it is treated as
/// @param why the structure that decided, a few words in lower case
public record Detection(ContentKind kind, String why) {}
