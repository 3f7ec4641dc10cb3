package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.pipeline.Outcome.Compressed;
import io.headroom.store.MemoryStore;
import io.headroom.testing.Golden;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a bound on tokens does to the real inputs of every kind.
class BudgetTest {
  private static final TokenCounter TOKENS = Tokens.o200k();
  private static final List<Integer> PERCENTS = List.of(1, 5, 10, 20, 35, 50, 120);

  /// What is always shown takes no more than this, or this share of the original.
  private static final int SKELETON = 300;

  private static final double SKELETON_SHARE = 0.05;

  private final Headroom headroom =
      new Headroom(new MemoryStore(64 << 20, Duration.ofHours(1)), TOKENS);

  /// Conversations are another matter: what people said is never left out.
  static Stream<String> folders() {
    return Stream.concat(
        Arrays.stream(ContentKind.values())
            .filter(kind -> kind != ContentKind.BINARY && kind != ContentKind.CONVERSATION)
            .map(ContentKind::id),
        Stream.of("mixed"));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theAnswerKeepsTheBound(String folder) {
    each(
        folder,
        (text, query) -> {
          int original = TOKENS.count(text);
          double skeleton = Math.max(SKELETON, SKELETON_SHARE * original);
          for (int percent : PERCENTS) {
            int bound = Math.max(1, original * percent / 100);
            Outcome outcome = headroom.compress(text, asked(query).withMaxTokens(bound));
            assertThat(TOKENS.count(outcome.text()))
                .as("%s %% of %s", percent, original)
                .isEqualTo(outcome.shownTokens())
                .isLessThanOrEqualTo(Math.max(bound, (int) skeleton));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("folders")
  void moreBudgetNeverShowsLess(String folder) {
    each(
        folder,
        (text, query) -> {
          int original = TOKENS.count(text);
          int before = 0;
          for (int bound = 40; bound < 2 * original; bound += 1 + bound / 2) {
            Outcome outcome = headroom.compress(text, asked(query).withMaxTokens(bound));
            int shown =
                outcome instanceof Compressed compressed ? compressed.shown() : Integer.MAX_VALUE;
            assertThat(shown).as("%s of %s tokens", bound, original).isGreaterThanOrEqualTo(before);
            before = shown;
          }
        });
  }

  /// Of a page, what is there for browsing only is never shown.
  static Stream<String> wholeFolders() {
    return folders().filter(folder -> !folder.equals("html"));
  }

  @ParameterizedTest
  @MethodSource("wholeFolders")
  void aBudgetIsUsed(String folder) {
    each(
        folder,
        (text, query) -> {
          int original = TOKENS.count(text);
          int bound = original / 2;
          Outcome outcome = headroom.compress(text, asked(query).withMaxTokens(bound));
          // What needs no more, because all of it is shown, may leave some.
          if (original > 1_000 && outcome instanceof Compressed c && c.shown() < c.total()) {
            assertThat(outcome.shownTokens()).as("half of %s", original).isGreaterThan(bound / 2);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aCapShowsWhatIsShownWithoutOneAsFarAsThereIsRoom(String folder) {
    each(
        folder,
        (text, query) -> {
          Outcome free = headroom.compress(text, asked(query));
          Options capped =
              new Options(
                  query,
                  asked(query).kind(),
                  asked(query).mode(),
                  free.shownTokens() + 100,
                  false,
                  "content");
          assertThat(headroom.compress(text, capped).text()).isEqualTo(free.text());
          Outcome tight =
              headroom.compress(text, capped.withBound(Math.max(1, free.shownTokens() / 2)));
          assertThat(tight.shownTokens()).isLessThanOrEqualTo(free.shownTokens());
        });
  }

  @Test
  void whatItsKindLeavesWholeIsCutToKeepABound() {
    String twice = "{" + "\"name\": \"twice and more\", ".repeat(400) + "\"end\": 1}";

    Outcome outcome = headroom.compress(twice, Options.DEFAULT.withMaxTokens(400));

    assertThat(outcome.shownTokens()).isLessThanOrEqualTo(400);
  }

  private static Options asked(String query) {
    return Options.DEFAULT.withQuery(query);
  }

  private static void each(String folder, BiConsumer<String, String> check) {
    Golden.questions(folder).forEach(check);
  }
}
