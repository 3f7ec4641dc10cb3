/// The `headroom` command: the only place that knows everybody.
@NullMarked
package io.headroom.app;

import org.jspecify.annotations.NullMarked;
