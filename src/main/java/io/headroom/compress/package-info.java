/// One compressor per kind of content: takes a text apart into units inside a skeleton and shows
/// the units that matter, in source order, with every gap counted. Pure functions; they know
/// nothing of hashes, stores or clients.
@NullMarked
package io.headroom.compress;

import org.jspecify.annotations.NullMarked;
