package io.headroom.compress.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleTest {
  private static final int SEEDS = 5;

  static Stream<Pages.Made> pages() {
    return Stream.iterate(1L, seed -> seed + 1).limit(SEEDS).flatMap(s -> Pages.all(s).stream());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theWholeArticleIsShownAndLittleElse(Pages.Made page) {
    String shown =
        HtmlDocument.parse(page.html(), Work.UNWATCHED)
            .compress(new Request("", Mode.AUTO, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
            .text();

    for (String paragraph : page.article()) {
      assertThat(shown).as(page.name()).contains(paragraph);
    }
    assertThat(f1(body(shown), String.join("\n", page.article())))
        .as(page.name())
        .isGreaterThan(0.97);
  }

  /// Without the lines that frame the article: its title and what was left out.
  private static String body(String shown) {
    return shown
        .replaceFirst("(?s)\\A# [^\n]*\n", "")
        .replaceFirst("\\[page parts[^\n]*\\]\\z", "");
  }

  /// Harmonic mean of precision and recall of the runs of four words.
  private static double f1(String shown, String wanted) {
    Map<String, Integer> a = runs(shown);
    Map<String, Integer> b = runs(wanted);
    double common =
        a.entrySet().stream()
            .mapToInt(run -> Math.min(run.getValue(), b.getOrDefault(run.getKey(), 0)))
            .sum();
    double sizes =
        Stream.of(a, b).flatMap(m -> m.values().stream()).mapToInt(Integer::intValue).sum();
    return 2 * common / sizes;
  }

  private static Map<String, Integer> runs(String text) {
    List<String> words = new ArrayList<>();
    Pattern.compile("\\w+").matcher(text).results().forEach(m -> words.add(m.group()));
    Map<String, Integer> runs = new HashMap<>();
    for (int i = 0; i + 4 <= words.size(); i++) {
      runs.merge(String.join(" ", words.subList(i, i + 4)), 1, Integer::sum);
    }
    return runs;
  }
}
