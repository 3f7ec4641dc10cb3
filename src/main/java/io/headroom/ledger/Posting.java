package io.headroom.ledger;

/// An event in the books that processes share.
///
/// @param scope whose process it is of
/// @param event what happened
public record Posting(Scope scope, Event event) {}
