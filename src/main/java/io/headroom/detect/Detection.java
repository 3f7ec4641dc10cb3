package io.headroom.detect;

import java.util.Optional;

/// What a text was taken for, and why: kept so that a result can be explained.
///
/// @param kind the kind it is treated as
/// @param why the structure that decided, a few words in lower case
/// @param runnerUp the kind that would have been next, if another made a claim at all
public record Detection(ContentKind kind, String why, Optional<ContentKind> runnerUp) {}
