package io.headroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest {
  @TempDir private Path temp;
  private final Instant now = Sample.NOON.plusSeconds(3_600);

  @Test
  void whatWasRecordedIsOnDiskOnceItIsFlushed() throws IOException {
    FileLedger ledger = ledger(Sample.SCOPE);
    for (int i = 0; i < 500; i++) {
      ledger.record(Sample.text(i, ContentKind.LOG, 900, 90));
    }
    ledger.flush();
    List<Posting> read = new ArrayList<>();
    var _ = new Journal(temp).read(Instant.EPOCH, read::add);
    assertThat(read).hasSize(500);
    assertThat(read).allSatisfy(each -> assertThat(each.scope()).isEqualTo(Sample.SCOPE));
  }

  @Test
  void subAgentsAreOtherProcessesOfTheSessionAndTheProject() {
    record(new Scope("s1", "shop", "0123456789ab", 18), 100);
    record(new Scope("s1", "shop", "0123456789ab", 19), 200);
    record(new Scope("s2", "shop", "0123456789ab", 20), 1_000);
    record(new Scope("s1", "shop", "ffffffffffff", 21), 10_000);
    FileLedger own = ledger(Sample.SCOPE);
    own.record(Sample.text(7, ContentKind.LOG, 50, 10));
    own.flush();
    assertThat(own.others().totals().compressions()).isEqualTo(2);
    assertThat(own.others().totals().inputTokens()).isEqualTo(300);
    assertThat(own.others().trouble()).isEmpty();
    assertThat(own.summary().totals().inputTokens()).isEqualTo(50);
  }

  @Test
  void explainsWhatAnotherProcessDid() {
    record(new Scope("s2", "site", "ffffffffffff", 18), 640);
    Event.Compressed text = ledger(Sample.SCOPE).explain(Sample.hash(640)).orElseThrow();
    assertThat(text.sizes().input()).isEqualTo(640);
    assertThat(text.story().transforms()).containsExactly("log", "templates");
    assertThat(text.story().steps()).hasSize(2);
    assertThat(ledger(Sample.SCOPE).explain(Sample.hash(9))).isEmpty();
  }

  @Test
  void aDiskThatCannotBeWrittenIsSaidAndStopsNothing() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    FileLedger ledger = new FileLedger(new Journal(file), () -> Sample.SCOPE, () -> now);
    ledger.record(Sample.text(1, ContentKind.LOG, 900, 90));
    ledger.flush();
    assertThat(ledger.summary().totals().compressions()).isEqualTo(1);
    assertThat(ledger.others().trouble()).contains("1 events are not on disk");
  }

  @Test
  void theFilesSayNothingOfWhatWasInTheTexts() throws IOException {
    FileLedger ledger =
        new FileLedger(
            new Journal(temp), () -> Scope.of(Map.of(), temp, ProcessHandle.current()), () -> now);
    ledger.record(Sample.text(1, ContentKind.LOG, 900, 90));
    ledger.record(Sample.part(1, ContentKind.LOG, 90));
    ledger.flush();
    String parent = String.valueOf(temp.toRealPath().getParent());
    assertThat(Files.readString(temp.resolve("session_stats.jsonl")))
        .doesNotContain(parent, Sample.hash(1).value())
        .contains(String.valueOf(temp.getFileName()));
  }

  private void record(Scope scope, int tokens) {
    FileLedger ledger = ledger(scope);
    ledger.record(Sample.text(tokens, ContentKind.LOG, tokens, 10));
    ledger.flush();
  }

  private FileLedger ledger(Scope scope) {
    return new FileLedger(new Journal(temp), () -> scope, () -> now);
  }
}
