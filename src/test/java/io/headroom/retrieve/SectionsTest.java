package io.headroom.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.retrieve.Retrieved.Answer;
import io.headroom.store.Original;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SectionsTest {
  private final Stored stored = new Stored();

  @Test
  void aHeadingComesWithItsSection() {
    String text =
        sections(1, 30)
            + "## Time zones\n\nClocks are set to UTC.\n\n- Summer is ignored.\n\n    date -u\n\n"
            + sections(31, 60);
    Answer answer = stored.answer(stored.text(text).withQuery("Time zones"));
    assertThat(answer.passages().getFirst().text())
        .contains("## Time zones", "Clocks are set to UTC.", "- Summer is ignored.", "date -u")
        .doesNotContain("Chapter 29", "Chapter 32");
  }

  @Test
  void aDeclarationComesWithItsBody() {
    String method =
        """
          int settle(Account account) {
            int due = 0;
            for (Entry entry : account.entries()) {
              due += entry.amount();
            }
            return due;
          }
        """;
    String program = "class Ledger {\n" + methods(1, 40) + method + methods(41, 80) + "}\n";
    Answer answer =
        stored.answer(
            stored
                .put(Original.ofText(program), ContentKind.CODE)
                .withQuery("How does settle work? Show its body."));
    assertThat(answer.text()).contains(method.strip());
  }

  @Test
  void aFileOfAPatchComesWithItsChanges() {
    String patch =
        IntStream.range(0, 30)
            .mapToObj(i ->
                """
                diff --git a/src/part%1$s.c b/src/part%1$s.c
                index 111..222 100644
                --- a/src/part%1$s.c
                +++ b/src/part%1$s.c
                @@ -1,3 +1,3 @@
                 same
                -old%1$s();
                +new%1$s();
                 same
                """
                    .formatted(i))
            .collect(Collectors.joining());
    Answer answer =
        stored.answer(
            stored
                .put(Original.ofText(patch), ContentKind.DIFF)
                .withQuery("What does this patch change in src/part17.c?"));
    assertThat(answer.passages().getFirst().text()).contains("-old17();\n+new17();");
  }

  @Test
  void aSectionTooLongIsShownFromTheHitOn() {
    String section =
        IntStream.range(0, 400)
            .mapToObj(i -> "Step %s of the plan is to wait.\n\n".formatted(i))
            .collect(Collectors.joining());
    String text = sections(1, 30) + "## Migration\n\n" + section + sections(31, 60);
    Answer answer = stored.answer(stored.text(text).withQuery("Migration").withMaxTokens(300));
    assertThat(answer.text()).contains("## Migration", "Step 0 ", "Step 5 ");
    assertThat(answer.text()).doesNotContain("Step 399 ");
    assertThat(Stored.TOKENS.count(answer.text())).isLessThanOrEqualTo(300);
  }

  @Test
  void anAnswerTakesAFifthOfItsOriginalAtMost() {
    String text =
        IntStream.range(0, 200)
            .mapToObj(i -> "the pump number " + i + " stopped\n")
            .collect(Collectors.joining());
    Answer answer = stored.answer(stored.log(text).withQuery("pump"));
    assertThat(Stored.TOKENS.count(answer.text()) * 5)
        .isLessThanOrEqualTo(Stored.TOKENS.count(text));
    assertThat(answer.hits()).isEqualTo(200).isGreaterThan(answer.shown());
  }

  @Test
  void whatIsAskedForTogetherIsFoundApart() {
    String text =
        filler(1, 300)
            + "the boiler controller boilerController reported pressure 7 for the boiler\n"
            + filler(301, 600)
            + "chimney clean\n"
            + filler(601, 900);
    Answer answer =
        stored.answer(
            stored.log(text).withQuery("pressure of boilerController, state of the chimney"));
    assertThat(answer.passages().getFirst().text()).contains("boilerController");
    assertThat(answer.text()).contains("chimney clean");
  }

  @Test
  void whatStandsThereOftenLeavesRoomForTheRest() {
    String same = "-#endif /* GUARD */\n";
    String text =
        IntStream.range(0, 900)
                .mapToObj(i -> "line " + i + " of some file\n" + same)
                .collect(Collectors.joining())
            + "+#endif /* GUARD other */\n";
    Answer answer = stored.answer(stored.log(text).withQuery("endif GUARD"));
    assertThat(answer.text()).contains("+#endif /* GUARD other */");
  }

  @Test
  void manyHitsInOneLongLineAllHaveRoom() {
    String text =
        IntStream.range(0, 12)
            .mapToObj(i -> "x, y; ".repeat(2_000) + "call valve(" + i + "); ")
            .collect(Collectors.joining());
    Answer answer = stored.answer(stored.text(text).withQuery("valve"));
    for (int i = 0; i < 12; i++) {
      assertThat(answer.text()).contains("valve(" + i + ")");
    }
  }

  private static String sections(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "## Chapter %s\n\nIt rained on day %s. Nobody came.\n\n".formatted(i, i))
        .collect(Collectors.joining());
  }

  private static String methods(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "  int rate%s() {\n    return %s;\n  }\n\n".formatted(i, i))
        .collect(Collectors.joining());
  }

  private static String filler(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "event " + i + " passed\n")
        .collect(Collectors.joining());
  }
}
