package io.headroom.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.retrieve.Retrieved.Page;
import io.headroom.store.Original;
import io.headroom.store.Original.Encoding;
import io.headroom.testing.Texts;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {
  private final Stored stored = new Stored();

  @Test
  void pagesJoinedAreTheOriginalWhateverItIs() {
    Random random = new Random(7);
    for (long seed = 0; seed < 150; seed++) {
      String text = Texts.troublesome(seed);
      RetrieveRequest request =
          stored
              .text(text)
              .withMaxTokens(1 + random.nextInt(200))
              .withMaxChars(2 + random.nextInt(300));
      List<Page> pages = stored.pages(request);
      assertThat(Stored.joined(pages)).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void bytesThatAreNoTextComeAsBase64ThatDecodesPageByPageAndJoined() {
    for (int size : new int[] {1, 2, 3, 4, 100, 5_000}) {
      byte[] bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      bytes[0] = (byte) 0xFF;
      Original original = Original.ofBytes(bytes);
      assertThat(original.encoding()).isEqualTo(Encoding.BYTES);
      List<Page> pages = stored.pages(stored.put(original, ContentKind.BINARY).withMaxTokens(120));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (Page page : pages) {
        assertThat(page.encoding()).hasValue("base64");
        out.writeBytes(Base64.getDecoder().decode(page.text()));
      }
      assertThat(out.toByteArray()).isEqualTo(bytes);
      assertThat(Base64.getDecoder().decode(Stored.joined(pages))).isEqualTo(bytes);
    }
  }

  @Test
  void loneSurrogatesComeBack() {
    Page page = stored.page(stored.text("a\ud800b\udc00"));
    assertThat(page.text()).isEqualTo("a\ud800b\udc00");
    assertThat(page.encoding()).isEmpty();
  }

  @Test
  void everyPageKeepsBothBounds() {
    String text = numbered(20_000);
    RetrieveRequest request = stored.text(text);
    for (Page page : stored.pages(request)) {
      assertThat(Stored.TOKENS.count(page.text())).isLessThanOrEqualTo(Retriever.PAGE_TOKENS);
    }
    for (Page page : stored.pages(request.withMaxTokens(500).withMaxChars(900))) {
      assertThat(Stored.TOKENS.count(page.text())).isLessThanOrEqualTo(500);
      assertThat(page.text().length()).isLessThanOrEqualTo(900);
    }
  }

  @Test
  void pagesAreFilledNearlyToTheirBound() {
    List<Page> pages = stored.pages(stored.text(numbered(20_000)).withMaxTokens(5_000));
    for (Page page : pages.subList(0, pages.size() - 1)) {
      assertThat(Stored.TOKENS.count(page.text())).isGreaterThan(4_200);
    }
  }

  @Test
  void pagesEndAtLineEndsAndSayWhichLinesTheyHave() {
    List<Page> pages = stored.pages(stored.text(numbered(500)).withMaxTokens(300));
    int next = 1;
    for (Page page : pages) {
      assertThat(page.from()).isEqualTo(next);
      assertThat(page.text()).startsWith("line " + next + " ").endsWith("\n");
      next = page.to() + 1;
    }
    assertThat(next).isEqualTo(501);
    assertThat(pages.getLast().nextCursor()).isEmpty();
  }

  @Test
  void aGiantLineIsCutBetweenCharactersNeverInsideOne() {
    String text = "🙂".repeat(5_000) + "\nend\n";
    List<Page> pages = stored.pages(stored.text(text).withMaxTokens(101));
    assertThat(Stored.joined(pages)).isEqualTo(text);
    for (Page page : pages) {
      assertThat(page.text())
          .isEqualTo(
              new String(
                  page.text().codePoints().toArray(),
                  0,
                  page.text().codePointCount(0, page.text().length())));
      assertThat(Character.isLowSurrogate(page.text().charAt(0))).isFalse();
      assertThat(page.from()).isIn(1, 2);
    }
  }

  @Test
  void aLineTerminatorOfTwoCharactersStaysWhole() {
    String text = "abc def\r\n".repeat(300);
    for (Page page : stored.pages(stored.text(text).withMaxTokens(50))) {
      assertThat(page.text()).endsWith("\r\n");
    }
  }

  @Test
  void theEmptyOriginalIsOneEmptyPage() {
    Page page = stored.page(stored.text(""));
    assertThat(page.text()).isEmpty();
    assertThat(page.nextCursor()).isEmpty();
    assertThat(page.source().totalLines()).isZero();
  }

  @Test
  void aCursorNeedsNothingButItsHash() {
    RetrieveRequest request = stored.text(numbered(500)).withMaxTokens(300);
    String cursor = stored.page(request.withLines("100-200")).nextCursor().orElseThrow();
    Page next = stored.page(request.withCursor(cursor));
    assertThat(next.text()).startsWith("line " + next.from() + " ");
    assertThat(next.from()).isBetween(101, 200);
  }

  @Test
  void aDamagedOrForeignCursorIsRefused() {
    RetrieveRequest request = stored.text(numbered(500)).withMaxTokens(300);
    RetrieveRequest other = stored.text(numbered(501)).withMaxTokens(300);
    String cursor = stored.page(request).nextCursor().orElseThrow();
    assertThat(stored.refusal(other.withCursor(cursor))).contains("does not belong", "next_cursor");
    for (String bad :
        List.of(
            "x",
            "1",
            "..",
            "99999999999.abcdef01",
            "1" + cursor,
            cursor + "0",
            cursor + ".l1-2",
            "-1.abcdef01")) {
      assertThat(stored.refusal(request.withCursor(bad))).as(bad).contains("does not belong");
    }
  }

  @Test
  void linesComeExactlyAsTheyAre() {
    RetrieveRequest request = stored.text("a\r\n\tb \nc\rd");
    assertThat(stored.page(request.withLines("2-3")).text()).isEqualTo("\tb \nc\r");
    assertThat(stored.page(request.withLines("4")).text()).isEqualTo("d");
    assertThat(stored.page(request.withLines("-2")).text()).isEqualTo("c\rd");
    assertThat(stored.page(request.withLines("3-")).text()).isEqualTo("c\rd");
    assertThat(stored.page(request.withLines(" 1 ")).text()).isEqualTo("a\r\n");
    assertThat(stored.page(request.withLines("-99")).from()).isEqualTo(1);
    Page clamped = stored.page(request.withLines("3-99"));
    assertThat(clamped.from()).isEqualTo(3);
    assertThat(clamped.to()).isEqualTo(4);
  }

  @Test
  void severalRangesComeUnderTheirNumbers() {
    RetrieveRequest request = stored.text("a\nb\nc\nd\ne\n");
    Page page = stored.page(request.withLines("5,1-2,2-3"));
    assertThat(page.text()).isEqualTo("lines 1-3:\na\nb\nc\nline 5:\ne\n");
    assertThat(page.from()).isEqualTo(1);
    assertThat(page.to()).isEqualTo(5);
  }

  @Test
  void linesThatAreNotThereSayHowManyThereAre() {
    RetrieveRequest request = stored.text("a\nb\nc\n");
    for (String lines : List.of("4", "4-9", "0", "3-2", "0-1", "-0", "99999999999-")) {
      assertThat(stored.refusal(request.withLines(lines))).as(lines).contains("3 lines");
    }
    assertThat(stored.refusal(stored.text("").withLines("1"))).contains("0 lines");
  }

  @Test
  void linesThatCannotBeReadShowHowToWriteThem() {
    for (String lines : List.of("a", "1..2", "1,,2", "-", "1-2-3")) {
      assertThat(stored.refusal(stored.text("a\n").withLines(lines))).as(lines).contains("120-180");
    }
  }

  @Test
  void manyLinesComeInPagesToo() {
    RetrieveRequest request = stored.text(numbered(500));
    List<Page> pages = stored.pages(request.withLines("101-400").withMaxTokens(300));
    assertThat(pages.size()).isGreaterThan(3);
    assertThat(Stored.joined(pages))
        .isEqualTo(
            numbered(500)
                .lines()
                .skip(100)
                .limit(300)
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
  }

  private static String numbered(int lines) {
    return IntStream.rangeClosed(1, lines)
        .mapToObj(i -> "line " + i + " says " + Integer.toHexString(i * 7919) + "\n")
        .collect(Collectors.joining());
  }
}
