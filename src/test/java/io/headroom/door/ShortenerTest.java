package io.headroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.door.Shortener.ShortForm;
import io.headroom.store.Original;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.testing.Policies;
import io.headroom.testing.Texts;
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
    assertThat(shortened("exclude.kinds", "log")).isEmpty();
    assertThat(shortened("exclude.kinds", "json")).isPresent();
    assertThat(shortened("exclude.tools", "B*")).isEmpty();
    assertThat(shortened("exclude.tools", "Read")).isPresent();
    assertThat(shortened("exclude.commands", "./import.sh")).isEmpty();
    assertThat(shortened("exclude.commands", "git")).isPresent();
    assertThat(shortened("exclude.paths", "*.csv")).isEmpty();
    assertThat(shortened("threshold", "100000")).isEmpty();
  }

  private Optional<ShortForm> shortened(String key, String value) {
    Output output = Output.ofShell("cd /x && ./import.sh in/data.csv", 0);
    return bench
        .shortener(false, Policies.of(key, value))
        .shorten(Original.ofText(Bench.LONG), output, Work.UNWATCHED);
  }

  @Test
  void countsInTheBooksOnceItIsShown() {
    ShortForm shorter = shortened(Bench.LONG, Output.ofShell("x", 0)).orElseThrow();
    assertThat(bench.ledger.summary().totals().compressions()).isZero();

    bench.shortener().shown(shorter);

    assertThat(bench.ledger.summary().totals().compressions()).isOne();
  }

  private Optional<ShortForm> shortened(String text, Output output) {
    return bench.shortener().shorten(Original.ofText(text), output, Work.UNWATCHED);
  }
}
