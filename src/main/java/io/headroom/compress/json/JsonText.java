package io.headroom.compress.json;

import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON in fewer tokens, readable without instruction and without loss.
///
/// ```
/// document := ["jsonl "] block          jsonl: the rows are the documents of a sequence
/// object   := a line per member         name: value      a value on one line
///                                       name:            an object, its members indented by one
///                                       name[N]…         an array
///                                       name: <sibling>/x   a string that begins with that of a
///                                                           member before it
/// array    := [N]: v,v,v                scalars; 3..9 are seven numbers, 0*7 is seven times 0,
///                                       10..50 by +10 are five, as are days and times
///           | [N]:  and N items         - value, or - and a block indented by one
///           | [N]{a,b}  and N rows      a table of records
///           | [N]{key: a,b} and N rows  key: v,v         an object of records
///           | [N]:{A|B} A{…} B{…}       records of several sorts; a row begins with its letter
/// header   := {id,user{login},by?{id},tags[{name}]}
///             user{…}   an object in every record; its members are cells of the row
///             by?{…}    the cell is a tuple (v,v), or null, or empty if there is none
///             tags[{…}] the cell is a list of tuples [(v,v),(v,v)]
///             at(+5 min) an empty cell is one step on from the row before
/// folds    := lines indented under the header: what every record has besides its cells
///             type: User                          a constant
///             url: https://example.org/<user.login>   made of the record's other members
///             file: /srv/data/*                   the cell holds what stands for the star
///             error: * failed after *             for several stars, with bars between: io|3 s
///             price: <plan: free=0,pro=15>        said by another column
///             kind: <*: A=first,B=second>         the cell is a letter
///             by?: / tags[]:                      the folds of tuples, indented
/// value    := number | true | false | null | "JSON string" | bare string | {name:v,…} | [v,…]
/// ```
///
/// A cell `=v` has the whole value `v`, whatever the header says of its column. An empty cell is a
/// missing member, `""` an empty string, `null` null, `"null"` a string. A string stands bare if
/// nothing in it can be misread where it stands; `<` and `*` of constants are escaped. Which folds
/// are worth their line is decided by counted tokens ([Economy]). Objects that have a name twice
/// keep their own JSON spelling.
///
/// What is decoded is the same as what was encoded by [Json#same]: numbers digit for digit, strings
/// character for character (not escape for escape), arrays in order, objects by their members. The
/// order of an object's members is kept but in tables, where it is that of the header with the
/// folded members last. Lines that begin with `…` stand where something was left out; a text that
/// has them cannot be decoded.
final class JsonText {
  private JsonText() {}

  /// Values read from a text.
  ///
  /// @param lines whether they are a sequence of documents, given as an array
  /// @param root the document, or the array of documents
  record Parsed(boolean lines, Json root) {
    /// Whether both are the same.
    boolean same(Parsed other) {
      return lines == other.lines && Json.same(root, other.root);
    }
  }

  /// Reads JSON or a sequence of JSON documents.
  static Optional<Parsed> parse(String text, Work work) {
    return JsonReader.read(text, work).map(roots -> parsed(text, roots));
  }

  private static Parsed parsed(String text, List<Json> roots) {
    if (roots.size() == 1) {
      return new Parsed(false, roots.getFirst());
    }
    long weight = 2;
    for (Json root : roots) {
      weight += root.weight() + 1L;
    }
    int capped = (int) Math.min(Integer.MAX_VALUE, weight);
    Json[] items = roots.toArray(new Json[0]);
    return new Parsed(true, new Json.Arr(text, 0, text.length(), capped, items));
  }

  /// Writes everything.
  ///
  /// @param parsed what to write
  /// @param tokens what counts them
  /// @return a text [#decode] reads back
  static String encode(Parsed parsed, TokenCounter tokens) {
    Layout.Laid laid = Layout.of(parsed.root(), Work.UNWATCHED);
    fold(laid.root(), new Economy(tokens));
    View all = View.lossless(laid.units().size());
    return Writer.write(laid.root(), parsed.lines(), all, new Summary()).text();
  }

  /// Finds what the tables of a layout can say once.
  static void fold(Block block, @Nullable Economy economy) {
    switch (block) {
      case Block.Table table -> table.fold(economy);
      case Block.Members members -> members.members().forEach(m -> fold(m, economy));
      case Block.Items items -> items.items().forEach(i -> fold(i, economy));
      case Block.Embedded embedded -> fold(embedded.inner(), economy);
      case Block.Inline _, Block.Values _, Block.Passage _ -> {}
    }
  }

  /// Reads what [#encode] has written.
  ///
  /// @param text the text
  /// @return the values
  /// @throws IllegalArgumentException if the text is not of this form
  static Parsed decode(String text) {
    return new JsonTextReader(text).read();
  }
}
