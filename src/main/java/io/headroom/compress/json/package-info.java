/// JSON documents: compact forms that lose nothing, then rows chosen by what they tell.
@NullMarked
package io.headroom.compress.json;

import org.jspecify.annotations.NullMarked;
