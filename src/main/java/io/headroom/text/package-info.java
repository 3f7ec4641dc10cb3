/// What a text is, as far as compression cares: lines, spans, words, tokens. No I/O, no clock.
@NullMarked
package io.headroom.text;

import org.jspecify.annotations.NullMarked;
