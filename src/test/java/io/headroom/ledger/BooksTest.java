package io.headroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.ledger.Verdict.Answer;
import io.headroom.ledger.Verdict.Basis;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksTest {
  private final Books books = new Books(ZoneOffset.UTC);

  @Test
  void everyGroupingAddsUpToTheSame() {
    add(Sample.tools(440));
    List<ContentKind> kinds = List.of(ContentKind.LOG, ContentKind.JSON, ContentKind.CODE);
    for (int i = 0; i < 60; i++) {
      ContentKind kind = kinds.get(i % kinds.size());
      add(Sample.text(i * 60, kind, 900, 100 + i));
      add(Sample.part(i * 60, kind, i));
    }
    for (By by : By.values()) {
      Totals sum = books.by(by).values().stream().reduce(Totals.NONE, Totals::plus);
      assertThat(sum).as("%s", by).isEqualTo(books.totals());
    }
    assertThat(books.days()).hasSize(3);
  }

  @Test
  void aRetrievalCostsTheToolWhoseOutputItGivesBack() {
    add(Sample.text(1, ContentKind.LOG, 900, 100));
    add(Sample.part(1, ContentKind.LOG, 300));
    assertThat(books.by(By.TOOL)).containsOnlyKeys("Bash");
    assertThat(books.by(By.TOOL).values()).extracting(Totals::netTokens).containsExactly(500L);
  }

  @Test
  void projectsOfOneNameAreToldApart() {
    Event event = Sample.text(1, ContentKind.LOG, 900, 100);
    books.add(new Posting(new Scope("a", "app", "1111aaaa", 1), event));
    books.add(new Posting(new Scope("b", "app", "2222bbbb", 2), event));
    books.add(new Posting(new Scope("b", "site", "3333cccc", 2), event));
    assertThat(books.by(By.PROJECT)).containsOnlyKeys("app (1111)", "app (2222)", "site");
    assertThat(books.sessions()).isEqualTo(2);
  }

  @Test
  void whatWasOnlyObservedIsInNoSum() {
    add(Sample.text(1, Sample.HOOK, ContentKind.LOG, 900, 100, true));
    assertThat(books.totals()).isEqualTo(Totals.NONE);
    assertThat(books.by(By.KIND)).isEmpty();
    assertThat(books.observed().savedTokens()).isEqualTo(800);
  }

  @Test
  void saysOnWhereItSavesAfterWhatIsAskedForAgain() {
    for (int i = 0; i < 40; i++) {
      add(Sample.text(i, ContentKind.LOG, 1_000, 200 + i % 2));
    }
    for (int i = 0; i < 10; i++) {
      add(Sample.part(i, ContentKind.LOG, 400));
    }
    Verdict verdict = verdict("Bash", "log");
    assertThat(verdict.retrieval().rate()).isEqualTo(0.25);
    assertThat(verdict.retrieval().basis()).isEqualTo(Basis.SAME);
    assertThat(verdict.expected()).isEqualTo(1_000 - 200.5 - 0.25 * 400);
    assertThat(verdict.answer()).isEqualTo(Answer.ON);
  }

  @Test
  void saysOffWhereItCostsMoreThanItSaves() {
    for (int i = 0; i < 40; i++) {
      add(Sample.text(i, ContentKind.CODE, 1_000, 900));
      add(Sample.part(i, ContentKind.CODE, 400));
    }
    assertThat(verdict("Bash", "code").answer()).isEqualTo(Answer.OFF);
  }

  @Test
  void saysNoDifferenceWhereChanceWouldDoAsMuch() {
    for (int i = 0; i < 40; i++) {
      add(Sample.text(i, Sample.HOOK, ContentKind.DIFF, 1_000, i % 2 == 0 ? 600 : 1_300, true));
    }
    assertThat(verdict("Bash", "diff").answer()).isEqualTo(Answer.NO_DIFFERENCE);
    assertThat(verdict("Bash", "diff").observed()).isEqualTo(40);
  }

  @Test
  void saysSoWhereThereWereTooFew() {
    for (int i = 0; i < Verdict.FEWEST - 1; i++) {
      add(Sample.text(i, ContentKind.JSON, 1_000, 10));
    }
    assertThat(verdict("Bash", "json").answer()).isEqualTo(Answer.TOO_FEW);
    add(Sample.text(99, ContentKind.JSON, 1_000, 10));
    assertThat(verdict("Bash", "json").answer()).isEqualTo(Answer.ON);
  }

  @Test
  void takesARateFromWhereItWasMeasured() {
    Who grep = new Who(Door.HOOK, "claude-code", "Grep");
    for (int i = 0; i < 30; i++) {
      add(Sample.text(i, grep, ContentKind.LOG, 1_000, 100, true));
    }
    assertThat(verdict("Grep", "log").retrieval().basis()).isEqualTo(Basis.ASSUMED);
    assertThat(verdict("Grep", "log").expected()).isEqualTo(900 - 0.25 * 1_000);
    for (int i = 0; i < 30; i++) {
      add(Sample.text(100 + i, ContentKind.CODE, 1_000, 100));
    }
    assertThat(verdict("Grep", "log").retrieval().basis()).isEqualTo(Basis.ALL);
    for (int i = 0; i < 30; i++) {
      add(Sample.text(200 + i, ContentKind.LOG, 1_000, 100));
    }
    add(Sample.part(200, ContentKind.LOG, 60_000));
    Verdict verdict = verdict("Grep", "log");
    assertThat(verdict.retrieval().basis()).isEqualTo(Basis.KIND);
    assertThat(verdict.retrieval().cost()).as("a text has no more to give back").isEqualTo(1_000);
  }

  private void add(Event event) {
    books.add(Sample.posting(event));
  }

  private Verdict verdict(String tool, String kind) {
    return books.verdicts().stream()
        .filter(verdict -> Map.entry(tool, kind).equals(Map.entry(verdict.tool(), verdict.kind())))
        .findFirst()
        .orElseThrow();
  }
}
