/// JSON documents and sequences of them: compact forms that lose nothing, then rows chosen by what
/// they tell.
///
/// A text is read into a [Json] tree of slices of itself ([JsonReader]), laid out as blocks with
/// units ([Layout]: rows of tables, items of lists, members of large objects), and written in the
/// form that [JsonText] describes, whole or with gaps ([Writer]). What columns have in common is
/// said once ([Folds], and [Economy] where all rows stand together). Where not everything is shown,
/// [Signals] and [Focus] say what is worth it, [Summary] says what all rows and those of a gap
/// were, [Brief] which tables name every row, and [Passages] shortens the texts of other kinds that
/// stand in strings.
@NullMarked
package io.headroom.compress.json;

import org.jspecify.annotations.NullMarked;
