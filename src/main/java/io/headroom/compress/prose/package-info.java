/// Plain text: paragraphs under headings, chosen by what they tell.
@NullMarked
package io.headroom.compress.prose;

import org.jspecify.annotations.NullMarked;
