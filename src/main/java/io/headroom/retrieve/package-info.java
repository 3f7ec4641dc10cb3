/// From a hash to what the reader wants of the original: the whole, some lines, a part by path, or
/// what answers a question.
@NullMarked
package io.headroom.retrieve;

import org.jspecify.annotations.NullMarked;
