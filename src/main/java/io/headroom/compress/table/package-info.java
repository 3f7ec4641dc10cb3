/// Tables and listings: delimited, drawn and aligned tables as rows, everything else that comes
/// line by line as an outline of entries.
@NullMarked
package io.headroom.compress.table;

import org.jspecify.annotations.NullMarked;
