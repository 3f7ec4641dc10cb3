/// Originals by the hash of their bytes: what was shown short comes back whole.
@NullMarked
package io.headroom.store;

import org.jspecify.annotations.NullMarked;
