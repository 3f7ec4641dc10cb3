/// What the rows of a table have in common and which of them stray, whatever the table was spelled
/// as: JSON objects, lines of CSV, columns of a command, records of `key: value`.
@NullMarked
package io.headroom.select.rows;

import org.jspecify.annotations.NullMarked;
