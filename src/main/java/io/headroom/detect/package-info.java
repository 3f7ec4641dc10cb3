/// From a text to the kind of content it is, by structure and proven by parsing.
@NullMarked
package io.headroom.detect;

import org.jspecify.annotations.NullMarked;
