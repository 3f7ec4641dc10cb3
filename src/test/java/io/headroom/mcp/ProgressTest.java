package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private long millis = 1_000;
  private final List<String> sent = new ArrayList<>();

  @Test
  void staysSilentDuringShortWork() {
    Progress progress = progress("7");
    at(progress, 499, 10, 100);
    assertThat(sent).isEmpty();
  }

  @Test
  void reportsFromHalfASecondOnAndNotMoreOftenThanFourTimesASecond() {
    Progress progress = progress("\"t\"");
    at(progress, 500, 10, 100);
    at(progress, 249, 20, 100);
    at(progress, 1, 30, 100);
    assertThat(sent)
        .containsExactly(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\","
                + "\"params\":{\"progressToken\":\"t\",\"progress\":10,\"total\":100}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\","
                + "\"params\":{\"progressToken\":\"t\",\"progress\":30,\"total\":100}}");
  }

  @Test
  void leavesAnUnknownTotalOut() {
    at(progress("7"), 500, 10, 0);
    assertThat(sent.getFirst()).endsWith("\"progress\":10}}");
  }

  @Test
  void goesOnCountingWhenAnotherPassBegins() {
    Progress progress = progress("7");
    at(progress, 500, 100, 100);
    at(progress, 250, 0, 50);
    at(progress, 250, 25, 50);
    at(progress, 250, 25, 50);
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast()).endsWith("\"progress\":125,\"total\":150}}");
  }

  @Test
  void reportsNothingToAClientThatDidNotAsk() {
    at(progress(null), 5_000, 10, 100);
    assertThat(sent).isEmpty();
  }

  @Test
  void staysCancelledOnceItsThreadWasInterrupted() {
    Progress progress = progress("7");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> progress.at(1, 1)).isInstanceOf(Work.Cancelled.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(() -> progress.at(1, 1)).isInstanceOf(Work.Cancelled.class);
  }

  @Test
  void leavesItToItsOwnThreadToTellTheClient() throws InterruptedException {
    Progress progress = progress("7");
    Thread helper = Thread.ofPlatform().start(() -> at(progress, 5_000, 10, 100));
    helper.join();
    assertThat(sent).isEmpty();
    at(progress, 1, 20, 100);
    assertThat(sent).hasSize(1);
  }

  private Progress progress(@Nullable String token) {
    return new Progress(token, sent::add, () -> TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private void at(Progress progress, long later, long done, long total) {
    millis += later;
    progress.at(done, total);
  }
}
