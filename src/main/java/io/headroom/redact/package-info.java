/// Keys, tokens and passwords in a text, found by their shape and masked: what is shown need not
/// show them.
@NullMarked
package io.headroom.redact;

import org.jspecify.annotations.NullMarked;
