/// HTML pages: what the page says as Markdown, without what is there for browsing only.
@NullMarked
package io.headroom.compress.html;

import org.jspecify.annotations.NullMarked;
