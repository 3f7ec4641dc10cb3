/// YAML by its block structure: the lines that say something new, each under the keys it belongs
/// to, and comments where others were left out.
@NullMarked
package io.headroom.compress.yaml;

import org.jspecify.annotations.NullMarked;
