package io.headroom.compress.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.json.JsonText.Parsed;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  private static final TokenCounter TOKENS = Tokens.o200k();

  private static Parsed parse(String text) {
    return JsonText.parse(text, Work.UNWATCHED).orElseThrow();
  }

  private static String roundTrip(String text) {
    Parsed parsed = parse(text);
    String encoded = JsonText.encode(parsed, TOKENS);
    assertThat(JsonText.decode(encoded).same(parsed))
        .as("%s%nencoded as%n%s", text, encoded)
        .isTrue();
    return encoded;
  }

  @Test
  void decodesWhatItEncodes() {
    for (int seed = 0; seed < 4_000; seed++) {
      roundTrip(new RandomJson(seed).document());
    }
  }

  @Test
  void decodesWhatIsSaidOnce() {
    for (int seed = 0; seed < 1_000; seed++) {
      roundTrip(new RandomJson(seed).regular());
    }
  }

  @Test
  void decodesSequencesOfDocuments() {
    for (int seed = 0; seed < 1_000; seed++) {
      String encoded = roundTrip(new RandomJson(seed).lines());
      assertThat(encoded).startsWith("jsonl ");
    }
  }

  @Test
  void neverLooksLikeABrokenJsonDocument() {
    for (int seed = 0; seed < 2_000; seed++) {
      String encoded = JsonText.encode(parse(new RandomJson(seed).document()), TOKENS);
      boolean bracket = encoded.startsWith("[") || encoded.startsWith("{");
      if (bracket && (encoded.endsWith("]") || encoded.endsWith("}"))) {
        assertThat(
                encoded.matches("(?s)\\[\\d+][{:].*")
                    || JsonText.parse(encoded, Work.UNWATCHED).isPresent())
            .as(encoded)
            .isTrue();
      }
    }
  }

  @Test
  void writesRecordsUnderOneHeader() {
    assertThat(
            roundTrip(
                """
                [{"id":1,"name":"ann","kind":"user"},{"id":2,"name":"bob, jr","kind":"user"},
                 {"id":5,"name":"42","kind":"user"}]\
                """))
        .isEqualTo(
            """
            [3]{id,name}
             kind: user
            1,ann
            2,"bob, jr"
            5,"42\"\
            """);
  }

  @Test
  void tellsMissingNullEmptyAndNamesOfThemApart() {
    assertThat(
            roundTrip(
                "[{\"a\":1,\"b\":null},{\"a\":2},{\"a\":3,\"b\":\"\"},{\"a\":4,\"b\":\"null\"}]"))
        .isEqualTo("[4]{a,b}\n1,null\n2,\n3,\"\"\n4,\"null\"");
  }

  @Test
  void saysOnceHowAValueIsMadeOfOthers() {
    StringBuilder text = new StringBuilder("[");
    for (String login : new String[] {"mojombo", "defunkt", "wycats", "ezmobius"}) {
      text.append(text.length() > 1 ? "," : "")
          .append("{\"login\":\"" + login + "\",")
          .append("\"repos_url\":\"https://api.example.org/users/" + login + "/repos\",")
          .append("\"gists_url\":\"https://api.example.org/users/" + login + "/gists{/id}\"}");
    }
    assertThat(roundTrip(text + "]"))
        .isEqualTo(
            """
            [4]{login}
             repos_url: https://api.example.org/users/<login>/repos
             gists_url: https://api.example.org/users/<login>/gists{/id}
            mojombo
            defunkt
            wycats
            ezmobius\
            """);
  }

  @Test
  void saysOnceWhatStringsShareAndHowSeriesGoOn() {
    StringBuilder text = new StringBuilder("{\"url\":\"https://example.org/runs/17\",");
    text.append("\"jobs_url\":\"https://example.org/runs/17/jobs\",\"rows\":[");
    LocalDateTime start = LocalDateTime.parse("2024-05-01T23:55:00.250");
    String[] names = {"ann", "bob", "cyd", "dee", "eve", "fay", "guy", "hal"};
    for (int i = 0; i < 8; i++) {
      text.append(i > 0 ? "," : "")
          .append("{\"at\":\"%sZ\",".formatted(start.plus(150_500L * i, ChronoUnit.MILLIS)))
          .append("\"file\":\"/srv/data/%s/part.csv\",".formatted(names[i]))
          .append("\"error\":\"%s failed after %s: no such host\",".formatted(names[7 - i], i))
          .append(
              "\"plan\":\"%s\",\"price\":%s}"
                  .formatted(i % 2 == 0 ? "free" : "pro", i % 2 * 14_900));
    }
    text.append("],\"days\":[\"2024-02-27\"");
    for (String day : new String[] {"02-28", "02-29", "03-01", "03-02"}) {
      text.append(",\"2024-").append(day).append('"');
    }
    assertThat(roundTrip(text + "]}"))
        .isEqualTo(
            """
            url: https://example.org/runs/17
            jobs_url: <url>/jobs
            rows[8]{at(+150500 ms),file,error,plan}
             file: /srv/data/*/part.csv
             error: * failed after *: no such host
             price: <plan: free=0,pro=14900>
            2024-05-01T23:55:00.250Z,ann,hal|0,free
            ,bob,guy|1,pro
            ,cyd,fay|2,free
            ,dee,eve|3,pro
            ,eve,dee|4,free
            2024-05-02T00:07:32.750Z,fay,cyd|5,pro
            ,guy,bob|6,free
            ,hal,ann|7,pro
            days: [2024-02-27..2024-03-02 by +1 day]\
            """);
  }

  @Test
  void givesEverySortOfRecordItsHeaderAndKeepsTheirOrder() {
    String encoded =
        roundTrip(
            """
            {"type":"start","id":1}
            {"done":true,"seconds":2.50,"by":"x"}
            {"type":"start","id":2}
            {"type":"start","id":7}
            {"done":true,"seconds":1.0,"by":"y"}
            {"type":"start","id":9}
            """);
    assertThat(encoded)
        .isEqualTo(
            """
            jsonl [6]:{A|B}
            A{id}
             type: start
            B{seconds,by}
             done: true
            A 1
            B 2.50,x
            A 2
            A 7
            B 1.0,y
            A 9\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1E400,-0.0,1e5,1.0,100000000000000000001,0.1000000000000000055511151231257827]",
        "[[],[[]],{},[{}],[{},{}],\"\",null]",
        "[\"\\ud800\",\"a\\udc00b\",\"\\u0000\",\"\\u00e9\"]",
        "{\"\":1,\" \":2,\"a.b\":{\"c\":3},\"a\":{\"b.c\":4}}",
        "[[1,2,3],[4,5,6],[7,8,9]]",
        "[1,2,3,4,5,6,7,8,8,8,8,8,8,8,9]",
        "[\"3..9\",\"0*7\",3,\"null\",null]",
        "{\"a\":{\"x\":{\"n\":1},\"y\":{\"n\":2},\"z\":{\"n\":3,\"m\":[{\"k\":1},{\"k\":2}]}}}",
      })
  void keepsOddValues(String text) {
    roundTrip(text);
  }

  @Test
  void showsAnObjectWithANameTwiceInItsOwnSpelling() {
    String twice = "{\"id\":1,\"state\":\"open\",\"state\":\"merged\"}";
    String encoded = roundTrip("[" + twice + "," + twice.replace(",", " , ") + ",{\"id\":3}]");
    assertThat(encoded).contains(twice);
  }

  @Test
  void copesWithDepthUpToTheLimit() {
    for (int depth : new int[] {10, 59, 60, 61, 130, 990}) {
      roundTrip("[".repeat(depth) + "1" + "]".repeat(depth));
      roundTrip("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
    }
    assertThat(JsonText.parse("[".repeat(1_100) + "]".repeat(1_100), Work.UNWATCHED)).isEmpty();
  }
}
