/// The MCP server: tools, the two protocol eras, stdio and HTTP.
@NullMarked
package io.headroom.mcp;

import org.jspecify.annotations.NullMarked;
