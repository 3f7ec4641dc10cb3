package io.headroom.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eval.Score.Missed;
import io.headroom.eval.Score.Share;
import io.headroom.text.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final String LOG =
      IntStream.range(0, 2_000)
              .mapToObj(i ->
                  "2026-01-01T00:%02d:%02dZ INFO worker-%s took item i%s"
                      .formatted(i / 60 % 60, i % 60, i % 7, 7 * i))
              .collect(Collectors.joining("\n"))
          + "\n2026-01-01T01:00:00Z ERROR worker-3 lost its connection to the broker\n";

  @Test
  void tellsWhatIsShownWhatComesBackAndWhatDoesNot() {
    Case test =
        new Case(
            "log",
            "log",
            "x",
            "",
            List.of(
                new Needle.Text("lost its connection to the broker", true),
                new Needle.Text("took item i6223", true),
                new Needle.Text("INFO", false),
                new Needle.Text("this is not in it at all", true)));
    Score score = run(test, LOG, OptionalInt.empty());

    assertThat(score.critical()).isEqualTo(new Share(1, 3));
    assertThat(score.ordinary().whole()).isEqualTo(1);
    assertThat(score.missed()).extracting(Missed::reached).containsExactly(true, false);
    assertThat(score.missed().getFirst().asked()).isEqualTo("i6223");
    assertThat(score.removed()).isGreaterThan(90);
    assertThat(score.faults()).isEmpty();
  }

  @Test
  void whatIsMissingIsAskedForByTheCasesQuestion() {
    Needle needle = new Needle.Text("took item i6223", true);
    Score score =
        run(
            new Case("log", "log", "x", "Who broke the broker?", List.of(needle)),
            LOG,
            OptionalInt.of(5));

    assertThat(score.missed()).extracting(Missed::asked).containsExactly("Who broke the broker?");
    assertThat(score.tokensOut()).isLessThanOrEqualTo(score.tokensIn() / 20);
  }

  @Test
  void bytesThatAreNoTextComeBackTooAndCountAsUnchanged() {
    byte[] bytes = new byte[3_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Case test = new Case("bin", "bin", "x", "", List.of());
    Score score = new Evaluation(Tokens.o200k(), OptionalInt.empty()).run(test, bytes);

    assertThat(score.unchanged()).isTrue();
    assertThat(score.faults()).isEmpty();
  }

  @Test
  void totalsWeighTokensTogetherAndNeedlesByCase() {
    Needle here = new Needle.Text("here", true);
    Score first = score("a", 1_000, 100, new Share(1, 1), List.of());
    Score second = score("b", 100, 90, new Share(0, 4), List.of(new Missed(here, "q", 10, true)));
    Totals totals = Totals.of(List.of(first, second));

    assertThat(totals.removed()).isBetween(82.7, 82.8);
    assertThat(totals.removedPerCase()).isEqualTo(50);
    assertThat(totals.criticalPerCase()).isEqualTo(50);
    assertThat(totals.critical()).isEqualTo(new Share(1, 5));
    assertThat(totals.reached()).isEqualTo(new Share(1, 1));
  }

  @Test
  void theTableHasARowPerFamilyAndSaysWhatIsInvalid() {
    Score bad =
        new Score(
            new Case("x", "odd", "x", "", List.of()),
            10,
            10,
            12,
            false,
            new Share(0, 0),
            new Share(0, 0),
            List.of(),
            List.of("broken JSON"),
            1);
    Report report = new Report(List.of(score("a", 10, 5, new Share(1, 2), List.of()), bad));

    assertThat(report.table().lines().map(line -> line.split(" ", 2)[0]))
        .containsExactly("family", "a", "odd", "ALL", "invalid:");
    assertThat(report.table()).contains("invalid: x: broken JSON");
  }

  private static Score score(String family, int in, int out, Share critical, List<Missed> missed) {
    return new Score(
        new Case(family, family, "x", "", List.of()),
        in,
        in,
        out,
        false,
        critical,
        new Share(0, 0),
        missed,
        List.of(),
        1);
  }

  private static Score run(Case test, String content, OptionalInt percent) {
    return new Evaluation(Tokens.o200k(), percent)
        .run(test, content.getBytes(StandardCharsets.UTF_8));
  }
}
