/// Conversations of agents as JSON: the results of tools are shown shorter, each as the kind of
/// text it is; everything else stays as it was written.
@NullMarked
package io.headroom.compress.conversation;

import org.jspecify.annotations.NullMarked;
