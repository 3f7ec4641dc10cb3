/// Syntax trees of programming languages: tree-sitter behind a plain summary, its native libraries
/// unpacked once per user. Without them, on a platform that has none or where none may be run,
/// every text has no tree.
@NullMarked
package io.headroom.grammar;

import org.jspecify.annotations.NullMarked;
