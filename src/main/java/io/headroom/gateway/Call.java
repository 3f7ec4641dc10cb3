package io.headroom.gateway;

/// A tool call whose result is on its way.
///
/// @param tool the tool's name
/// @param client the client's name as it gave it; empty if unknown
/// @param query what its result is read for: `_query`, else the tool's own input
/// @param path `_path`, empty without
record Call(String tool, String client, String query, String path) {}
