/// A gateway in front of another MCP server: what goes through it stays byte for byte, but the
/// results of tools, which get short before their client sees them.
@NullMarked
package io.headroom.gateway;

import org.jspecify.annotations.NullMarked;
