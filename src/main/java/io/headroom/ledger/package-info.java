/// What was saved and what it cost.
@NullMarked
package io.headroom.ledger;

import org.jspecify.annotations.NullMarked;
