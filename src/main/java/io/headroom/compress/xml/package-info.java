/// XML by structure: repeated elements as rows of tables, the rest as an outline without closing
/// tags. Nothing outside the text is read and no entity is expanded.
@NullMarked
package io.headroom.compress.xml;

import org.jspecify.annotations.NullMarked;
