/// Registering the server with the programs that talk to agents: what to change in whose file, as
/// data, and the changing of it.
@NullMarked
package io.headroom.install;

import org.jspecify.annotations.NullMarked;
