package io.headroom.compress.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Unit;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.Arrays;
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
    Pattern gap = Pattern.compile("… (\\d+) rows?");
    for (String line : lines) {
      Matcher matcher = gap.matcher(line);
      hidden += matcher.matches() ? Integer.parseInt(group(matcher, 1)) : 0;
    }
    assertThat(compression.shown() + hidden).isEqualTo(300);
    assertThat(lines.stream().filter(line -> line.matches("\\d+,.*")).count())
        .isEqualTo(compression.shown());
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
