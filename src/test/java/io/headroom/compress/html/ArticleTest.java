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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleTest {
  private static final int SEEDS = 5;

  /// Of a script without blanks a character is a word.
  private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}_&&[^\\p{IsHan}]]+");

  static Stream<Pages.Made> pages() {
    return Stream.iterate(1L, seed -> seed + 1).limit(SEEDS).flatMap(s -> Pages.all(s).stream());
  }

  /// Wherever such a page has text beside its article that looks like more of it, some may stay.
  @Test
  void pagesOfAllSortsKeepTheBodyWhole() {
    double sum = 0;
    List<Pages.Made> pages = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      pages.addAll(VariedPages.all(seed));
    }
    for (Pages.Made page : pages) {
      String shown = shown(page);
      for (String paragraph : page.article()) {
        assertThat(shown).as(page.name()).contains(paragraph);
      }
      double f1 = f1(body(shown), String.join("\n", page.article()));
      assertThat(f1).as(page.name()).isGreaterThan(0.93);
      sum += f1;
    }
    assertThat(sum / pages.size()).isGreaterThan(0.97);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theWholeArticleIsShownAndLittleElse(Pages.Made page) {
    String shown = shown(page);
    for (String paragraph : page.article()) {
      assertThat(shown).as(page.name()).contains(paragraph);
    }
    assertThat(f1(body(shown), String.join("\n", page.article())))
        .as(page.name())
        .isGreaterThan(0.97);
  }

  private static String shown(Pages.Made page) {
    return HtmlDocument.parse(page.html(), Work.UNWATCHED)
        .compress(new Request("", Mode.AUTO, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
        .text();
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
    WORD.matcher(text).results().forEach(m -> words.add(m.group()));
    Map<String, Integer> runs = new HashMap<>();
    for (int i = 0; i + 4 <= words.size(); i++) {
      runs.merge(String.join(" ", words.subList(i, i + 4)), 1, Integer::sum);
    }
    return runs;
  }
}
