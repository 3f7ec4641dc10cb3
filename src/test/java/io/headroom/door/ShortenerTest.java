package io.headroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.door.Shortener.ShortForm;
import io.headroom.store.Original;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.testing.Policies;
import io.headroom.testing.Texts;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortenerTest {
  private final Bench bench = new Bench();

  @Test
  void showsWhatMattersAndKeepsTheWhole() {
    ShortForm shorter = shortened(Bench.LONG, Output.ofShell("./import.sh", 0)).orElseThrow();

    assertThat(shorter.text()).contains("ERROR disk - /dev/sda1 is full").endsWith("]\n");
    assertThat(bench.store.find(shorter.event().hash()))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> assertThat(found.entry().original().text()).isEqualTo(Bench.LONG));
  }

  @Test
  void leavesShortOutputsAlone() {
    assertThat(shortened(Texts.log(1, 5, "ERROR disk full"), Output.ofShell("x", 0))).isEmpty();
  }

  @Test
  void leavesFailuresAloneThatAreShownWhole() {
    String failure = Texts.log(1, 100, "ERROR disk full");
    assertThat(failure.length()).isBetween(4_000, 9_000);

    assertThat(shortened(failure, Output.ofShell("x", 1))).isEmpty();
    assertThat(shortened(failure, Output.ofShell("x", 0))).isPresent();
  }

  @Test
  void fitsWhatTheReaderIsShown() {
    String rare =
        IntStream.range(0, 4_000)
            .mapToObj(i ->
                "ERROR "
                    + Integer.toString(i * 7919, 36)
                    + " of "
                    + Texts.troublesome(i).hashCode())
            .collect(Collectors.joining("\n"));

    for (int status : new int[] {0, 1}) {
      Output output = Output.ofShell("make", status);
      Optional<ShortForm> shorter = shortened(rare, output);
      shorter.ifPresent(
          made -> assertThat(made.text()).hasSizeLessThan(status == 0 ? 30_000 : 10_000));
      assertThat(shorter).isPresent();
    }
  }

  @Test
  void changesNothingWhereItOnlyObserves() {
    Optional<ShortForm> shorter =
        bench
            .shortener(true)
            .shorten(Original.ofText(Bench.LONG), Output.ofShell("x", 0), Work.UNWATCHED);

    assertThat(shorter).isEmpty();
  }

  @Test
  void leavesAloneWhatThePolicyLeaves() {
    assertThat(excluding("exclude.kinds", "log")).isEmpty();
    assertThat(excluding("exclude.kinds", "json")).isPresent();
    assertThat(excluding("exclude.tools", "B*")).isEmpty();
    assertThat(excluding("exclude.tools", "Read")).isPresent();
    assertThat(excluding("exclude.commands", "./import.sh")).isEmpty();
    assertThat(excluding("exclude.commands", "git")).isPresent();
    assertThat(excluding("exclude.paths", "*.csv")).isEmpty();
    assertThat(excluding("threshold", "100000")).isEmpty();
  }

  @Test
  void showsNoMoreThanAQuestionCostsOfWhatIsStillLong() {
    String manual = Texts.prose(1, 200);

    ShortForm shorter = shortened(manual, Output.ofCommandLine("man", 0)).orElseThrow();

    assertThat(Tokens.o200k().count(shorter.text())).isLessThan(Shortener.TURN_TOKENS + 10);
  }

  @Test
  void showsMoreOfAListInWhichNothingStandsOut() {
    String list =
        IntStream.range(0, 600)
            .mapToObj(i ->
                "src/main/java/org/example/part"
                    + i / 40
                    + "/Type"
                    + Integer.toString(i * 7919 % 50_000, 36)
                    + ".java")
            .collect(Collectors.joining("\n", "", "\n"));
    String progress =
        IntStream.range(0, 600)
            .mapToObj(i -> "Waiting for the lock\n")
            .collect(Collectors.joining());

    ShortForm shorter = shortened(list, Output.ofShell("find .", 0)).orElseThrow();
    ShortForm folded = shortened(progress, Output.ofShell("make", 0)).orElseThrow();

    assertThat(Tokens.o200k().count(shorter.text())).isGreaterThan(Shortener.SPARSE_TOKENS);
    assertThat(Tokens.o200k().count(folded.text())).isLessThan(Shortener.SPARSE_TOKENS);
  }

  @Test
  void countsInTheBooksOnceItIsShown() {
    ShortForm shorter = shortened(Bench.LONG, Output.ofShell("x", 0)).orElseThrow();
    assertThat(bench.ledger.summary().totals().compressions()).isZero();

    bench.shortener().shown(shorter);

    assertThat(bench.ledger.summary().totals().compressions()).isOne();
  }

  private Optional<ShortForm> excluding(String key, String value) {
    Output output = Output.ofShell("cd /x && ./import.sh in/data.csv", 0);
    return bench
        .shortener(false, Policies.of(key, value))
        .shorten(Original.ofText(Bench.LONG), output, Work.UNWATCHED);
  }

  private Optional<ShortForm> shortened(String text, Output output) {
    return bench.shortener().shorten(Original.ofText(text), output, Work.UNWATCHED);
  }
}
