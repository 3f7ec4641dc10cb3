package io.headroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.app.CorpusFolder.Entry;
import io.headroom.eval.Evaluation;
import io.headroom.eval.Needle;
import io.headroom.eval.Report;
import io.headroom.eval.Score;
import io.headroom.eval.Totals;
import io.headroom.eval.View;
import io.headroom.text.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusFolderTest {
  private static final Path EXAMPLES = Path.of("examples/corpus");

  @Test
  void theShippedCorpusMeetsItsBars() throws IOException {
    Totals totals = totals(OptionalInt.empty());

    assertThat(totals.invalid()).isZero();
    assertThat(totals.removed()).isGreaterThan(70);
    assertThat(totals.removedPerCase()).isGreaterThan(60);
    assertThat(totals.criticalPerCase()).isGreaterThan(80);
  }

  @Test
  void underATightBoundOneQuestionBringsMostOfTheRestBack() throws IOException {
    Totals totals = totals(OptionalInt.of(10));

    assertThat(totals.invalid()).isZero();
    assertThat(totals.removed()).isGreaterThan(88);
    assertThat(totals.reached().percent()).isGreaterThan(70);
  }

  @Test
  void everyNeedleOfTheShippedCorpusIsInItsContent() throws IOException {
    for (Entry entry : CorpusFolder.read(EXAMPLES).entries()) {
      View content = new View(Files.readString(entry.content()));
      for (Needle needle : entry.test().needles()) {
        assertThat(needle.in(content)).as(entry.test().id() + ": " + needle.words()).isTrue();
      }
    }
  }

  @Test
  void indexesMayBeInTheFolderAndRightUnderIt(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("logs"));
    Files.writeString(folder.resolve("a.txt"), "a");
    Files.writeString(folder.resolve("logs/b.txt"), "b");
    Files.writeString(folder.resolve("index.jsonl"), "{\"id\":\"a\",\"file\":\"a.txt\"}\n\n");
    Files.writeString(folder.resolve("logs/index.jsonl"), "{\"id\":\"b\",\"file\":\"b.txt\"}\n");

    assertThat(CorpusFolder.read(folder).entries())
        .extracting(Entry::content)
        .containsExactly(folder.resolve("a.txt"), folder.resolve("logs/b.txt"));
  }

  @Test
  void whateverIsWrongIsNamedWithItsLine(@TempDir Path folder) throws IOException {
    Path index = folder.resolve("index.jsonl");
    assertThat(CorpusFolder.read(folder.resolve("none")).faults())
        .first()
        .asString()
        .contains("no folder");
    assertThat(CorpusFolder.read(folder).faults())
        .first()
        .asString()
        .contains("no cases", "index.jsonl");

    Files.writeString(folder.resolve("a.txt"), "a");
    Files.writeString(
        index,
        """
        {"id":"a","file":"a.txt"}
        {"id":"a","file":"a.txt"}
        {"id":"b","file":"gone.txt"}
        {"id":
        """);
    assertThat(CorpusFolder.read(folder).faults())
        .satisfiesExactly(
            fault -> assertThat(fault).contains("line 2", "id a again"),
            fault -> assertThat(fault).contains("line 3", "gone.txt"),
            fault -> assertThat(fault).contains("line 4", "is not JSON"));
  }

  private static Totals totals(OptionalInt percent) throws IOException {
    CorpusFolder corpus = CorpusFolder.read(EXAMPLES);
    assertThat(corpus.faults()).isEmpty();
    Evaluation evaluation = new Evaluation(Tokens.o200k(), percent);
    List<Score> scores = new ArrayList<>();
    for (Entry entry : corpus.entries()) {
      scores.add(evaluation.run(entry.test(), Files.readAllBytes(entry.content())));
    }
    return new Report(scores).totals();
  }
}
