/// Source code: signatures in full, bodies left out in place.
@NullMarked
package io.headroom.compress.code;

import org.jspecify.annotations.NullMarked;
