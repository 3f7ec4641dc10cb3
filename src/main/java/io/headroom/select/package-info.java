/// Which parts of a text are worth their tokens: scoring and budgeted choice, the same for every
/// kind of content.
@NullMarked
package io.headroom.select;

import org.jspecify.annotations.NullMarked;
