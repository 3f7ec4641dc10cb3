package io.headroom.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.detect.ContentKind;
import io.headroom.retrieve.Retrieved.Answer;
import io.headroom.store.Hash;
import io.headroom.store.Original;
import io.headroom.testing.Texts;
import io.headroom.text.Words;
import io.headroom.text.Work;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private final Stored stored = new Stored();

  @Test
  void everyUnitIsFoundByItsOwnRarestWord() {
    List<String> lines = randomLines(3, 800);
    Map<String, Integer> holders = new HashMap<>();
    for (String line : lines) {
      words(line).forEach(word -> holders.merge(word, 1, Integer::sum));
    }
    RetrieveRequest request = stored.log(String.join("\n", lines));
    for (int i = 0; i < lines.size(); i++) {
      String rarest =
          Collections.min(
              words(lines.get(i)), Comparator.comparing(word -> holders.getOrDefault(word, 0)));
      if (holders.getOrDefault(rarest, 0) > 3) {
        continue; // no word of its own
      }
      Answer answer = stored.answer(request.withQuery(rarest));
      String first =
          answer.passages().stream()
              .limit(3)
              .map(Retrieved.Passage::text)
              .collect(Collectors.joining());
      assertThat(first).as("line %d by %s", i + 1, rarest).contains(lines.get(i));
    }
  }

  @Test
  void aHitComesWithItsLineNumberAndItsNeighbours() {
    String text = lines(200).replace("event 120\n", "event 120 connection refused by peer\n");
    Answer answer = stored.answer(stored.log(text).withQuery("connection refused"));
    assertThat(answer.text())
        .isEqualTo("lines 119-121:\nevent 119\nevent 120 connection refused by peer\nevent 121\n");
    assertThat(answer.hits()).isEqualTo(1);
    assertThat(answer.shown()).isEqualTo(1);
  }

  @Test
  void hitsBesideOneAnotherBecomeOnePassage() {
    String text =
        lines(200)
            .replace("event 120\n", "event 120 boom\n")
            .replace("event 121\n", "event 121 boom\n");
    Answer answer = stored.answer(stored.log(text).withQuery("boom"));
    assertThat(answer.passages()).hasSize(1);
    assertThat(answer.text()).startsWith("lines 119-122:\n");
    assertThat(answer.shown()).isEqualTo(2);
  }

  @Test
  void severalHitsInOneLineShowItOnce() {
    String text = "# Notes\n\nThe pump stopped. The valve held. The pump restarted.\n";
    Answer answer = stored.answer(stored.text(text).withQuery("pump"));
    assertThat(answer.hits()).isEqualTo(2);
    assertThat(answer.text())
        .containsOnlyOnce("The pump stopped. The valve held. The pump restarted.");
  }

  @Test
  void aQuestionInOtherWordsIsToldWhatStandsOut() {
    String text = lines(150) + "ERROR: disk full on /dev/sda1\n" + lines(150);
    Answer answer = stored.answer(stored.log(text).withQuery("why did my nightly event break"));
    assertThat(answer.text()).contains("ERROR: disk full");
    assertThat(answer.absent()).contains("why", "nightly", "break");
  }

  @Test
  void anExactPhraseComesBeforeAnyNumberOfItsWords() {
    String text =
        lines(50)
            + "refused connection, connection refused? refused! connection\n"
            + lines(50)
            + "a long line in which among very many other words of all kinds the CONNECTION  Refused once\n"
            + "refused refused refused connection\n";
    RetrieveRequest request = stored.log(text);
    for (String query :
        List.of("the connection refused", "why \"the connection refused\" happened")) {
      Answer answer = stored.answer(request.withQuery(query));
      assertThat(answer.passages().getFirst().text())
          .as(query)
          .contains("CONNECTION  Refused once");
    }
  }

  @Test
  void namesAreFoundByTheirParts() {
    String text =
        lines(50)
            + "call getUserById(7)\n"
            + lines(50)
            + "see src/main/OrderService.java\n"
            + lines(50)
            + "max_retry_count = 3\n"
            + lines(9)
            + "数据库连接失败\n";
    RetrieveRequest request = stored.log(text);
    assertThat(stored.answer(request.withQuery("user")).text()).contains("getUserById(7)");
    assertThat(stored.answer(request.withQuery("getuserbyid")).text()).contains("getUserById(7)");
    assertThat(stored.answer(request.withQuery("order")).text()).contains("OrderService");
    assertThat(stored.answer(request.withQuery("OrderService.java")).text()).contains("src/main");
    assertThat(stored.answer(request.withQuery("retry")).text()).contains("max_retry_count");
    assertThat(stored.answer(request.withQuery("连接")).text()).contains("数据库连接失败");
    assertThat(stored.answer(request.withQuery("数据库连接")).text()).contains("数据库连接失败");
  }

  @Test
  void aQuestionOfSignsOnlyIsFoundLiterally() {
    String text = lines(50) + "a ==> b\n" + lines(50);
    assertThat(stored.answer(stored.log(text).withQuery("==>")).text()).contains("a ==> b");
  }

  @Test
  void weakHitsAreLeftOutHoweverMuchRoomThereIs() {
    String text = lines(50) + "payment gateway timeout\n" + lines(50) + "the gateway is green\n";
    Answer answer = stored.answer(stored.log(text).withQuery("event payment gateway timeout"));
    assertThat(answer.hits()).isEqualTo(1);
  }

  @Test
  void anExplicitBoundWinsOverTheShareOfTheOriginal() {
    String text = ("needle in line and some more words around it\n" + lines(1)).repeat(40);
    RetrieveRequest request = stored.log(text).withQuery("needle words");
    int modest = Stored.TOKENS.count(stored.answer(request).text());
    int original = Stored.TOKENS.count(text);
    assertThat(modest).isLessThanOrEqualTo(original / 5);
    assertThat(stored.answer(request.withMaxTokens(original)).shown())
        .isGreaterThan(stored.answer(request).shown());
  }

  @Test
  void aMatchOfATinyBoundIsShownByItself() {
    String json =
        "{\"errors\":[{\"resource\":\"Label\",\"code\":\"invalid\",\"field\":\"color\"}]}";
    Answer member = stored.answer(stored.json(json).withQuery("Label").withMaxTokens(12));
    assertThat(member.text()).contains("/errors/0/resource:", "\"Label\"");
    String names = "History.md\0LICENSE\0lib/router/layer.js\0lib/router/route.js\0";
    Answer part = stored.answer(stored.text(names).withQuery("layer").withMaxTokens(14));
    assertThat(part.text()).contains("lib/router/layer.js");
    assertThat(Stored.TOKENS.count(part.text())).isLessThanOrEqualTo(14);
  }

  @Test
  void aWordComesBeforeNamesThatHaveItAsAPart() {
    String text = lines(50) + "expr_len is 3\n" + lines(50) + "the length of expr is three here\n";
    Answer answer = stored.answer(stored.log(text).withQuery("expr"));
    assertThat(answer.passages().getFirst().text()).contains("the length of expr");
  }

  @Test
  void otherFormsOfAbsentWordsAreFoundBehindWhatIsThere() {
    String text = lines(50) + "parser.c\n" + lines(50) + "grammar.c\n" + lines(50);
    Answer answer = stored.answer(stored.log(text).withQuery("parsing grammar"));
    assertThat(answer.passages().getFirst().text()).contains("grammar.c");
    assertThat(answer.text()).contains("parser.c");
  }

  @Test
  void aPathOfTheQuestionIsFoundAsOne() {
    String text = lines(30) + "lib c netrc lib c\n" + lines(30) + "a change in lib/netrc.c here\n";
    Answer answer = stored.answer(stored.log(text).withQuery("what changed in lib/netrc.c?"));
    assertThat(answer.passages().getFirst().text()).contains("lib/netrc.c");
  }

  @Test
  void answersKeepTheirBounds() {
    RetrieveRequest request =
        stored.text(randomLines(5, 3_000).stream().collect(Collectors.joining("\n")));
    for (int bound : new int[] {1, 5, 20, 50, 200, 2_000}) {
      Answer answer = stored.answer(request.withQuery("alpha beta").withMaxTokens(bound));
      if (bound >= 20) {
        assertThat(Stored.TOKENS.count(answer.text())).isLessThanOrEqualTo(bound);
      }
      assertThat(answer.passages()).isNotEmpty();
    }
    Answer narrow = stored.answer(request.withQuery("alpha").withMaxChars(300));
    assertThat(narrow.text().length()).isLessThanOrEqualTo(300);
    assertThat(narrow.hits()).isGreaterThan(narrow.shown());
  }

  @Test
  void aUnitLargerThanTheBoundIsShownAroundTheHitWithTrueCounts() {
    String line = "x ".repeat(3_000) + "needle" + " y".repeat(3_000);
    String text = "first\n" + line + "\nlast\n";
    Answer answer = stored.answer(stored.log(text).withQuery("needle").withMaxTokens(60));
    assertThat(answer.text()).contains("needle");
    assertThat(Stored.TOKENS.count(answer.text())).isLessThanOrEqualTo(60);
    String[] numbers = answer.passages().getFirst().place().split("\\D+", -1);
    assertThat(numbers).hasSize(5).startsWith("", "2").endsWith(Integer.toString(line.length()));
    assertThat(answer.passages().getFirst().text())
        .isEqualTo(line.substring(Integer.parseInt(numbers[2]) - 1, Integer.parseInt(numbers[3])));
  }

  @Test
  void aLineOfMegabytesIsSearchedInside() {
    StringBuilder line = new StringBuilder();
    Random random = new Random(1);
    while (line.length() < 2_000_000) {
      line.append(Integer.toString(random.nextInt(), 36))
          .append(line.length() % 9 == 0 ? "," : ";");
    }
    line.replace(1_234_567, 1_234_587, ",theneedlewelookfor,");
    Answer answer = stored.answer(stored.text(line.toString()).withQuery("theneedlewelookfor"));
    assertThat(answer.text()).contains(",theneedlewelookfor,");
    assertThat(Stored.TOKENS.count(answer.text())).isLessThanOrEqualTo(Retriever.ANSWER_TOKENS);
  }

  @Test
  void nothingFoundStillTellsWhatIsThere() {
    String text = lines(300) + "database unreachable\n";
    Answer answer = stored.answer(stored.log(text).withQuery("zzzzqqqq"));
    assertThat(answer.hits()).isZero();
    assertThat(answer.text())
        .contains("Nothing here has \"zzzzqqqq\"", "301 lines", "line 1: event 1");
    assertThat(answer.absent()).containsExactly("zzzzqqqq");
  }

  @Test
  void aWordThatIsNearlyThereIsFoundAndSaidToBeAnother() {
    String text = lines(300) + "database unreachable\n";
    Answer answer = stored.answer(stored.log(text).withQuery("databases"));
    assertThat(answer.text())
        .contains(
            "Nothing here has \"databases\"",
            "Nearest words here: database ×1",
            "300-301:",
            "database unreachable");
    Answer form = stored.answer(stored.log(lines(300) + "build failed\n").withQuery("failing"));
    assertThat(form.text()).contains("Nearest words here: failed", "build failed");
    Answer typo = stored.answer(stored.log(text).withQuery("unreachabel"));
    assertThat(typo.text()).contains("unreachable ×1", "database unreachable");
  }

  @Test
  void anotherNumberIsNamedButNeverTakenForTheOneAskedFor() {
    String text = lines(50) + "order A4711B shipped\n";
    Answer answer = stored.answer(stored.log(text).withQuery("A4712B"));
    assertThat(answer.hits()).isZero();
    assertThat(answer.text()).contains("a4711b ×1").doesNotContain("shipped\n\n");
    assertThat(answer.passages()).isEmpty();
  }

  @Test
  void neverAnswersWithNothing() {
    for (long seed = 0; seed < 120; seed++) {
      List<ContentKind> kinds = List.of(ContentKind.values());
      ContentKind kind = kinds.get((int) (seed % kinds.size()));
      RetrieveRequest request = stored.put(Original.ofText(Texts.troublesome(seed)), kind);
      for (String query :
          List.of("error", "no such thing", "\"", "\ud800", "日本", "a b c d e", "{", "\\Q")) {
        Answer answer = stored.answer(request.withQuery(query));
        assertThat(answer.text()).as("seed %d, %s", seed, query).isNotBlank();
      }
    }
    assertThat(stored.answer(stored.text("").withQuery("x")).text()).contains("0 lines");
  }

  @Test
  void theOutlineOfAJsonDocumentNamesItsParts() {
    RetrieveRequest object = stored.json("{\"items\":[1,2,3],\"total\": 3,\"next\":{\"a\":1}}");
    assertThat(stored.answer(object.withQuery("qqq")).text())
        .contains("items: array of 3", "total: 3", "next: object of 1");
    RetrieveRequest array = stored.json("[{\"id\":1,\"name\":\"x\"},{\"id\":2}]");
    assertThat(stored.answer(array.withQuery("qqq")).text())
        .contains("array of 2", "id: 1", "name: \"x\"");
  }

  @Test
  void passagesAreTheOriginalsOwnLines() {
    for (long seed = 0; seed < 100; seed++) {
      String text = Texts.troublesome(seed);
      Answer answer = stored.answer(stored.log(text).withQuery("error lorem 10 main"));
      for (Retrieved.Passage passage : answer.passages()) {
        assertThat(text).contains(passage.text());
      }
    }
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    RetrieveRequest request =
        stored.text(String.join("\n", randomLines(8, 2_000))).withQuery("alpha gamma");
    Stored other = new Stored();
    other.text(String.join("\n", randomLines(8, 2_000)));
    assertThat(other.answer(request).text()).isEqualTo(stored.answer(request).text());
  }

  @Test
  void reallyLargeOriginalsAreReadThrough() {
    String text = "some usual line of a log that repeats\n".repeat(560_000) + "the one needle\n";
    Answer answer = stored.answer(stored.log(text).withQuery("needle"));
    assertThat(answer.passages().getFirst().place()).contains("560001");
    assertThat(stored.answer(stored.log(text).withQuery("needles")).text())
        .contains("the one needle");
  }

  @Test
  void aCancelledSearchEndsAsCancelledAndCanBeAskedAgain() {
    RetrieveRequest request = stored.text(lines(20_000)).withQuery("event");
    Work cancelled =
        (_, _) -> {
          throw new Work.Cancelled();
        };
    assertThatThrownBy(() -> stored.retriever.retrieve(request, cancelled))
        .isInstanceOf(Work.Cancelled.class);
    assertThat(stored.answer(request).hits()).isPositive();
  }

  @Test
  void onlyOneWayOfAskingAtATime() {
    assertThat(stored.refusal(stored.text("a\n").withQuery("a").withLines("1")))
        .contains("only one");
  }

  @Test
  void aHashInAnyFormIsUnderstood() {
    RetrieveRequest request = stored.text("hello\n");
    String hash = request.hash();
    for (String form :
        List.of(
            hash.toUpperCase(java.util.Locale.ROOT),
            " " + hash + "\n",
            hash.substring(0, 12),
            "hash=" + hash,
            "<<ccr:" + hash + " 7 rows>>",
            "[9 lines compressed to 2. Retrieve more: hash=" + hash + "]")) {
      assertThat(stored.page(RetrieveRequest.whole(form)).text()).as(form).isEqualTo("hello\n");
    }
    assertThat(stored.refusal(RetrieveRequest.whole("xyz"))).contains("24", "12", "<<ccr:");
    assertThat(stored.refusal(RetrieveRequest.whole(""))).contains("24");
    assertThat(Hash.parse(hash)).isPresent();
  }

  private static Set<String> words(String line) {
    Set<String> words = new HashSet<>();
    Words.split(line, (word, _, _, _) -> words.add(word));
    return words;
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "event " + i + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> randomLines(long seed, int count) {
    Random random = new Random(seed);
    String[] common = {"alpha", "beta", "gamma", "delta", "INFO", "worker", "queue", "done"};
    return IntStream.range(0, count)
        .mapToObj(_ -> {
          StringBuilder line = new StringBuilder();
          for (int w = 0; w < 8; w++) {
            line.append(
                random.nextInt(4) == 0
                    ? "w" + Integer.toString(random.nextInt(5_000), 26)
                    : common[random.nextInt(common.length)]);
            line.append(' ');
          }
          return line.toString();
        })
        .toList();
  }
}
