/// The books for people and for programs: a table in a terminal, a page, JSON, CSV, Prometheus.
/// Pure: from sums to text.
@NullMarked
package io.headroom.report;

import org.jspecify.annotations.NullMarked;
