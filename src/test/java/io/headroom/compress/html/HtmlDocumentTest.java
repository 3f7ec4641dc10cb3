package io.headroom.compress.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Unit;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlDocumentTest {
  private static final Pattern GAP = Pattern.compile("\\[… (\\d+) omitted");

  private static final String SENTENCE =
      "The old ferry crosses the sound four times a day and carries the mail as well. ";

  @Test
  void writesListsTablesAndCodeAsMarkdown() {
    assertThat(
            shown(
                """
                <h2>Use</h2><ol start=3><li>one</li><li>two<ul><li>inner</li></ul></li></ol>
                <table><tr><th>Name</th><th>Size</th></tr><tr><td>a</td><td></td></tr>
                <tr><td>b</td><td>2</td></tr></table>
                <pre><code class="language-java">int x = 1;
                  if (x &lt; 2) {}</code></pre>
                <blockquote><p>said so</p></blockquote>
                """))
        .isEqualTo(
            """
            ## Use

            3. one
            4. two
              - inner

            Name | Size
            ---|---
            a |
            b | 2

            ```java
            int x = 1;
              if (x < 2) {}
            ```

            > said so\
            """);
  }

  @Test
  void decodesEntitiesAndCollapsesWhiteSpace() {
    assertThat(shown("<p>a &amp;&nbsp;b\n\t <b>bold</b>ly &lt;c&gt; so&shy;ft</p>"))
        .isEqualTo("a & b boldly <c> soft");
  }

  @Test
  void aPowerIsNoFurtherDigit() {
    assertThat(shown("<p>10<sup>6</sup> tons<sup><a href=#n1>1</a></sup></p>"))
        .isEqualTo("10^6 tons1");
  }

  @Test
  void saysWhereALinkLeadsIfItIsMostOfItsBlock() {
    assertThat(
            shown(
                "<ul><li><a href=/a?utm=x>First story</a></li><li>See the <a href=/b>other</a> story"
                    + " of that day</li></ul>"))
        .isEqualTo("- [First story](/a?utm=x)\n- See the other story of that day");
  }

  @Test
  void describesForms() {
    assertThat(
            shown(
                "<form><label>Your mail</label><input type=email name=mail required><select"
                    + " name=country><option>A<option>B</select><input type=hidden"
                    + " name=t><button>Send</button></form>"))
        .contains("[form: mail (email) (required), country (one of 2), button \"Send\"]");
  }

  @Test
  void takesTitleAuthorAndDayFromMetadata() {
    String page =
        """
        <html><head><title>The ferry - Site</title><script type="application/ld+json">
        {"@graph": [{"@type": "NewsArticle", "author": [{"name": "Ann B."}],
         "datePublished": "2024-05-03T10:00:00Z"}]}</script></head>
        <body><h1>The ferry</h1><p>%s</p></body></html>
        """
            .formatted(SENTENCE.repeat(8));

    assertThat(shown(page)).startsWith("# The ferry\n\nAnn B., 2024-05-03\n\nThe old ferry");
  }

  @Test
  void countsWhatWasLeftOut() {
    String page =
        "<nav><a href=/1>one</a><a href=/2>two</a></nav><article><p>"
            + SENTENCE.repeat(8)
            + "<a href=/3>here</a></p></article><footer>imprint <a href=/4>mail</a></footer>"
            + "<script>a()</script><script>b()</script><div hidden>not seen</div>";

    assertThat(shown(page))
        .endsWith(
            "[page parts left out: 1 navigation part, 1 footer, 1 link target, 1 hidden part, 2"
                + " scripts, 3 links with them]");
  }

  @Test
  void aSectionIsNotNavigationBecauseItIsAboutIt() {
    StringBuilder page = new StringBuilder("<article>");
    for (String title : List.of("Sharing", "Comments", "Navigation", "Cookies")) {
      page.append("<section id=").append(title.toLowerCase(java.util.Locale.ROOT));
      page.append("><h2>").append(title).append("</h2><p>").append(SENTENCE.repeat(3));
      page.append(title).append(" is what this is about.</p></section>");
    }

    assertThat(shown(page + "</article>"))
        .contains("Sharing is", "Comments is", "Navigation is", "Cookies is");
  }

  @Test
  void aQuestionChoosesSentencesAndEveryGapIsCounted() {
    StringBuilder page = new StringBuilder("<article>");
    for (int i = 0; i < 60; i++) {
      page.append("<h2>Part ").append(i).append("</h2>\n<p>").append(SENTENCE);
      page.append(i == 41 ? "The captain is called Zebedee." : "This is number " + i + ".")
          .append("</p>\n");
    }
    Compression shown = compress(page + "</article>", "Who is Zebedee?", Request.UNBOUNDED);

    assertThat(shown.text()).contains("The captain is called Zebedee.", "## Part 41");
    assertThat(shown.shown()).isLessThan(shown.total());
    int omitted = 0;
    for (Matcher gap = GAP.matcher(shown.text()); gap.find(); ) {
      omitted += Integer.parseInt(shown.text().substring(gap.start(1), gap.end(1)));
    }
    assertThat(shown.shown() + omitted).isEqualTo(shown.total());
  }

  @Test
  void keepsABudgetAndShowsNoLessForMore() {
    String page = "<h1>Ferries</h1><p>" + SENTENCE.repeat(300).replace("four", "some") + "</p>";
    int before = 0;
    for (int budget = 40; budget < 5_000; budget += 90) {
      Compression shown = compress(page, "", budget);
      assertThat(Tokens.o200k().count(shown.text())).isLessThanOrEqualTo(budget);
      assertThat(shown.shown()).isGreaterThanOrEqualTo(before);
      before = shown.shown();
    }
  }

  @Test
  void aLongArticleIsShownByWhatItSaysMost() {
    StringBuilder page = new StringBuilder("<article>");
    for (int i = 0; i < 2_000; i++) {
      page.append("<p>").append(SENTENCE).append(i).append("</p>");
    }
    Compression shown = compress(page + "</article>", "", Request.UNBOUNDED);

    assertThat(Tokens.o200k().count(shown.text())).isBetween(4_000, 8_000);
  }

  @Test
  void unitsAreBlocksInTheSource() {
    String page = "<p>a &amp; b</p>\r\n<ul><li><b>one</b> two</li></ul>";

    assertThat(HtmlDocument.parse(page, Work.UNWATCHED).units())
        .extracting(Unit::span)
        .extracting(span -> span.of(page))
        .containsExactly("a &amp; b", "one</b> two");
  }

  @Test
  void losslessIsThePageItself() {
    String page = "<p>a</p><script>b</script>";

    assertThat(
            HtmlDocument.parse(page, Work.UNWATCHED)
                .compress(
                    new Request(
                        "", Mode.LOSSLESS, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
                .text())
        .isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>", "<p>x", "<b><i>x", "<a href=y>x", "<table><tr><td>x", "<ul><li>x", "<sup>1",
        "<form><input name=a>", "<blockquote>x", "<", "<!--", "<h1>x</h1>", "<td>\0",
            "&#xD800;x<br>",
        "<select><option>x", "<svg><p>x"
      })
  void anyNumberOfUnclosedElementsIsRead(String start) {
    String page = start.repeat(10_000);
    HtmlDocument document = HtmlDocument.parse(page, Work.UNWATCHED);

    int end = 0;
    for (Unit unit : document.units()) {
      assertThat(unit.span().start()).isGreaterThanOrEqualTo(end);
      end = unit.span().end();
    }
    assertThat(end).isBetween(1, page.length());
    assertThat(compress(page, "x", 200).text()).isNotNull();
  }

  private static String shown(String page) {
    return compress(page, "", Request.UNBOUNDED).text();
  }

  private static Compression compress(String page, String query, int maxTokens) {
    return HtmlDocument.parse(page, Work.UNWATCHED)
        .compress(new Request(query, Mode.AUTO, maxTokens, Tokens.o200k(), Work.UNWATCHED));
  }
}
