package io.headroom.compress.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.grammar.Language;
import io.headroom.text.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageGuessTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/golden/code");

  @ParameterizedTest
  @ValueSource(ints = {15, 25, 40, 80, 160, 10_000})
  void losesNoLikelyLanguageAtAGlance(int window) throws IOException {
    try (Stream<Path> programs = Files.list(PROGRAMS)) {
      for (Path program : programs.filter(p -> p.toString().endsWith(".in")).toList()) {
        List<String> lines = Files.readString(program).lines().toList();
        for (int from = 0; from < lines.size(); from += window) {
          int to = Math.min(lines.size(), from + window);
          Lines part = Lines.of(String.join("\n", lines.subList(from, to)));
          List<Language> asked = LanguageGuess.of(part, 1);

          assertThat(LanguageGuess.of(part))
              .as("%s from line %s", program, from)
              .containsAll(asked.stream().limit(1).toList());
        }
      }
    }
  }

  @Test
  void keepsALanguageThatLooksNearlyAlwaysLikeTheOneItExtends() {
    String includes = "#include <cstdio>\n#define LIMIT 3\nint count(char *text);\n".repeat(60);
    String own =
        IntStream.range(0, 30)
            .mapToObj("namespace part%s {\nstd::string name;\n}\n"::formatted)
            .reduce("", String::concat);

    assertThat(LanguageGuess.of(Lines.of(includes + own))).contains(Language.CPP, Language.C);
  }
}
