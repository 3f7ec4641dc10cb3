package io.headroom.compress.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlDocumentTest {
  private static final TokenCounter TOKENS = Tokens.o200k();

  @Test
  void showsTheFailureAmongThousandsOfTests() {
    String report = GeneratedXml.report(1, 200, 20, 1);

    String shown = show(report, "");

    assertThat(shown).contains("<failure", "Expected 7 but was 8").hasSizeLessThan(9_000);
    assertThat(shown).contains("tests=\"4000\"").contains("failure 1");
  }

  @Test
  void showsTheFrameOfTheTestAndCountsTheOthers() {
    String report = GeneratedXml.report(1, 200, 20, 1);

    assertThat(show(report, "")).contains("at org.acme.Suite", "… 12 lines");
  }

  @Test
  void saysOnceWhatAllElementsHave() {
    String orders = GeneratedXml.orders(2, 40);

    String shown = show(orders, "");

    assertThat(shown).containsOnlyOnce("currency=\"EUR\"");
    assertThat(shown).contains("(all 40 order: ");
  }

  @Test
  void writesRowsUnderOneHeader() {
    assertThat(show(GeneratedXml.orders(3, 30), "")).contains("<order>[30]{id,state,total}");
  }

  @Test
  void showsTheElementAQuestionNames() {
    String report = GeneratedXml.report(4, 100, 20, 0);

    assertThat(show(report, "How long did Suite57#case11 take?")).contains("Suite57#case11");
  }

  @Test
  void pointsAtElementsTheWayXPathDoes() {
    XmlDocument document = XmlDocument.parse(GeneratedXml.report(5, 3, 40, 0), Work.UNWATCHED);

    assertThat(document.units())
        .extracting(unit -> unit.pointer())
        .contains("/testsuites", "/testsuites/testsuite[3]/testcase[4]");
  }

  @Test
  void showsRepeatedMessagesOnce() {
    String same = "Connection to the warehouse was refused by the peer at the other end, twice";
    StringBuilder report = new StringBuilder("<suite>");
    for (int i = 0; i < 50; i++) {
      String failure = i % 10 == 0 ? "<failure>" + same + "</failure>" : "";
      report.append("<case name='c").append(i).append("' time='").append(i % 3).append("'>");
      report.append(failure).append("</case>");
    }

    assertThat(show(report.append("</suite>").toString(), "")).containsOnlyOnce(same);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a><b></a>",
        "<a>",
        "plain text",
        "<a></a><b></b>",
        "<a b=c></a>",
        "<a b='c></a>",
        "<!--",
        "<a><![CDATA[</a>",
        "<!DOCTYPE a [ <!ENTITY x 'y'>",
        "</a>",
        "<a>x</a>trailing",
        "<",
        "<>"
      })
  void leavesWhatIsNotWellFormedAsItIs(String text) {
    assertThat(show(text, "")).isEqualTo(text);
  }

  @Test
  void expandsNoEntities() {
    StringBuilder bomb =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      bomb.append("<!ENTITY l")
          .append(i)
          .append(" \"")
          .append(("&l" + (i - 1) + ";").repeat(10))
          .append("\">");
    }
    bomb.append("<!ENTITY f SYSTEM \"file:///etc/passwd\">]><lolz>&l9;&f;</lolz>");

    assertThat(show(bomb.toString(), "")).isEqualTo("<lolz>&l9;&f;");
  }

  @Test
  void readsElementsNestedFiftyThousandDeep() {
    String deep = "<a>".repeat(50_000) + "x" + "</a>".repeat(50_000);

    assertThat(show(deep, "")).isNotEmpty().hasSizeLessThan(20_000);
    assertThat(show("<a>".repeat(50_000), "")).hasSize(150_000);
  }

  @Test
  void keepsToABudget() {
    String report = GeneratedXml.report(6, 100, 20, 5);
    int before = 0;
    for (int budget : List.of(60, 150, 400, 1_000, 3_000)) {
      Compression shown = compress(report, "", Mode.AUTO, budget);
      assertThat(TOKENS.count(shown.text())).isLessThanOrEqualTo(budget);
      assertThat(shown.shown()).isGreaterThanOrEqualTo(before);
      before = shown.shown();
    }
  }

  @Test
  void leavesNothingOutWhereNothingMayBe() {
    String report = GeneratedXml.report(7, 10, 10, 1);

    assertThat(compress(report, "", Mode.LOSSLESS, Request.UNBOUNDED).text()).isEqualTo(report);
  }

  private static String show(String text, String query) {
    return compress(text, query, Mode.AUTO, Request.UNBOUNDED).text();
  }

  private static Compression compress(String text, String query, Mode mode, int budget) {
    Request request = new Request(query, mode, budget, TOKENS, Work.UNWATCHED);
    return XmlDocument.parse(text, Work.UNWATCHED).compress(request);
  }
}
