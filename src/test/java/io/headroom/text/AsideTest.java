package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsideTest {
  @ParameterizedTest
  @ValueSource(ints = {0, Aside.WORTH})
  void doesWorkOnceHoweverOftenItIsAskedFor(int length) {
    AtomicInteger times = new AtomicInteger();
    Aside<Integer> work = Aside.start(length, times::incrementAndGet);
    assertThat(List.of(work.join(), work.join())).containsOnly(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, Aside.WORTH})
  void failsWhereItIsWaitedFor(int length) {
    Aside<Integer> work =
        Aside.start(
            length,
            () -> {
              throw new Work.Cancelled();
            });
    assertThatExceptionOfType(Work.Cancelled.class).isThrownBy(work::join);
  }

  @Test
  void workThatWaitsForOtherWorkEnds() {
    Aside<Integer> first = Aside.start(Aside.WORTH, () -> 1);
    Aside<Integer> second = Aside.start(Aside.WORTH, () -> first.join() + 1);
    Aside<Integer> third = Aside.start(Aside.WORTH, () -> second.join() + first.join());
    assertThat(third.join()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1_000})
  void usesPartsInOrderAndOnTheCallersThread(int parts) {
    List<Integer> used = new ArrayList<>();
    Thread caller = Thread.currentThread();
    Aside.ahead(
        parts,
        i -> i,
        part -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          used.add(part);
        });
    assertThat(used).hasSize(parts).isSorted().doesNotHaveDuplicates();
  }
}
