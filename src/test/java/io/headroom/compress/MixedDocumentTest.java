package io.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.prose.TextDocument;
import io.headroom.detect.ContentKind;
import io.headroom.detect.Detector;
import io.headroom.select.Unit;
import io.headroom.testing.Texts;
import io.headroom.text.Lines;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Texts in which there is more than text.
class MixedDocumentTest {
  private static final String BEFORE =
      """
      # Night of the alarm

      The service was started again at ten, and the workers went on with their jobs at once.
      Nobody had touched the settings since last week.

      """;
  private static final String AFTER =
      """

      ## What follows

      The worker with the first number has to be replaced before the next release goes out.
      """;
  private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\d+): (.*?)(?:  \\[×.*)?$");

  @Test
  void aLogBetweenFencesIsShownAsALog() {
    String text = BEFORE + "```\n" + log() + "```\n" + AFTER;
    String shown = shown(text, "");
    assertThat(shown)
        .startsWith(BEFORE.strip())
        .endsWith(AFTER.strip())
        .contains("\n```\n", "connection reset by peer", "alike");
    assertThat(Tokens.o200k().count(shown)).isLessThan(Tokens.o200k().count(text) / 4);
  }

  @Test
  void linesAreNumberedAsInTheWhole() {
    String text = BEFORE + "~~~ log\n" + log() + "~~~\n" + AFTER;
    Lines lines = Lines.of(text);
    String shown = shown(text, "");
    Matcher numbered = NUMBERED.matcher(shown);
    int count = 0;
    while (numbered.find()) {
      int line = Integer.parseInt(shown, numbered.start(1), numbered.end(1), 10);
      assertThat(lines.line(line - 1)).isEqualTo(numbered.group(2));
      count++;
    }
    assertThat(count).isPositive();
  }

  @Test
  void jsonWithoutFencesIsFoundByItsBrackets() {
    String rows = Texts.rows(3, 80);
    String shown = shown(BEFORE + rows + "\n" + AFTER, "");
    assertThat(shown).startsWith(BEFORE.strip()).endsWith(AFTER.strip());
    assertThat(shown.length()).isLessThan(rows.length() / 2);
  }

  @Test
  void aLogKeepsTheParagraphsAroundIt() {
    String text =
        "After that the workers took up their jobs, and this is what they wrote until then:\n"
            + log()
            + "\nThe alarm was about the queue. I suppose that the network was at fault there.\n";
    assertThat(Detector.detect(text).kind()).isEqualTo(ContentKind.LOG);
    String shown =
        Compressors.parse(ContentKind.LOG, text, Work.UNWATCHED)
            .orElseThrow()
            .compress(request("", Request.UNBOUNDED))
            .text();
    assertThat(shown)
        .startsWith("After that the workers")
        .contains("connection reset by peer")
        .endsWith("I suppose that the network was at fault there.");
  }

  @Test
  void aPageThatShowsAPatchIsNoPatch() {
    StringBuilder patch = new StringBuilder("--- a/a.txt\n+++ b/a.txt\n@@ -1,160 +1,160 @@\n");
    for (int i = 0; i < 160; i++) {
      patch.append(i == 40 ? "-the old line\n+the new line\n" : " a line that stays " + i + "\n");
    }
    String text = BEFORE + "```diff\n" + patch + "```\n" + AFTER;
    assertThat(Detector.detect(text).kind()).isEqualTo(ContentKind.DIFF);
    String shown =
        Compressors.parse(ContentKind.DIFF, text, Work.UNWATCHED)
            .orElseThrow()
            .compress(request("", Request.UNBOUNDED))
            .text();
    assertThat(shown)
        .startsWith(BEFORE.strip())
        .contains("-the old line\n+the new line")
        .endsWith(AFTER.strip());
    assertThat(Compressors.parse(ContentKind.DIFF, patch.toString(), Work.UNWATCHED))
        .hasValueSatisfying(d -> assertThat(d).isNotInstanceOf(MixedDocument.class));
  }

  @Test
  void textWithShortExamplesOnlyIsText() {
    String text = BEFORE + "```json\n{\"a\": [1, 2, 3]}\n```\n" + AFTER;
    assertThat(document(text)).isInstanceOf(TextDocument.class);
  }

  @Test
  void unitsAreThoseOfThePartsInTheirPlaces() {
    String text = BEFORE + "```\n" + log() + "```\n" + AFTER;
    List<Unit> units = document(text).units();
    int before = 0;
    for (Unit unit : units) {
      assertThat(unit.span().start()).isGreaterThanOrEqualTo(before);
      before = unit.span().start();
    }
    assertThat(units.stream().map(unit -> unit.span().of(text)))
        .contains(
            "# Night of the alarm", "2025-03-01T10:01:17Z ERROR job 77: connection reset by peer");
  }

  @Test
  void aBudgetIsSharedAndMoreOfItShowsMore() {
    String text = BEFORE + "```\n" + log() + "```\n" + AFTER + Texts.rows(4, 120) + "\n";
    int before = 0;
    for (int budget = 60; budget <= 4_000; budget += 97) {
      Compression shown = document(text).compress(request("", budget));
      assertThat(Tokens.o200k().count(shown.text())).as("%s", budget).isLessThan(budget + 60);
      assertThat(shown.shown()).as("%s", budget).isGreaterThanOrEqualTo(before);
      before = shown.shown();
    }
  }

  @Test
  void anExampleThatIsNotAskedForIsNamedOnly() {
    String text = Texts.prose(5, 60) + "\n\n```json\n" + Texts.rows(6, 40) + "\n```\n" + AFTER;
    assertThat(shown(text, "Which worker has to be replaced before the next release?"))
        .contains("[… json omitted, lines ")
        .contains("has to be replaced");
  }

  @Test
  void losslessLeavesItAsItIs() {
    String text = BEFORE + "```\n" + log() + "```\n" + AFTER;
    Request request =
        new Request("", Mode.LOSSLESS, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED);
    assertThat(document(text).compress(request).text()).isEqualTo(text);
  }

  @Test
  void anythingCutAnywhereIsTakenApart() {
    String text = BEFORE + "```\n" + log() + "```\n" + AFTER + Texts.rows(4, 120) + "\n" + AFTER;
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      int from = random.nextInt(text.length());
      String cut = text.substring(from, from + random.nextInt(text.length() - from));
      assertThat(document(cut).text()).isEqualTo(cut);
      assertThat(shown(cut, "What failed?")).isEqualTo(shown(cut, "What failed?"));
    }
  }

  private static String log() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      String at = "2025-03-01T10:%02d:%02dZ ".formatted(i / 60, i % 60);
      log.append(at)
          .append(
              i == 77
                  ? "ERROR job 77: connection reset by peer\n"
                  : "INFO job %s finished in %s ms\n".formatted(i, 20 + i * 31 % 50));
    }
    return log.toString();
  }

  private static Document document(String text) {
    return Compressors.parse(ContentKind.TEXT, text, Work.UNWATCHED).orElseThrow();
  }

  private static String shown(String text, String query) {
    return document(text).compress(request(query, Request.UNBOUNDED)).text();
  }

  private static Request request(String query, int budget) {
    return new Request(query, Mode.AUTO, budget, Tokens.o200k(), Work.UNWATCHED);
  }
}
