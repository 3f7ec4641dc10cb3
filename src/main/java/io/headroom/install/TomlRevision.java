package io.headroom.install;

import io.headroom.install.TomlOutline.Pair;
import io.headroom.install.TomlOutline.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes single steps in a TOML text: a value, a line, an element of a list.
final class TomlRevision {
  private final String text;
  private final List<Table> tables;

  TomlRevision(String text) {
    this.text = text;
    this.tables = TomlOutline.of(text);
  }

  /// Takes a step.
  ///
  /// @return the whole text
  String with(Step step) throws BadConfig {
    return switch (step) {
      case Step.Set(List<String> path, Object value) -> {
        Optional<Pair> pair = pair(path);
        yield pair.isPresent()
            ? replace(pair.get().value(), TomlWriter.value(value))
            : add(path, value);
      }
      case Step.Drop(List<String> path) -> {
        Pair pair = known(path);
        int start = pair.start() - JsonStyle.indent(text, pair.start()).length();
        yield replace(new Stretch(start, pair.end()), "");
      }
      case Step.Splice splice ->
          Stretch.splice(
              text,
              known(splice.path()).elements(),
              splice.from(),
              splice.to(),
              splice.elements().stream().map(TomlWriter::value).toList());
    };
  }

  /// Adds a key to the table next above it, or a table behind those around it.
  private String add(List<String> path, Object value) throws BadConfig {
    Table above =
        tables.stream()
            .filter(table -> isBelow(path, table.path()))
            .max(Comparator.comparingInt(table -> table.path().size()))
            .orElseThrow(() -> byHand(path));
    if (tables.stream()
        .flatMap(table -> table.pairs().stream())
        .anyMatch(pair -> isBelow(path, pair.path()))) {
      throw byHand(path);
    }
    String newline = JsonStyle.newline(text);
    if (value instanceof Map<?, ?> map) {
      int end =
          tables.stream()
              .filter(
                  table -> table.path().equals(above.path()) || isBelow(table.path(), above.path()))
              .mapToInt(Table::end)
              .max()
              .orElseThrow();
      String lead = text.startsWith("\n", end - 1) ? newline : newline + newline;
      return replace(new Stretch(end, end), lead + TomlWriter.table(path, map, newline));
    }
    String indent =
        above.pairs().isEmpty() ? "" : JsonStyle.indent(text, above.pairs().getLast().start());
    String line = indent + TomlWriter.pair(path.subList(above.path().size(), path.size()), value);
    int end = above.end();
    return replace(
        new Stretch(end, end), text.startsWith("\n", end - 1) ? line + newline : newline + line);
  }

  private Optional<Pair> pair(List<String> path) {
    return tables.stream()
        .flatMap(table -> table.pairs().stream())
        .filter(pair -> pair.path().equals(path))
        .findFirst();
  }

  private Pair known(List<String> path) throws BadConfig {
    return pair(path).orElseThrow(() -> byHand(path));
  }

  private String replace(Stretch stretch, String by) {
    return Stretch.replace(text, stretch.start(), stretch.end(), by);
  }

  private static boolean isBelow(List<String> path, List<String> above) {
    return path.size() > above.size() && path.subList(0, above.size()).equals(above);
  }

  private static BadConfig byHand(List<String> path) {
    return new BadConfig(
        String.join(".", path.subList(0, path.size() - 1))
            + " is no table of its own; write it as [table] with a key on each line");
  }
}
