/// The user's own directory: what is kept there, and how it is kept from others.
@NullMarked
package io.headroom.home;

import org.jspecify.annotations.NullMarked;
