/// The library: one text in, one shorter text out, and the original kept. The whole flow is
/// [Headroom#compress].
@NullMarked
package io.headroom.pipeline;

import org.jspecify.annotations.NullMarked;
