/// Results of searching through files: matches grouped under the file they were found in,
/// definitions before uses.
@NullMarked
package io.headroom.compress.search;

import org.jspecify.annotations.NullMarked;
