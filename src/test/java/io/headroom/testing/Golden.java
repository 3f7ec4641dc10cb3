package io.headroom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Pairs of a real input, `golden/<kind>/<name>.in`, and what is shown of it, `<name>.out`; a
/// question in `<name>.query` if there is one. A change of behaviour shows as a change of an
/// output: `-Dgolden.update=true` writes them anew.
public final class Golden {
  private static final Path ROOT = Path.of("src/test/resources/golden");

  private Golden() {}

  /// Compares all pairs of a kind.
  ///
  /// @param kind the folder
  /// @param show gives what is shown of an input, asked a question or the empty one
  public static void check(String kind, BiFunction<String, String, String> show) {
    List<Path> inputs = inputs(ROOT.resolve(kind));
    assertThat(inputs).isNotEmpty();
    for (Path input : inputs) {
      Path output = sibling(input, ".out");
      String shown = show.apply(read(input), question(input)) + "\n";
      if (Boolean.getBoolean("golden.update")) {
        write(output, shown);
      }
      assertThat(shown).as("%s", input.getFileName()).isEqualTo(read(output));
    }
  }

  /// The inputs of a kind.
  ///
  /// @param kind the folder
  /// @return text by name
  public static Map<String, String> inputs(String kind) {
    Map<String, String> inputs = new LinkedHashMap<>();
    for (Path input : inputs(ROOT.resolve(kind))) {
      inputs.put(input.getFileName().toString(), read(input));
    }
    return inputs;
  }

  /// What is asked of the inputs of a kind.
  ///
  /// @param kind the folder
  /// @return question by text, the empty one where there is none
  public static Map<String, String> questions(String kind) {
    Map<String, String> questions = new LinkedHashMap<>();
    for (Path input : inputs(ROOT.resolve(kind))) {
      questions.put(read(input), question(input));
    }
    return questions;
  }

  private static String question(Path input) {
    Path question = sibling(input, ".query");
    return Files.exists(question) ? read(question).strip() : "";
  }

  private static List<Path> inputs(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".in")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path sibling(Path input, String suffix) {
    String name = input.getFileName().toString();
    return input.resolveSibling(name.substring(0, name.length() - ".in".length()) + suffix);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
