package io.headroom.compress.table;

import io.headroom.select.rows.Field;
import io.headroom.select.rows.Value;
import java.util.List;

/// A part of a document, lines that belong together by their structure.
sealed interface Section {
  /// How many units it is made of.
  int units();

  /// First line of a unit.
  int first(int unit);

  /// Last line of a unit.
  int last(int unit);

  /// A table.
  ///
  /// @param names names of the columns; none if the table has no header
  /// @param header first line of the header, or -1
  /// @param rows at least one
  /// @param separator what stands between cells where they are shown
  record Grid(List<String> names, int header, List<Row> rows, String separator) implements Section {
    @Override
    public int units() {
      return rows.size();
    }

    @Override
    public int first(int unit) {
      return rows.get(unit).first();
    }

    @Override
    public int last(int unit) {
      return rows.get(unit).last();
    }

    int width() {
      return rows.getFirst().cells().size();
    }
  }

  /// Lines under lines, as indentation, records and trees have them.
  ///
  /// @param entries one per line that is not blank
  record Outline(List<Entry> entries) implements Section {
    @Override
    public int units() {
      return entries.size();
    }

    @Override
    public int first(int unit) {
      return entries.get(unit).line();
    }

    @Override
    public int last(int unit) {
      return entries.get(unit).line();
    }
  }

  /// A listing of paths, each on a line.
  ///
  /// @param paths the lines as rows: the directory with its last slash, and the name in it
  record Paths(List<Row> paths) implements Section {
    @Override
    public int units() {
      return paths.size();
    }

    @Override
    public int first(int unit) {
      return paths.get(unit).first();
    }

    @Override
    public int last(int unit) {
      return paths.get(unit).last();
    }

    String directory(int unit) {
      return paths.get(unit).cells().getFirst().raw();
    }

    String name(int unit) {
      return paths.get(unit).cells().getLast().raw();
    }

    /// Where paths are and what sort of file they name.
    List<Field> fields() {
      Value[] directories = new Value[paths.size()];
      Value[] sorts = new Value[paths.size()];
      for (int i = 0; i < sorts.length; i++) {
        String name = name(i);
        directories[i] = paths.get(i).cells().getFirst();
        sorts[i] = new Cell(name.substring(Math.max(0, name.lastIndexOf('.'))));
      }
      return List.of(new Field("in", directories), new Field("names", sorts));
    }
  }
}
