/// The ways in by which text comes by itself: the output of commands, taken between the command and
/// whoever reads it. Whatever is in doubt here leaves the output as it was.
@NullMarked
package io.headroom.door;

import org.jspecify.annotations.NullMarked;
