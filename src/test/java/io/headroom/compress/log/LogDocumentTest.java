package io.headroom.compress.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Unit;
import io.headroom.text.Work;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogDocumentTest {
  private static final String TRACE =
      """
      2026-03-04 10:00:00 ERROR api.Handler - request failed
      java.lang.IllegalStateException: no connection
      \tat com.acme.db.Pool.take(Pool.java:41)
      \tat com.acme.db.Store.read(Store.java:12)
      \tat com.acme.api.Handler.get(Handler.java:99)
      \tat org.frame.A.a(A.java:1)
      \tat org.frame.B.b(B.java:2)
      \tat org.frame.C.c(C.java:3)
      \tat org.frame.D.d(D.java:4)
      \tat org.frame.E.e(E.java:5)
      Caused by: java.net.ConnectException: Connection refused
      \tat java.base/sun.nio.ch.Net.connect(Net.java:7)
      \t... 8 more
      """;

  @Test
  void showsTheFirstErrorWithItsLineNumber() {
    String text = Logs.usual(0, 500) + TRACE + Logs.usual(500, 1000);

    assertThat(Logs.compress(text, "").text().lines())
        .contains("501: 2026-03-04 10:00:00 ERROR api.Handler - request failed");
  }

  @Test
  void foldsTheFramesOfATraceAndKeepsItsCauses() {
    String shown = Logs.compress(Logs.usual(0, 200) + TRACE + Logs.usual(200, 400), "").text();

    assertThat(shown)
        .contains("java.lang.IllegalStateException: no connection")
        .contains("at com.acme.db.Pool.take(Pool.java:41)")
        .contains("… 5 frames")
        .contains("Caused by: java.net.ConnectException: Connection refused")
        .doesNotContain("org.frame.C.c");
  }

  @Test
  void mergesIdenticalTraces() {
    String text = (TRACE + Logs.usual(0, 30)).repeat(40);
    String shown = Logs.compress(text, "").text();

    assertThat(shown).contains("request failed  [×40]").containsOnlyOnce("Pool.java:41");
  }

  @Test
  void keepsATraceInOneUnit() {
    LogDocument log = LogDocument.parse(Logs.usual(0, 20) + TRACE, Work.UNWATCHED);

    assertThat(log.units()).hasSize(21);
    assertThat(log.units().getLast().span().of(log.text())).isEqualTo(TRACE.strip());
  }

  @Test
  void foldsARunIntoOneLineThatCountsIt() {
    Compression compression = Logs.compress(Logs.usual(0, 1000), "");

    assertThat(compression.total()).isEqualTo(1000);
    assertThat(compression.text().lines().count()).isLessThan(12);
    assertThat(compression.text()).containsPattern("… \\d+ lines: \\d+× like 1 ");
  }

  @Test
  void saysHowFarTheValuesOfAFoldedRunGo() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append(
          "2026-03-01T10:%02d:%02dZ INFO store - wrote size=%d after %dms id=%d\n"
              .formatted(i / 60, i % 60, 12 + i * 7 % 50, 3 + i * 13 % 88, 7));
    }

    String shown = Logs.compress(text.toString(), "").text();

    assertThat(shown).contains("  [×500; size 12–61, after 3ms–90ms]");
  }

  @Test
  void findsTheOneLineAQuestionAsksForAmongAHundredThousand() {
    String asked = "2026-03-04 10:00:00 INFO pool.Worker - finished request x-77 in 12 ms\n";
    String text = Logs.usual(0, 50_000) + asked + Logs.usual(50_000, 100_000);

    assertThat(Logs.compress(text, "what became of x-77?").text()).contains("50001: " + asked);
  }

  @Test
  void showsTheLastStateOfAProgressBarOnly() {
    StringBuilder text = new StringBuilder(Logs.usual(0, 10));
    for (int i = 0; i <= 100; i++) {
      text.append("Receiving objects: ").append(i).append("% (").append(i).append("/100)\r");
    }
    text.append("Receiving objects: 100% (100/100), done.\n").append(Logs.usual(10, 20));

    String shown = Logs.compress(text.toString(), "").text();
    assertThat(shown).contains("Receiving objects: 100% (100/100)").doesNotContain("50%");
  }

  @Test
  void takesColoursOut() {
    String text = Logs.usual(0, 50) + "\u001b[31mFAIL\u001b[0m a.test.js\n" + Logs.usual(50, 90);

    assertThat(Logs.compress(text, "").text()).contains("51: FAIL a.test.js");
  }

  @Test
  void leavesARunnersStampsOutAndSaysSo() {
    StringBuilder text = new StringBuilder();
    String[] said = {"##[group]Run make", "make", "##[endgroup]", "", "  CC a.o", "##[error]bad"};
    for (int i = 0; i < said.length; i++) {
      text.append("2026-04-22T16:09:3").append(i).append(".3317193Z ").append(said[i]).append('\n');
    }

    assertThat(Logs.compress(text.toString(), "").text())
        .startsWith(
            "[stamps left out: 2026-04-22T16:09:30.3317193Z … 2026-04-22T16:09:35.3317193Z]\n")
        .contains("6: ##[error]bad");
  }

  @Test
  void showsWhereTheStepFailedAndWhatItSaidBefore() {
    StringBuilder text = new StringBuilder();
    for (int step = 1; step <= 30; step++) {
      text.append("=== step ").append(step).append(" ===\n");
      for (int i = 0; i < 50; i++) {
        text.append("compiling unit ").append(i).append(" of step ").append(step).append('\n');
      }
      if (step == 20) {
        text.append("linker could not place segment .foo\nProcess ended with exit code 3\n");
      }
    }

    assertThat(Logs.compress(text.toString(), "").text())
        .contains("=== step 20 ===")
        .contains("linker could not place segment .foo\n")
        .containsPattern("\\d+: Process ended with exit code 3");
  }

  @Test
  void doesNotTakeAPassedTestForAFailureForItsName() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append("PASS [0.01s] suite ").append((char) ('a' + i % 26)).append("_fails_on_error\n");
    }
    text.append("FAIL [0.01s] suite rejects_bad_input\n");
    String shown = Logs.compress(text.toString(), "").text();

    assertThat(shown).contains("301: FAIL [0.01s] suite rejects_bad_input");
    assertThat(shown.lines().count()).isLessThan(12);
  }

  @Test
  void showsEveryErrorThatNamesSomethingElse() {
    StringBuilder text = new StringBuilder(Logs.usual(0, 300));
    List<String> names = List.of("orders", "payments", "stock", "mail", "search", "audit");
    for (String name : names) {
      text.append("2026-03-04 10:59:59 ERROR db.Store - table ").append(name).append(" lost\n");
    }

    String shown = Logs.compress(text.toString(), "").text();
    assertThat(names).allSatisfy(name -> assertThat(shown).contains("table " + name + " lost"));
  }

  @Test
  void clipsALineOfMegabytesAndCountsWhatIsLeftOut() {
    String line = "2026-03-04 10:00:00 INFO dump - " + "abcdefg ".repeat(250_000);
    Compression compression = Logs.compress(Logs.usual(0, 20) + line + "\nend\n", "");

    assertThat(compression.text().length()).isLessThan(8_000);
    assertThat(compression.text()).containsPattern("abcdefg…\\[\\+1,99\\d,\\d{3} chars]");
    assertThat(compression.complete()).isFalse();
  }

  @Test
  void leavesNothingOutWhenNothingMayBeLost() {
    String text = Logs.usual(0, 100);
    Request request =
        new Request("", Mode.LOSSLESS, Request.UNBOUNDED, Logs.TOKENS, Work.UNWATCHED);

    assertThat(LogDocument.parse(text, Work.UNWATCHED).compress(request).text()).isSameAs(text);
  }

  @Test
  void takesAnyString() {
    Random random = new Random(5);
    String alphabet = "\0\r\n\t \u001b[]()<>{}:;\"'|#=-/\\.0123456789aAtT\ud800\udc00…é警E";
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(2_000);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      compressed(text.toString());
    }
    for (String line : List.of("", "\n\n\n", "\r\r\r", " \r\n", "\ufeff", "\u001b]", "x")) {
      compressed(line);
    }
    for (String unit : List.of("[", "\u001b[", "a.b:", "1:", "\" 5", "\r", "at ", "exit ", "((")) {
      compressed(unit.repeat(200_000));
    }
  }

  private static void compressed(String text) {
    LogDocument log = LogDocument.parse(text, Work.UNWATCHED);
    Compression compression = Logs.compress(text, "a 1.2.3.4 \0", 500);

    assertThat(compression.shown()).isBetween(0, compression.total());
    int end = 0;
    for (Unit unit : log.units()) {
      assertThat(unit.span().start()).isGreaterThanOrEqualTo(end);
      end = unit.span().end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }
}
