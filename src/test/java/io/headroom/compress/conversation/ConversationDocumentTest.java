package io.headroom.compress.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.compress.conversation.Chats.Shape;
import io.headroom.detect.ContentKind;
import io.headroom.detect.Detector;
import io.headroom.select.Unit;
import io.headroom.testing.Texts;
import io.headroom.text.Work;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationDocumentTest {
  private static final String LOG = Texts.log(1, 400, "ERROR disk - /dev/sda1 is full");

  @ParameterizedTest
  @EnumSource(Shape.class)
  void showsALongResultAsTheKindItIs(Shape shape) {
    String text = new Chats(shape).user("Why?").call("cat app.log", LOG).text(false);

    assertThat(Detector.detect(text).kind()).isEqualTo(ContentKind.CONVERSATION);
    String result = Shown.results(Shown.of(text, "").text()).getFirst();

    assertThat(result).contains("ERROR disk - /dev/sda1 is full");
    assertThat(result.lines().toList().getLast()).matches("\\[400 lines compressed to \\d+]");
    assertThat(result.length()).isLessThan(LOG.length() / 4);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void namesTheResultThatARepeatEquals(Shape shape) {
    String view = Texts.prose(3, 30);
    String text =
        new Chats(shape).user("Read it.").call("cat a", view).call("cat a", view).text(false);

    assertThat(Shown.results(Shown.of(text, "").text()).getLast())
        .isEqualTo("[the same as the result of id1]");
  }

  @Test
  void showsWhatDiffersFromAnEarlierResult() {
    StringBuilder before = new StringBuilder();
    for (int i = 1; i <= 60; i++) {
      before.append("%4s  total += price(%s) * quantity(%s);\n".formatted(i, i * 7, i * 3));
    }
    String after = before.toString().replace("price(210)", "listPrice(210)");
    String text =
        new Chats(Shape.OPENAI)
            .call("cat -n a", before.toString())
            .call("cat -n a", after)
            .text(false);

    assertThat(Shown.results(Shown.of(text, "").text()).getLast())
        .isEqualTo(
            """
            [lines 1-29 are lines 1-29 of the result of id1]
              30  total += listPrice(210) * quantity(90);
            [lines 31-60 are lines 31-60 of the result of id1]
            [60 lines compressed to 1]\
            """);
  }

  @Test
  void namesAPlaceWhereACallsIdSaysTooLittle() {
    String view = Texts.prose(3, 30);
    String result =
        "{\"role\":\"tool\",\"tool_call_id\":\"x\",\"content\":%s}".formatted(Chats.quote(view));
    String text = new Chats(Shape.OPENAI).user("?").message(result).message(result).text(false);

    assertThat(Shown.results(Shown.of(text, "").text()).getLast())
        .isEqualTo("[the same as the result at /1/content]");
  }

  @Test
  void keepsWhatLaterCallsTookFromAnOldResult() {
    String rows = Texts.rows(5, 300);
    String taken = rows.replaceAll(".*\"id\":1200,\"name\":\"(user-\\d+)\".*", "$1");
    String log = Texts.log(2, 300, "INFO session zq77aak opened for nobody");
    String text =
        new Chats(Shape.ANTHROPIC)
            .call("tail app.log", log)
            .call("grep zq77aak audit.log", "nothing")
            .call("select", rows)
            .call("show " + taken, "nothing")
            .said("Nothing found.")
            .text(false);

    List<String> results = Shown.results(Shown.of(text, "").text());

    assertThat(results.getFirst()).contains("zq77aak").hasSizeLessThan(log.length() / 3);
    assertThat(results.get(2)).contains(taken);
  }

  @Test
  void showsLessOfAnOldResultThanOfTheLatest() {
    String prose = Texts.prose(11, 120);
    String other = Texts.prose(12, 120);
    String text =
        new Chats(Shape.OPENAI)
            .call("read the first", prose)
            .call("read the second", other)
            .text(false);

    List<String> results = Shown.results(Shown.of(text, "").text());

    assertThat(results.getFirst().length()).isLessThan(results.getLast().length());
  }

  @Test
  void leavesAloneWhatAProvidersCacheIsKeyedOn() {
    for (Shape shape : Shape.values()) {
      String text =
          new Chats(shape)
              .call("bash", "a", Chats.quote(LOG), ",\"cache_control\":{\"type\":\"ephemeral\"}")
              .call(
                  "bash",
                  "b",
                  "[{\"type\":\"text\",\"text\":%s,\"cache_control\":{\"type\":\"ephemeral\"}}]"
                      .formatted(Chats.quote(LOG)),
                  "")
              .text(false);

      assertThat(Shown.results(Shown.of(text, "").text())).containsExactly(LOG, LOG);
    }
  }

  @Test
  void leavesAloneWhatWasRetrievedOrShortenedBefore() {
    String ours =
        LOG + "\n[4000 lines compressed to 400. Retrieve more: hash=0123456789abcdef01234567]";
    String text =
        new Chats(Shape.OPENAI)
            .call("mcp__headroom__headroom_retrieve", "x", Chats.quote(LOG), "")
            .call("bash", "x", Chats.quote(ours), "")
            .call("bash", "x", Chats.quote(ours + "\n{\"hash\":\"0123456789abcdef01234567\"}"), "")
            .call("bash", "x", Chats.quote(LOG + "[400 lines compressed to 400]"), "")
            .text(false);

    assertThat(Shown.of(text, "").text()).isEqualTo(text);
  }

  @Test
  void shortensWhatIsSaidAfterItsOwnOutput() {
    Chats chat = new Chats(Shape.OPENAI).call("cat a", LOG);
    Compression once = Shown.of(chat.text(false), "");
    String marked =
        once.marked("[2 messages compressed to 1. Retrieve more: hash=0123456789abcdef01234567]");
    String first = Shown.results(marked).getFirst();
    String later = Texts.log(9, 500, "ERROR no memory");

    String grown = new Chats(Shape.OPENAI).call("cat a", first).call("cat b", later).text(false);
    List<String> results = Shown.results(Shown.of(grown, "").text());

    assertThat(results.getFirst()).isEqualTo(first);
    assertThat(results.getLast()).contains("ERROR no memory").hasSizeLessThan(later.length() / 3);
  }

  @Test
  void leavesEverythingAloneWhereNoToolSpoke() {
    String text = "[{\"role\":\"user\",\"content\":%s}]".formatted(Chats.quote(LOG));
    String spread =
        "[\n    {\n        \"role\": \"user\",\n        \"content\": %s\n    }\n]"
            .formatted(Chats.quote(LOG));

    assertThat(Shown.of(text, "").text()).isEqualTo(text);
    assertThat(Shown.of(spread, "").text()).isEqualTo(text);
    assertThat(Shown.of(spread, "").complete()).isTrue();
  }

  @Test
  void shortensTheTextBlocksOfAResultAndNoOthers() {
    String content =
        "[{\"type\":\"text\",\"text\":%s},{\"type\":\"image\",\"source\":{\"data\":\"%s\"}}]"
            .formatted(Chats.quote(LOG), "iVBORw0KGgo".repeat(500));
    String text = new Chats(Shape.ANTHROPIC).call("bash", "a", content, "").text(false);

    String shown = Shown.of(text, "").text();

    assertThat(shown).contains("iVBORw0KGgo".repeat(500)).contains("[400 lines compressed to ");
  }

  @Test
  void doesNotTouchAMessageThatHasANameTwice() {
    String twice =
        "{\"role\":\"tool\",\"tool_call_id\":\"x\",\"content\":%s,\"content\":%s}"
            .formatted(Chats.quote(LOG), Chats.quote(LOG));
    String text = new Chats(Shape.OPENAI).message(twice).text(false);

    assertThat(Shown.of(text, "").text()).isEqualTo(text);
  }

  @Test
  void keepsTheSpellingOfWhatItDoesNotTouch() {
    String odd =
        "{\"role\":\"user\",\"content\":\"\\u00e9\\/ \\ud83d\\ude42 \\ud800\",\"n\":1.0e+2}";
    String text =
        new Chats(Shape.OPENAI).message(odd).call("cat", LOG + "\n\ud800 ERROR lone").text(false);

    String shown = Shown.of(text, "").text();

    assertThat(shown).contains(odd);
    assertThat(shown).contains("\\ud800 ERROR lone").doesNotContain("\ud800");
  }

  @Test
  void sharesABoundAmongResultsAndFavoursTheLatestAndWhatIsAsked() {
    Chats chat = new Chats(Shape.OPENAI).user("Why?");
    for (int i = 1; i <= 6; i++) {
      chat.call("cat " + i, Texts.log(20 + i, 300, "ERROR host%s is down".formatted(i)));
    }
    String text = chat.text(false);
    int whole = Shown.TOKENS.count(Shown.of(text, "").text());

    Compression tight = Shown.of(text, "host2", Mode.AUTO, whole * 2 / 3);
    List<String> results = Shown.results(tight.text());

    assertThat(Shown.TOKENS.count(tight.text())).isLessThanOrEqualTo(whole * 2 / 3);
    assertThat(results).allSatisfy(result -> assertThat(result).contains("is down"));
    assertThat(results.get(5).length()).isGreaterThan(results.getFirst().length());
    assertThat(results.get(1).length()).isGreaterThan(results.getFirst().length());
  }

  @Test
  void givesTheSmallestWhereABoundCannotBeMet() {
    String text = new Chats(Shape.OPENAI).user(Texts.prose(1, 40)).call("cat", LOG).text(false);

    Compression shown = Shown.of(text, "", Mode.AUTO, 5);

    assertThat(Shown.results(shown.text())).containsExactly("[400 lines compressed to 0]");
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void hasAUnitPerMessageWithItsPlace(Shape shape) {
    String text = new Chats(shape).user("Why?").call("cat", "ok").text(true);

    List<Unit> units =
        ConversationDocument.parse(text, Work.UNWATCHED, _ -> Optional.empty()).units();

    String list =
        switch (shape) {
          case OPENAI, LINES -> "";
          case ANTHROPIC -> "/messages";
          case RESPONSES -> "/input";
        };
    assertThat(units)
        .extracting(Unit::pointer)
        .containsExactly(list + "/0", list + "/1", list + "/2");
    assertThat(units.getFirst().span().of(text))
        .isEqualTo("{\"role\":\"user\",\"content\":\"Why?\"}");
  }

  @Test
  void readsLegacyFunctionsAndListsOfParts() {
    String text =
        """
        [{"role":"assistant","content":null,"function_call":{"name":"cat","arguments":"{}"}},
         {"role":"function","name":"cat","content":%s},
         {"role":"tool","tool_call_id":"x","content":[{"type":"text","text":%s}]}]\
        """
            .formatted(Chats.quote(LOG), Chats.quote(Texts.log(3, 300, "ERROR x")));

    assertThat(Shown.results(Shown.of(text, "").text()))
        .allSatisfy(result -> assertThat(result).contains(" lines compressed to "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "no json",
        "{",
        "[]",
        "{}",
        "1 2",
        "{\"messages\":7}",
        "[1,null,\"x\"]",
        "{\"a\":1} {\"b\":2}\n[3]",
        "{\"messages\":[{\"role\":\"tool\"}]}",
        "\ufeff[{\"role\":\"tool\",\"content\":7}]"
      })
  void leavesAloneWhatIsNoConversation(String text) {
    assertThat(Shown.of(text, "").text().replaceAll("\\s+", " ").strip())
        .isEqualTo(text.replaceAll("\\s+", " ").strip());
  }

  @Test
  void readsAnyDepth() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    String text =
        "[{\"role\":\"user\",\"content\":\"x\",\"more\":%s},{\"role\":\"tool\",\"content\":%s}]"
            .formatted(deep, Chats.quote(LOG));

    assertThat(Shown.of(text, "").text()).contains(deep).contains("lines compressed to");
  }

  @Test
  void leavesAShortResultAlone() {
    String text = new Chats(Shape.OPENAI).call("ls", "a\nb\nc\na\nb\nc").text(false);

    assertThat(Shown.of(text, "").text()).isEqualTo(text);
    assertThat(Shown.of(text, "", Mode.AUTO, Request.UNBOUNDED).complete()).isTrue();
  }
}
