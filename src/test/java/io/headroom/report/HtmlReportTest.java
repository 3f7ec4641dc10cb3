package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.ParseErrorList;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String PAGE = HtmlReport.of(Reports.statement(), ZoneOffset.UTC);

  @Test
  void isWellFormed() {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Document page = parser.parseInput(PAGE, "");
    ParseErrorList errors = parser.getErrors();
    assertThat(errors).isEmpty();
    assertThat(page.select("h1").text()).isEqualTo("Headroom");
    assertThat(page.select("svg")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(page.select("svg title").eachText()).anyMatch(text -> text.contains("log"));
  }

  @Test
  void needsNothingFromElsewhereAndRunsNothing() {
    Document page = Jsoup.parse(PAGE);
    assertThat(page.select("script, link, img, iframe, object, embed, [src], [href]")).isEmpty();
    assertThat(PAGE).doesNotContain("http://", "https://", "url(", "@import");
    assertThat(page.select("[onload], [onclick]")).isEmpty();
  }

  @Test
  void namesMeanThemselves() {
    assertThat(Jsoup.parse(PAGE).select("svg text").eachText())
        .anyMatch(text -> text.startsWith("<script>alert("));
    assertThat(Jsoup.parse(PAGE).select("td").eachText())
        .anyMatch(text -> text.contains("</script>&='"));
  }

  @Test
  void hasALightAndADarkFace() {
    assertThat(PAGE).contains("color-scheme: light dark", "prefers-color-scheme: dark");
  }

  @Test
  void showsLossesAsLosses() {
    Document page = Jsoup.parse(PAGE);
    assertThat(page.select("rect.loss")).isNotEmpty();
    assertThat(page.select("svg text").eachText()).contains("−500", "−440");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(HtmlReport.of(Reports.empty(), ZoneOffset.UTC)).contains("Nothing was recorded");
  }
}
