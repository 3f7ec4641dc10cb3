package io.headroom.compress.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Compressors;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.detect.ContentKind;
import io.headroom.select.Unit;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {
  private static final TokenCounter TOKENS = Tokens.o200k();
  private static final String[] STATES = {"open", "closed", "merged"};

  private static Compression compress(String text, String query, Mode mode, int maxTokens) {
    return JsonDocument.parse(text, Work.UNWATCHED)
        .compress(new Request(query, mode, maxTokens, TOKENS, Work.UNWATCHED));
  }

  private static Compression compress(String text, String query) {
    return compress(text, query, Mode.AUTO, Request.UNBOUNDED);
  }

  /// Records of one shape.
  private static List<String> records(int count, long seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          "{\"id\":%d,\"state\":\"%s\",\"size\":%d,\"title\":\"Change number %d of the %s\"}"
              .formatted(
                  4_000 + 7 * i,
                  STATES[random.nextInt(3)],
                  random.nextInt(900),
                  i,
                  random.nextBoolean() ? "parser" : "writer"));
    }
    return rows;
  }

  private static String group(Matcher matcher, int group) {
    return Objects.requireNonNull(matcher.group(group));
  }

  private static String array(List<String> rows) {
    return "[" + String.join(",\n", rows) + "]";
  }

  @Test
  void leavesWhatIsNoJsonAlone() {
    String text = "{\"cut\": [1, 2\nsecond line";
    JsonDocument document = JsonDocument.parse(text, Work.UNWATCHED);
    assertThat(document.units()).hasSize(2);
    assertThat(compress(text, "").text()).isEqualTo(text);
    assertThat(compress("[".repeat(50_000), "").text()).isEqualTo("[".repeat(50_000));
  }

  @Test
  void unitsKnowTheirPlace() {
    String text =
        "{\"total\":2,\"items\":" + array(records(20, 1)) + ",\"a/b\":\"" + "x ".repeat(99) + "\"}";
    List<Unit> units = JsonDocument.parse(text, Work.UNWATCHED).units();
    assertThat(units).hasSize(22);
    assertThat(units.getFirst().span().of(text)).isEqualTo("\"total\":2");
    assertThat(units.get(3).pointer()).isEqualTo("/items/2");
    assertThat(units.get(3).span().of(text)).startsWith("{\"id\":4014,").endsWith("}");
    assertThat(units.getLast().pointer()).isEqualTo("/a~1b");
  }

  @Test
  void unitsInsideStringsPointIntoTheOriginal() {
    String inner = array(records(20, 1)).replace("\"", "\\\"").replace("\n", "\\n");
    String text = "{\"output\":\"" + inner + "\"}";
    List<Unit> units = JsonDocument.parse(text, Work.UNWATCHED).units();
    assertThat(units).hasSize(20);
    assertThat(units.get(7).span().of(text)).startsWith("{\\\"id\\\":4049,").endsWith("\\\"}");
  }

  @Test
  void showsTheRecordAskedForWhole() {
    List<String> rows = records(500, 2);
    for (int i : new int[] {0, 77, 250, 499}) {
      int id = 4_000 + 7 * i;
      Compression shown =
          compress(
              array(rows), "What are the state and size of the change whose id is " + id + "?");
      assertThat(shown.text()).contains("id:" + id).contains("Change number " + i + " of");
      assertThat(TOKENS.count(shown.text())).isLessThan(400);
      assertThat(shown.shown()).isLessThan(10);
      assertThat(shown.total()).isEqualTo(500);
    }
  }

  @Test
  void showsWhatStraysFromTheRest() {
    List<String> rows = records(400, 3);
    rows.set(150, rows.get(150).replaceFirst("\"state\":\"\\w+\"", "\"state\":\"quarantined\""));
    rows.set(260, rows.get(260).replaceFirst("\"size\":\\d+", "\"size\":88123"));
    rows.set(333, rows.get(333).replace("}", ",\"note\":\"by hand\"}"));
    String shown = compress(array(rows), "").text();
    assertThat(shown).contains("quarantined", "88123", "by hand");
    assertThat(TOKENS.count(shown)).isLessThan(TOKENS.count(array(rows)) / 5);
  }

  @Test
  void aNumberThatMayBeACountDoesNotHideWhatStrays() {
    List<String> rows = records(400, 9);
    rows.set(150, rows.get(150).replaceFirst("\"size\":\\d+", "\"size\":88123"));
    assertThat(compress(array(rows), "What are the 10 largest changes?").text()).contains("88123");
  }

  @Test
  void aShortNumberIsAKeyWhereTheWordBeforeItSaysWhose() {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i < 300; i++) {
      rows.add(
          "{\"order_id\":%s,\"pieces\":%s,\"buyer\":\"b%s\"}".formatted(i, i * 31 % 97, i * i));
    }
    rows.set(150, rows.get(150).replaceFirst("\"pieces\":\\d+", "\"pieces\":88123"));

    assertThat(compress(array(rows), "Who bought order #42?").text())
        .contains("b1764")
        .doesNotContain("pieces:88123");
  }

  @Test
  void aFewStandForACrowd() {
    List<String> rows = records(3_000, 10);
    for (int i = 0; i < 3_000; i += 50) {
      rows.set(i, rows.get(i).replaceFirst("\"state\":\"\\w+\"", "\"state\":\"stuck\""));
    }
    String shown = compress(array(rows), "").text();
    assertThat(shown.lines().filter(line -> line.contains(",stuck,")).count()).isBetween(3L, 30L);
    assertThat(shown).contains("stuck×60");
  }

  @Test
  void followsAFailureToTheRecordItIsAbout() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(
          "{\"test\":{\"id\":%d,\"name\":\"case %s\",\"line\":%d}}\n"
              .formatted(i, Integer.toString(i * 7919, 36), i * 3));
      text.append(
          "{\"testID\":%d,\"result\":\"%s\",\"ms\":5}\n"
              .formatted(i, i == 91 ? "failure" : "success"));
    }
    assertThat(compress(text.toString(), "").text())
        .contains("case " + Integer.toString(91 * 7919, 36));
  }

  @Test
  void gapsCountWhatTheyHide() {
    String text = array(records(300, 4));
    Compression compression = compress(text, "");
    List<String> lines = compression.text().lines().toList();
    int hidden = 0;
    Pattern gap = Pattern.compile("… (\\d+) rows?(?:: .*)?");
    for (String line : lines) {
      Matcher matcher = gap.matcher(line);
      hidden += matcher.matches() ? Integer.parseInt(group(matcher, 1)) : 0;
    }
    assertThat(compression.shown() + hidden).isEqualTo(300);
    assertThat(lines.stream().filter(line -> line.matches("\\d+,.*")).count())
        .isEqualTo(compression.shown());
  }

  @Test
  void largeGapsSayWhatTheyHide() {
    for (int seed = 0; seed < 10; seed++) {
      List<String> rows = records(300, seed);
      List<String> lines = compress(array(rows), "").text().lines().toList();
      Pattern gap =
          Pattern.compile(
              "… (\\d+) rows: id (\\d+) to (\\d+); state ([^;]*); size (\\d+) to (\\d+), .*");
      int said = 0;
      for (String line : lines) {
        Matcher matcher = gap.matcher(line);
        if (matcher.matches()) {
          int from = (Integer.parseInt(group(matcher, 2)) - 4_000) / 7;
          int to = (Integer.parseInt(group(matcher, 3)) - 4_000) / 7 + 1;
          assertThat(to - from).isEqualTo(Integer.parseInt(group(matcher, 1)));
          String hidden = String.join("\n", rows.subList(from, to));
          for (String state : STATES) {
            int count = hidden.split('"' + state + '"', -1).length - 1;
            assertThat(group(matcher, 4)).contains(state + "×" + count);
          }
          assertThat(hidden).contains("\"size\":" + group(matcher, 5) + ",");
          assertThat(hidden).contains("\"size\":" + group(matcher, 6) + ",");
          said++;
        }
      }
      assertThat(said).isPositive();
    }
  }

  @Test
  void namesEveryLargeRecord() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(
          "{\"name\":\"tool_%s\",\"about\":\"%s\",\"input\":{\"path_%s\":{\"type\":\"string\",\"about\":\"%s\"}}}"
              .formatted(i, "What it does and why. ".repeat(20), i, "Where to look. ".repeat(20)));
    }
    Compression compression = compress(array(rows), "");
    for (int i = 0; i < 60; i++) {
      assertThat(compression.text()).contains("tool_" + i + ",").contains("path_" + i + ":");
    }
    assertThat(TOKENS.count(compression.text())).isLessThan(TOKENS.count(array(rows)) / 2);
    assertThat(compression.total()).isEqualTo(60);
    int before = -1;
    for (int budget : new int[] {100, 400, 1_600, 4_000, 20_000}) {
      Compression bounded = compress(array(rows), "", Mode.AUTO, budget);
      assertThat(TOKENS.count(bounded.text())).isLessThanOrEqualTo(budget);
      int named = bounded.text().split("tool_", -1).length;
      assertThat(named).isGreaterThanOrEqualTo(before);
      before = named;
    }
  }

  @Test
  void doesNotCountARowWithACutAsShown() {
    List<String> rows = records(40, 4);
    rows.set(
        7,
        "{\"id\":1,\"state\":\"open\",\"size\":1,\"title\":\"%s\"}"
            .formatted("to be cut ".repeat(300)));
    String text = "{\"note\":\"%s\",\"rows\":%s}".formatted("plain ".repeat(800), array(rows));
    Compression compression = compress(text, "");
    assertThat(compression.text()).contains("chars]");
    assertThat(compression.shown()).isLessThanOrEqualTo(compression.total() - 2);
    assertThat(compression.complete()).isFalse();
  }

  @Test
  void describesBytesInsteadOfQuotingThem() {
    byte[] bytes = new byte[9_000];
    new Random(1).nextBytes(bytes);
    String base64 = Base64.getEncoder().encodeToString(bytes);
    String text =
        "{\"name\":\"logo\",\"png\":\"iVBORw0KGgo%s\",\"uri\":\"data:image/webp;base64,%s\",\"path\":\"%s\"}"
            .formatted(base64, base64, "/src/main/java/org/example".repeat(20));
    Compression compression = compress(text, "");
    assertThat(compression.text())
        .contains("png: <base64, 12,011 chars, png>")
        .contains("uri: <base64, 12,023 chars, image/webp>")
        .contains("path: /src/main/java/org/example");
    assertThat(compression.complete()).isFalse();
    assertThat(compress(text, "", Mode.LOSSLESS, Request.UNBOUNDED).text()).contains(base64);
  }

  @Test
  void shortensTheLogInAString() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      log.append(
          "2024-05-01 10:%02d:%02d INFO  worker %d took job %d\\n"
              .formatted(i / 60, i % 60, i % 7, i));
      if (i == 211) {
        log.append("2024-05-01 10:03:31 ERROR worker 3 lost its lease on job 211\\n");
      }
    }
    String text = "{\"exit\":3,\"stdout\":\"" + log + "\",\"stderr\":\"\"}";
    Compression compression =
        Compressors.parse(ContentKind.JSON, text, Work.UNWATCHED)
            .orElseThrow()
            .compress(new Request("", Mode.AUTO, Request.UNBOUNDED, TOKENS, Work.UNWATCHED));
    assertThat(compression.text())
        .startsWith("exit: 3\nstdout (text in a string, ")
        .contains("lost its lease on job 211")
        .endsWith("\nstderr: \"\"");
    assertThat(compression.complete()).isFalse();
    assertThat(TOKENS.count(compression.text())).isLessThan(TOKENS.count(text) / 10);
  }

  @Test
  void looksIntoAFewLargeObjects() {
    List<String> reports = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<String> rows = records(150, i);
      rows.set(70 + i, rows.get(70 + i).replaceFirst("\"size\":\\d+", "\"size\":7712" + i));
      reports.add("{\"host\":\"h%s\",\"rows\":%s}".formatted(i, array(rows)));
    }
    String shown = compress(array(reports), "").text();
    for (int i = 0; i < 8; i++) {
      assertThat(shown).contains("host: h" + i).contains("7712" + i);
    }
  }

  @Test
  void spellsARareValueWhole() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          "{\"n\":%s,\"repository\":\"https://git.example.org/projects/%s\",\"note\":\"%s\"}"
              .formatted(
                  i,
                  i == 77 ? "oddity" : i % 2 == 0 ? "compiler" : "runtime",
                  "word ".repeat(i % 9)));
    }
    assertThat(compress(array(rows), "").text())
        .contains("repository: https://git.example.org/projects/*")
        .contains("=https://git.example.org/projects/oddity");
  }

  @Test
  void aggregatesAreTrue() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      int n = 300 + random.nextInt(400);
      long[] sizes = new long[n];
      int[] states = new int[STATES.length];
      StringBuilder text = new StringBuilder();
      int without = 0;
      for (int i = 0; i < n; i++) {
        int state = Math.min(random.nextInt(3), random.nextInt(3));
        boolean sized = random.nextInt(10) > 0;
        sizes[i] = sized ? random.nextInt(100_000) - 500 : Long.MAX_VALUE;
        without += sized ? 0 : 1;
        states[state]++;
        text.append(
            "{\"state\":\"%s\",\"size\":%s,\"day\":\"2024-%02d-%02d\"}\n"
                .formatted(STATES[state], sized ? sizes[i] : "null", 1 + i % 12, 1 + i % 28));
      }
      Arrays.sort(sizes);
      int there = n - without;
      String shown = compress(text.toString(), "").text();
      String summary = shown.substring(shown.lastIndexOf('\n') + 1);
      assertThat(summary).startsWith("… all " + n + " rows: ");
      for (int s = 0; s < STATES.length; s++) {
        assertThat(summary).contains(STATES[s] + "×" + states[s]);
      }
      assertThat(summary)
          .contains(
              "size %d to %d, median %d"
                  .formatted(sizes[0], sizes[there - 1], sizes[(there - 1) / 2]))
          .contains("day 2024-01-01 to 2024-12-2");
      assertThat(summary.contains("(" + without + " without)")).isEqualTo(without > 0);
    }
  }

  @Test
  void clippedStringsSayHowMuchIsMissing() {
    String prose = "All work and no play makes Jack a dull boy. ".repeat(40).strip();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add("{\"id\":%d,\"text\":\"%s %d\"}".formatted(i, prose, i));
    }
    String shown = compress(array(rows), "").text();
    Matcher clip = Pattern.compile("\\d+,\"?(All work[^…]*)…\\[\\+(\\d+) chars]").matcher(shown);
    assertThat(clip.find()).isTrue();
    int whole = group(clip, 1).length() + Integer.parseInt(group(clip, 2));
    assertThat(whole).isBetween(prose.length() + 2, prose.length() + 3);
  }

  @Test
  void moreBudgetNeverShowsLess() {
    String text = array(records(300, 5));
    int before = -1;
    for (int budget : new int[] {60, 120, 250, 500, 1_000, 2_000, 4_000, 9_000}) {
      Compression compression = compress(text, "", Mode.AUTO, budget);
      assertThat(TOKENS.count(compression.text())).isLessThanOrEqualTo(budget);
      assertThat(compression.shown()).isGreaterThanOrEqualTo(before);
      before = compression.shown();
    }
  }

  @Test
  void losslessDecodesToTheOriginal() {
    String text = "{\"items\":" + array(records(120, 6)) + ",\"next\":null}";
    Compression compression = compress(text, "ignored", Mode.LOSSLESS, Request.UNBOUNDED);
    assertThat(compression.complete()).isTrue();
    assertThat(TOKENS.count(compression.text())).isLessThan(TOKENS.count(text) * 2 / 3);
    assertThat(
            JsonText.decode(compression.text())
                .same(JsonText.parse(text, Work.UNWATCHED).orElseThrow()))
        .isTrue();
  }

  @Test
  void countsAreTrueForAnyDocument() {
    for (int seed = 0; seed < 500; seed++) {
      RandomJson random = new RandomJson(seed);
      String text = seed % 3 == 0 ? random.lines() : random.document();
      for (String query : new String[] {"", "Which one has word7 or 1003?"}) {
        Compression compression = compress(text, query, Mode.AUTO, 40 + seed);
        assertThat(compression.shown()).isBetween(0, compression.total());
        assertThat(compression.text()).isNotEmpty().doesNotEndWith("\n");
      }
    }
  }

  @Test
  void theSameInGivesTheSameOutUnderAnyLocale() {
    String text = array(records(200, 7)).replace("parser", "INDEX I İ ı");
    String query = "Which INDEX title has id 4070?";
    String before = compress(text, query).text();
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(compress(text, query).text()).isEqualTo(before);
    } finally {
      Locale.setDefault(usual);
    }
    JsonDocument document = JsonDocument.parse(text, Work.UNWATCHED);
    Request request = new Request(query, Mode.AUTO, Request.UNBOUNDED, TOKENS, Work.UNWATCHED);
    assertThat(document.compress(request)).isEqualTo(document.compress(request));
  }

  @Test
  void largeDocumentsAreNoTrouble() {
    // A quadratic step would take minutes here.
    String text = array(records(60_000, 8));
    Compression compression = compress(text, "", Mode.LOSSLESS, Request.UNBOUNDED);
    assertThat(compression.total()).isEqualTo(60_000);
    assertThat(compression.text().length()).isLessThan(text.length() * 6 / 10);
  }
}
