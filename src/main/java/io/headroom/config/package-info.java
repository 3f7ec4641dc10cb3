/// What users set and where: files, environment, command line; and what follows from it for the
/// doors.
@NullMarked
package io.headroom.config;

import org.jspecify.annotations.NullMarked;
