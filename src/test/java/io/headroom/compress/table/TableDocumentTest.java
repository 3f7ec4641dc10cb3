package io.headroom.compress.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableDocumentTest {
  private static final List<List<String>> ROWS = Tables.requests(7, 900);

  static Stream<String> spellings() {
    return Stream.of(Tables.csv(ROWS), Tables.box(ROWS), Tables.aligned(ROWS));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void showsEveryRareRow(String text) {
    String shown = Tables.shown(text, "");

    for (List<String> row : ROWS) {
      if (row.get(1).equals("failed")) {
        assertThat(shown).contains(row.get(0));
      }
    }
    assertThat(Tokens.o200k().count(shown)).isLessThan(Tokens.o200k().count(text) / 5);
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void showsTheRowThatIsAskedForWithAllItsCells(String text) {
    List<String> row = ROWS.get(500);

    String shown = Tables.shown(text, "What are status and millis of \"" + row.getFirst() + "\"?");

    String line = shown.lines().filter(l -> l.contains(row.getFirst())).findFirst().orElseThrow();
    assertThat(line.split("[,| ]+", -1)).containsAll(row);
    assertThat(shown.lines().count()).isLessThan(12);
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void showsNeverLessWithMoreBudgetAndKeepsToIt(String text) {
    int before = 0;
    for (int budget = 100; budget <= 6_400; budget *= 2) {
      Compression compression = Tables.compress(text, "", budget);
      assertThat(Tokens.o200k().count(compression.text())).isLessThanOrEqualTo(budget);
      assertThat(compression.shown()).isGreaterThanOrEqualTo(before);
      before = compression.shown();
    }
  }

  @Test
  void saysAColumnWithOneValueOnce() {
    StringBuilder text = new StringBuilder("name,country,zone\n");
    for (int i = 0; i < 200; i++) {
      text.append("city").append(i).append(",Austria,").append(i % 7).append('\n');
    }

    assertThat(Tables.shown(text.toString(), ""))
        .startsWith("name,country=Austria,zone\ncity0,0\ncity1,1\n");
    assertThat(Tables.shown(text.toString(), "Where is \"city7\"?"))
        .contains("city7,0 (country=Austria)");
  }

  @Test
  void readsQuotedCellsWithDelimitersAndLineEnds() {
    String text =
        """
        id;note;n
        1;"a; b";10
        2;"says ""yes""
        and goes on";20
        3;plain;30
        """;

    Compression compression = Tables.compress(text, "", Request.UNBOUNDED);

    assertThat(compression.total()).isEqualTo(3);
    assertThat(compression.unit()).isEqualTo("rows");
    assertThat(compression.text())
        .isEqualTo("id;note;n\n1;\"a; b\";10\n2;\"says \"\"yes\"\"\nand goes on\";20\n3;plain;30");
  }

  @Test
  void takesRaggedRowsAsTheyAre() {
    String text = "a,b,c\n" + "1,2,3\n".repeat(20) + "4,5\n6,7,8,9\n";

    assertThat(Tables.shown(text, "")).contains("\n4,5").contains("\n6,7,8,9");
  }

  @Test
  void leavesOutBordersAndPaddingAndNothingElse() {
    String text =
        """
        | name  | size |
        |-------|-----:|
        | a \\| b |   10 |
        | c     |   20 |
        | d     |      |
        """;

    assertThat(Tables.shown(text, "")).isEqualTo("name|size\na \\| b|10\nc|20\nd|");
  }

  @Test
  void keepsEmptyCellsOfAlignedColumnsInTheirPlace() {
    StringBuilder text = new StringBuilder("COMMAND     PID  TID   USER NAME\n");
    for (int i = 0; i < 12; i++) {
      text.append(
          "worker%-4d %4d %4s %6s /usr/lib%n".formatted(i, 100 + i, i % 3 == 0 ? "7" : "", "root"));
    }

    assertThat(Tables.shown(text.toString(), ""))
        .contains("\nworker1|101|\nworker2")
        .contains("\nworker3|103|7\n");
  }

  @Test
  void keepsColumnsApartWhereValuesRunOverThem() {
    StringBuilder text = new StringBuilder("USER       PID  CPU    VSZ COMMAND\n");
    for (int i = 0; i < 30; i++) {
      text.append("root     %5d  0.%d %6d [task/%d]%n".formatted(i, i % 10, i % 5 * 1_000_000, i));
    }

    assertThat(Tables.shown(text.toString(), ""))
        .startsWith("USER=root PID CPU VSZ COMMAND\n0 0.0 0 [task/0]\n1 0.1 1000000 [task/1]\n");
  }

  @Test
  void showsTheDirectoryAboveARowOfAListing() {
    StringBuilder text = new StringBuilder();
    for (int d = 0; d < 30; d++) {
      text.append("/srv/d").append(d).append(":\ntotal 40\n");
      for (int f = 0; f < 20; f++) {
        text.append(
            "-rw-r--r-- 1 root root %d Jan %d 10:00 f%d-%d.bin%n"
                .formatted(100 + f * d, 1 + f, d, f));
      }
      text.append('\n');
    }

    assertThat(Tables.shown(text.toString(), "How large is \"f17-3.bin\"?"))
        .containsPattern("/srv/d17:\n(.*\n)?-rw-r--r-- 1 root root 151 Jan 4 10:00 f17-3.bin");
  }

  @Test
  void namesTheRecordsThatAGapLeavesOut() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append(
          "Name    : package-%s%nVersion : 1.%d%nVendor  : %s%nSummary : Does the thing that is number %d and nothing else, at any time, for as long as it takes%n"
              .formatted((char) ('a' + i % 26) + "" + i, i, i == 33 ? "Other" : "Usual", i));
    }

    String shown = Tables.shown(text.toString(), "");

    assertThat(shown).contains("Name    : package-h33").contains("Vendor  : Other");
    assertThat(shown).contains("package-b1, package-c2");
    assertThat(shown).contains("all 60 × Name").contains("Vendor Usual×59 Other×1");
  }

  @Test
  void namesWhatAGapLeavesOutOnceIfAllIsCalledTheSame() {
    StringBuilder text = new StringBuilder("USER PID CMD\n");
    for (int i = 0; i < 200; i++) {
      text.append("root  ").append(i).append("   cmd").append(i).append('\n');
    }
    assertThat(Tables.compress(text.toString(), "", Request.UNBOUNDED).text())
        .contains("root ×")
        .doesNotContain("root, root");
  }

  @Test
  void showsTheWholeRecordThatIsAskedFor() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("Handle 0x%04x%n\tSize: %d%n\tSpeed: %d%n%n".formatted(i, i * 3, i % 4));
    }

    assertThat(Tables.shown(text.toString(), "What is the size at \"0x0064\"?"))
        .contains("Handle 0x0064\n\tSize: 300\n\tSpeed: 0");
  }

  @Test
  void showsTheTopOfATree() {
    StringBuilder text = new StringBuilder("app@1.0.0\n");
    for (int i = 0; i < 9; i++) {
      text.append("├─┬ lib").append(i).append("@2.").append(i).append(".0\n");
      for (int j = 0; j < 30; j++) {
        text.append("│ ├── part").append(j).append("@1.0.").append(i * j).append('\n');
      }
    }

    String shown = Tables.shown(text.toString(), "");

    for (int i = 0; i < 9; i++) {
      assertThat(shown).contains("├─┬ lib" + i + "@2." + i + ".0");
    }
    assertThat(shown.lines().count()).isLessThan(100);
  }

  @Test
  void tellsSettingsThatAreAlikeOnceAndThoseBehindThemAsWell() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      for (String name : new String[] {"accept", "forward", "redirect", "proxy", "medium"}) {
        text.append("net.conf.eth").append(i).append('.').append(name).append(" = 1\n");
      }
    }
    for (int i = 0; i < 40; i++) {
      text.append("vm.setting_").append((char) ('a' + i % 26)).append(i).append(" = ");
      text.append(i * 37).append('\n');
    }

    String shown = Tables.shown(text.toString(), "");

    assertThat(shown).contains("vm.setting_a0 = 0", "vm.setting_n39 = 1443");
    assertThat(shown.split("net\\.conf", -1)).hasSizeLessThan(30);
  }

  @Test
  void showsAnOptionWithAllItSays() {
    StringBuilder text = new StringBuilder("Usage: tool [options]\n");
    for (int i = 0; i < 60; i++) {
      text.append("  -%s, --option-%d=VALUE    sets what part %d does%n".formatted("x", i, i));
      text.append("                           and how often it does so\n");
    }

    String shown = Tables.shown(text.toString(), "What does --option-42 do?");

    assertThat(shown)
        .contains(
            "  -x, --option-42=VALUE    sets what part 42 does\n"
                + "                           and how often it does so");
    assertThat(shown).doesNotContain("part 41 does");
  }

  @Test
  void listsPathsByDirectory() {
    String text =
        """
        src/main/A.java
        src/main/B.java
        src/main/sub/C.java
        src/test/D.java
        src/test/E.java
        src/test/F.java
        """;

    assertThat(Tables.shown(text, ""))
        .isEqualTo(
            "src/main/{A.java,B.java}\nsrc/main/sub/C.java\nsrc/test/{D.java,E.java,F.java}");
  }

  @Test
  void changesNothingWhereNothingMayBeLost() {
    String text = Tables.box(ROWS);

    assertThat(
            TableDocument.parse(text, Work.UNWATCHED)
                .compress(
                    new Request(
                        "", Mode.LOSSLESS, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
                .text())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "|", "+-+\n", "|-|\n|-|\n", "\t", "a,b", "-- --\n", "/\n/\n/\n/\n/\n"})
  void takesSmallAndOddTexts(String text) {
    assertThat(Tables.compress(text, "a", 10).shown()).isGreaterThanOrEqualTo(0);
  }

  @Test
  void rowsThatAreLeftOutAreNamedByWhatTheyGoBy() {
    StringBuilder listing = new StringBuilder("total 360\n");
    for (int i = 0; i < 40; i++) {
      listing.append(
          "-rw-r--r-- 1 root root %6d Apr 30 08:32 part%s.c\n".formatted(1000 + 37 * i, i));
    }

    String shown = Tables.shown(listing.toString(), "What about the files `part7` and `part8`?");

    assertThat(shown).contains("Apr 30 08:32 part7.c").contains("part20.c, part21.c");
  }
}
