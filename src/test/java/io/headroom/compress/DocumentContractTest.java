package io.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.select.Unit;
import io.headroom.testing.Texts;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every kind of content promises.
class DocumentContractTest {
  private static final TokenCounter TOKENS = Tokens.o200k();

  @ParameterizedTest
  @EnumSource(ContentKind.class)
  void anyTextIsTakenApartAndShown(ContentKind kind) {
    texts()
        .forEach(text -> {
          Optional<Document> document = Compressors.parse(kind, text, Work.UNWATCHED);
          document.ifPresent(d -> {
            assertThat(d.text()).isEqualTo(text);
            Compression shown = d.compress(request("", Mode.AUTO, Request.UNBOUNDED));
            assertThat(shown.shown()).isBetween(0, shown.total());
            for (Unit unit : d.units()) {
              assertThat(unit.span().end()).isLessThanOrEqualTo(text.length());
            }
          });
        });
  }

  @ParameterizedTest
  @EnumSource(ContentKind.class)
  void theSameTextIsShownTheSameWayTwice(ContentKind kind) {
    texts()
        .forEach(text ->
            assertThat(shown(kind, text, "", Request.UNBOUNDED))
                .isEqualTo(shown(kind, text, "", Request.UNBOUNDED)));
  }

  @ParameterizedTest
  @EnumSource(ContentKind.class)
  void moreBudgetNeverShowsLess(ContentKind kind) {
    for (String text :
        List.of(Texts.log(1, 400, "ERROR x"), Texts.rows(1, 200), Texts.prose(1, 20))) {
      int before = 0;
      for (int budget = 100; budget <= 3200; budget *= 2) {
        Optional<Document> document = Compressors.parse(kind, text, Work.UNWATCHED);
        if (document.isPresent()) {
          int shown = document.get().compress(request("", Mode.AUTO, budget)).shown();
          assertThat(shown).as("%s under %d tokens", kind, budget).isGreaterThanOrEqualTo(before);
          before = shown;
        }
      }
    }
  }

  private static Optional<Compression> shown(
      ContentKind kind, String text, String query, int budget) {
    return Compressors.parse(kind, text, Work.UNWATCHED)
        .map(d -> d.compress(request(query, Mode.AUTO, budget)));
  }

  private static Request request(String query, Mode mode, int maxTokens) {
    return new Request(query, mode, maxTokens, TOKENS, Work.UNWATCHED);
  }

  private static Stream<String> texts() {
    return Stream.concat(
        Stream.of(
            "",
            " ",
            "\n\n\n",
            "x".repeat(200_000),
            "[".repeat(50_000),
            "a b ".repeat(50_000),
            Texts.log(1, 500, "ERROR x"),
            Texts.rows(1, 200),
            Texts.prose(1, 20)),
        Stream.iterate(0L, seed -> seed + 1).limit(80).map(Texts::troublesome));
  }
}
