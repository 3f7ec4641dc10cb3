package io.headroom.compress.prose;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import org.junit.jupiter.api.Test;

class TextDocumentTest {
  private static final String[] NOUNS = {
    "valve", "engine", "harbour", "letter", "forest", "bridge", "mirror", "market", "island",
    "clock"
  };

  @Test
  void aShortTextIsShownWholeWhereNothingIsAsked() {
    String text = paragraphs(30);
    assertThat(shown(text, "")).isEqualTo(text.strip());
  }

  @Test
  void ofALongTextSomePagesAreShown() {
    String text = paragraphs(400);
    int tokens = Tokens.o200k().count(shown(text, ""));
    assertThat(tokens).isBetween(2_000, 8_000);
    assertThat(tokens).isLessThan(Tokens.o200k().count(text) / 2);
  }

  @Test
  void whatIsAskedForIsShownAndLittleElse() {
    String text = paragraphs(100) + "\nThe lighthouse was painted green in the year 1911.\n";
    String shown = shown(text, "When was the lighthouse painted?");
    assertThat(shown).contains("painted green in the year 1911");
    assertThat(shown.length()).isLessThan(text.length() / 3);
  }

  @Test
  void noLineIsSpentOnSayingThatAWordIsMissing() {
    StringBuilder text = new StringBuilder("# Words\n\n");
    for (int i = 0; i < 20; i++) {
      text.append("The harbour master wrote letter number ").append(i).append(" to the island. ");
      text.append("Yes. ");
    }
    String shown = shown(text.toString(), "What did the harbour master write to the island?");
    assertThat(shown).doesNotContain("[… 1 omitted");
  }

  @Test
  void linesThatNoPageBrokeStandAlone() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      list.append("<a href=\"").append(i).append("\">this one is like all others</a>\n");
    }
    list.append("(╯°□°）╯︵ ┻━┻)\nｷﾀ━━(ﾟ∀ﾟ)━━\nmagna cum laude\n");

    String shown = shown(paragraphs(200) + "\n" + list, "");

    assertThat(shown.lines()).contains("(╯°□°）╯︵ ┻━┻)", "ｷﾀ━━(ﾟ∀ﾟ)━━", "magna cum laude");
    assertThat(shown.split("like all others", -1)).hasSizeLessThan(40);
  }

  @Test
  void linesThatAPageBrokeStayTogether() {
    String text =
        paragraphs(300)
            + "\nThe first sentence of this one goes on and\non until the page ends and it is"
            + " done.\nAnother one says a thing of its own here\nand is not told from the first.\n";

    String shown = shown(text, "What says a thing of its own?");

    assertThat(shown).contains("Another one says a thing of its own here\nand is not told");
  }

  /// Paragraphs of three sentences, no two of them alike.
  private static String paragraphs(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      for (int s = 0; s < 3; s++) {
        int n = 7 * i + 3 * s;
        text.append(
            "Someone saw a %s near the %s before anyone thought of the %s number %s. "
                .formatted(NOUNS[n % 10], NOUNS[(n / 10 + s) % 10], NOUNS[(n + 4) % 10], i));
      }
      text.setLength(text.length() - 1);
      text.append("\n\n");
    }
    return text.toString();
  }

  private static String shown(String text, String query) {
    return TextDocument.parse(text, Work.UNWATCHED)
        .compress(new Request(query, Mode.AUTO, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
        .text();
  }
}
