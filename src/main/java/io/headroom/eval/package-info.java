/// How well texts are made shorter: cases with what their readers need, run through the library as
/// an MCP client would run them, and scored. Reads no files and writes none.
@NullMarked
package io.headroom.eval;

import org.jspecify.annotations.NullMarked;
