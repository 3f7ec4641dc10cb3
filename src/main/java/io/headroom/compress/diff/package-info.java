/// Patches: files, hunks and changed lines, with as much context as it takes to place them.
@NullMarked
package io.headroom.compress.diff;

import org.jspecify.annotations.NullMarked;
