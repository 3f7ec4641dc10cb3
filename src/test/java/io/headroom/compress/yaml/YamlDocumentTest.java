package io.headroom.compress.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Lines;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {
  private static final TokenCounter TOKENS = Tokens.o200k();
  private static final Pattern GAP = Pattern.compile(" *# … (\\d+) lines?(?:: .*)?");

  @Test
  void showsOneItemInFullAndOfTheOthersWhatStrays() {
    String shown = show(pods(1, 60), "");

    assertThat(shown).containsOnlyOnce("restartPolicy: Always");
    assertThat(shown).contains("phase: Pending", "name: pod-41", "# all 60 at items[]: ");
    assertThat(shown).contains("status.phase Running×59 Pending×1");
  }

  @Test
  void namesWhatItLeavesOut() {
    assertThat(show(pods(1, 60), "")).contains("lines: pod-1, pod-2, pod-3");
  }

  @Test
  void passesOverWhatNamesOnlyFields() {
    String shown = show(pods(2, 20), "");

    assertThat(shown).doesNotContain("f:image").contains("nodeName: node-0");
  }

  @Test
  void showsTheRecordAQuestionNames() {
    String shown = show(pods(3, 60), "Where does pod-23 run?");

    assertThat(shown).contains("name: pod-23", "nodeName: node-23").doesNotContain("node-24");
  }

  @Test
  void countsTheLinesOfLongTexts() {
    String script = "set -eu\n".repeat(40).indent(4);
    String shown = show("on: push\nrun:\n  script: |\n" + script + "  after: done\n", "");

    assertThat(shown).contains("    set -eu\n    # … 35 lines\n  after: done");
  }

  @Test
  void tellsDocumentsApart() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append("---\nkind: Service\nmetadata:\n  name: svc-").append((char) ('a' + i % 26));
      text.append("\n  zone: z")
          .append(i % 2)
          .append("\nspec:\n  port: ")
          .append(80 + i)
          .append('\n');
    }

    assertThat(show(text.toString(), "")).contains("# all 30 at []: ", "svc-b, svc-c");
  }

  @Test
  void readsItemsNestedFiftyThousandDeep() {
    assertThat(show("- ".repeat(50_000) + "x", "")).hasSizeLessThan(1_000);
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      steps.repeat(' ', i).append("k:\n");
    }
    assertThat(show(steps.toString(), "")).isNotEmpty();
  }

  @Test
  void keepsToABudget() {
    int before = 0;
    for (int budget : List.of(60, 100, 300, 1_000, 4_000)) {
      Compression shown = compress(pods(4, 100), "", Mode.AUTO, budget);
      assertThat(TOKENS.count(shown.text())).isLessThanOrEqualTo(budget);
      assertThat(shown.shown()).isGreaterThanOrEqualTo(before);
      before = shown.shown();
    }
  }

  @Test
  void leavesNothingOutWhereNothingMayBe() {
    String text = pods(5, 10);

    assertThat(compress(text, "", Mode.LOSSLESS, Request.UNBOUNDED).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shownLinesAndCountedLinesAreTheWholeText(long seed) {
    String text = pods(seed, 10 + (int) seed * 7);
    for (int budget : new int[] {150, 600, Request.UNBOUNDED}) {
      check(text, compress(text, "", Mode.AUTO, budget).text());
    }
  }

  /// Every shown line is the original's at its place; every gap has as many lines as it says.
  private static void check(String text, String shown) {
    Lines lines = Lines.of(text);
    int at = 0;
    for (String line : shown.lines().toList()) {
      Matcher gap = GAP.matcher(line);
      if (gap.matches()) {
        at += Integer.parseInt(Objects.requireNonNull(gap.group(1)));
      } else if (!line.startsWith("# all ")) {
        assertThat(line).isEqualTo(lines.line(at));
        at++;
      }
    }
    assertThat(at).isEqualTo(lines.count());
  }

  private static String pods(long seed, int count) {
    Random random = new Random(seed);
    StringBuilder out = new StringBuilder("apiVersion: v1\nitems:\n");
    for (int i = 0; i < count; i++) {
      out.append(
          """
          - kind: Pod
            metadata:
              managedFields:
              - manager: kubelet
                fieldsV1:
                  f:metadata:
                    f:labels: {}
                    f:name: {}
                    f:uid: {}
                  f:spec:
                    f:image: {}
                    f:nodeName: {}
                    f:policy: {}
              name: pod-%d
              uid: %016x%016x
            spec:
              image: registry.example/web:1.%d
              nodeName: node-%d
              restartPolicy: Always
            status:
              phase: %s
          """
              .formatted(
                  i,
                  random.nextLong(),
                  random.nextLong(),
                  random.nextInt(2),
                  i,
                  i == 41 ? "Pending" : "Running"));
    }
    return out.append("kind: List\n").toString();
  }

  private static String show(String text, String query) {
    return compress(text, query, Mode.AUTO, Request.UNBOUNDED).text();
  }

  private static Compression compress(String text, String query, Mode mode, int budget) {
    Request request = new Request(query, mode, budget, TOKENS, Work.UNWATCHED);
    return YamlDocument.parse(text, Work.UNWATCHED).compress(request);
  }
}
