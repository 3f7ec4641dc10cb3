package io.headroom.compress.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.testing.Patches;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffDocumentTest {
  @Test
  void keepsEveryChangedLineAndTrimsContext() {
    assertThat(
            shown(
                """
                diff --git a/f.c b/f.c
                index 1234567..89abcde 100644
                --- a/f.c
                +++ b/f.c
                @@ -10,7 +10,7 @@ int main(void)
                 one
                 two
                 three
                -old
                +new
                 four
                 five
                 six
                """))
        .isEqualTo(
            """
            --- a/f.c
            +++ b/f.c
            @@ -13 +13 @@ int main(void)
            -old
            +new
            [lines left out: 6 context, 2 header]\
            """);
  }

  @Test
  void leavesAPlaceToInsertAt() {
    assertThat(shown("--- a/f\n+++ b/f\n@@ -1,6 +1,7 @@\n a\n b\n c\n+new\n d\n e\n f\n"))
        .contains("@@ -3,2 +3,3 @@\n c\n+new\n d\n");
  }

  @Test
  void whatIsLeftStillApplies() {
    for (long seed = 1; seed <= 200; seed++) {
      Patches.Edit edit = Patches.edit(seed, 40 + (int) seed, 1 + (int) (seed % 12));
      String shown = shown(edit.patch());
      if (!shown.contains("not the whole patch")) {
        assertThat(Patches.apply(edit.before(), shown)).as("seed %d", seed).isEqualTo(edit.after());
      }
      assertBalanced(shown, edit.before().size());
    }
  }

  /// GNU patch takes a hunk with context on one side only for the start or the end of the file.
  private static void assertBalanced(String patch, int lines) {
    Patch parsed = Patch.parse(patch, Work.UNWATCHED);
    for (FileDiff file : parsed.files()) {
      for (Hunk hunk : file.hunks()) {
        boolean first = Hunk.change(parsed.rows(), hunk.header() + 1, 1) == 0;
        boolean last = Hunk.change(parsed.rows(), hunk.end() - 1, 1) == 0;
        Hunk.Range range = hunk.ranges().getFirst();
        boolean atStart = range.cursor() == 1;
        boolean atEnd = range.cursor() + range.count() == lines + 1;
        assertThat(first == last || atStart || atEnd).as("%s", hunk).isTrue();
      }
    }
  }

  @Test
  void everyChangedLineIsShownOrCounted() {
    for (long seed = 1; seed <= 30; seed++) {
      String patch = Patches.edit(seed, 300, 60).patch();
      for (int bound : List.of(100, 300, 900, Request.UNBOUNDED)) {
        Compression shown = compress(patch, "", bound);
        assertThat(changed(patch) - changed(shown.text())).isEqualTo(leftOut(shown.text()));
        assertThat(shown.shown()).isEqualTo(shown.total() - allLeftOut(shown.text()));
      }
    }
  }

  @Test
  void whatIsToldOfAPatchInFewWordsIsTrue() {
    for (long seed = 1; seed <= 40; seed++) {
      Patches.Edit edit = Patches.edit(seed, 300, 80);
      for (int bound = 60; bound <= 1_500; bound += 240) {
        List<String> shown = compress(edit.patch(), "", bound).text().lines().toList();
        long added = 0;
        long removed = 0;
        int at = 0;
        for (String line : shown) {
          if (line.startsWith("@@ ") && line.endsWith(" @@")) {
            at = Integer.parseInt(line, 3, line.length() - 3, 10);
          } else if (line.startsWith("+") && !line.startsWith("+++")) {
            if (at > 0) {
              assertThat(edit.after().get(at - 1)).isEqualTo(line.substring(1));
            }
            added++;
            at = 0;
          } else if (line.startsWith("-") && !line.startsWith("---")) {
            assertThat(edit.before()).contains(line.substring(1));
            removed++;
            at = 0;
          } else if (line.startsWith("[") && !line.startsWith("[not")) {
            added += number(line, " \\+(\\d+)");
            removed += number(line, " -(\\d+)");
          }
        }
        List<String> all = edit.patch().lines().skip(2).toList();
        assertThat(added).isEqualTo(all.stream().filter(l -> l.startsWith("+")).count());
        assertThat(removed).isEqualTo(all.stream().filter(l -> l.startsWith("-")).count());
      }
    }
  }

  private static long number(String line, String pattern) {
    return Pattern.compile(pattern)
        .matcher(line)
        .results()
        .mapToLong(m -> Long.parseLong(line.substring(m.start(1), m.end(1))))
        .sum();
  }

  @Test
  void saysSomethingOfEveryFileAndWhatIsAskedForFirst() {
    String patch =
        IntStream.range(0, 6)
            .mapToObj(f -> added("src/f" + f + ".c", 40, "name" + f))
            .collect(Collectors.joining());

    assertThat(compress(patch, "", 480).text())
        .contains("src/f0.c", "src/f1.c", "src/f2.c", "src/f3.c", "src/f4.c", "src/f5.c");
    String asked = compress(patch, "What changes in src/f4.c?", 400).text();
    assertThat(asked.lines().filter(l -> l.startsWith("+name4_")).count())
        .isGreaterThan(asked.lines().filter(l -> l.startsWith("+name1_")).count() + 5);
  }

  private static long changed(String patch) {
    return patch
        .lines()
        .filter(l ->
            l.startsWith("+") && !l.startsWith("+++") || l.startsWith("-") && !l.startsWith("---"))
        .count();
  }

  private static long leftOut(String shown) {
    return count(shown, "(\\d+) changed") + count(shown, "(\\d+) repeated");
  }

  private static long allLeftOut(String shown) {
    return leftOut(shown)
        + count(shown, "(\\d+) context")
        + count(shown, "(\\d+) header")
        + count(shown, "(\\d+) other")
        + count(shown, "(\\d+) message");
  }

  private static long count(String shown, String pattern) {
    String last = shown.substring(shown.lastIndexOf('\n') + 1);
    return Pattern.compile(pattern)
        .matcher(last)
        .results()
        .mapToLong(m -> Long.parseLong(last.substring(m.start(1), m.end(1))))
        .sum();
  }

  @Test
  void warnsOfAPatchThatIsNotWholeAnyMore() {
    String patch = Patches.edit(3, 600, 90).patch();

    assertThat(compress(patch, "", 900).text()).contains("[not the whole patch;");
    assertThat(compress(patch, "", 900).text().lines().filter(l -> l.startsWith("[… ")))
        .isNotEmpty();
  }

  @Test
  void showsTheFileTheQuestionNamesBeforeOthers() {
    String patch =
        IntStream.range(0, 20)
            .mapToObj(i -> added("lib/part" + i + ".c", 10, "value" + i))
            .collect(Collectors.joining());

    Compression shown = compress(patch, "What changes in lib/part13.c?", 350);

    assertThat(shown.text())
        .contains("+++ b/lib/part13.c")
        .contains("+value13_9 = compute(9, 13);");
    assertThat(shown.text()).contains("not shown]");
  }

  @Test
  void namesLockFilesInOneLine() {
    assertThat(shown(added("package-lock.json", 300, "x") + added("a.c", 3, "y")))
        .contains("[b/package-lock.json: 300 lines changed, +300, omitted]")
        .contains("+y_2");
  }

  @Test
  void saysOfAReformattedHunkThatItIsWhiteSpace() {
    String hunk =
        "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n-if (a) {\n-b();\n-}\n+if (a) {\n+  b();\n+ }\n";

    assertThat(shown(hunk)).contains("[@@ -1,3 +1,3 @@: 6 lines differ in white space only]");
  }

  @Test
  void foldsARunItHasShownBefore() {
    String licence =
        IntStream.range(0, 12)
            .mapToObj(i -> "+ * clause " + i + " of the licence\n")
            .collect(Collectors.joining());
    String patch =
        "--- /dev/null\n+++ b/a.c\n@@ -0,0 +1,13 @@\n"
            + licence
            + "+int a;\n"
            + "--- /dev/null\n+++ b/b.c\n@@ -0,0 +1,13 @@\n"
            + licence
            + "+int b;\n";

    assertThat(shown(patch))
        .contains("+++ b/b.c\n[12 lines as in b/a.c:1]\n@@ -0,0 +13 @@\n+int b;")
        .contains("12 repeated");
  }

  @Test
  void keepsMessagesAndDropsTheStatisticsOfWhatFollows() {
    String mail =
        """
        From: A <a@example.org>
        Subject: [PATCH] parser: refuse empty
         names

        They crash the printer.
        ---
         lib/a.c | 3 +++
         1 file changed, 3 insertions(+)

        """;

    String shown = shown(mail + added("lib/a.c", 3, "x") + "-- \n2.45.1\n\n");

    assertThat(shown)
        .startsWith("From: A <a@example.org>\nSubject: [PATCH] parser: refuse empty\n");
    assertThat(shown).contains("They crash the printer.").contains("1 file changed");
    assertThat(shown).doesNotContain("lib/a.c | 3").doesNotContain("2.45.1");
  }

  @Test
  void keepsTheSubjectUnderATightBound() {
    String log =
        IntStream.range(0, 4)
            .mapToObj(i ->
                "commit %040d\nAuthor: A <a@b>\nDate:   today\n\n    Fix case %d\n\n    Long story.\n\n"
                        .formatted(i, i)
                    + added("f" + i + ".c", 60, "v"))
            .collect(Collectors.joining());

    assertThat(compress(log, "", 220).text()).contains("    Fix case 0").contains("    Fix case 3");
  }

  @Test
  void keepsRenamesModesAndBinaryFiles() {
    String patch =
        """
        diff --git a/old.c b/new.c
        similarity index 100%
        rename from old.c
        rename to new.c
        diff --git a/run.sh b/run.sh
        old mode 100644
        new mode 100755
        diff --git a/logo.png b/logo.png
        index 1111111..2222222 100644
        Binary files a/logo.png and b/logo.png differ
        """;

    assertThat(shown(patch))
        .contains("rename from old.c\nrename to new.c")
        .contains("new mode 100755")
        .contains("Binary files a/logo.png and b/logo.png differ");
  }

  @Test
  void keepsCarriageReturnsAndMissingNewlines() {
    String patch =
        "--- a/f\r\n+++ b/f\r\n@@ -1 +1 @@\r\n-a\r\n\\ No newline at end of file\r\n+b\r\n\\ No newline at end of file\r\n";

    assertThat(shown(patch))
        .contains("-a\r\n\\ No newline at end of file\r\n+b\r\n\\ No newline at end of file");
  }

  @Test
  void keepsMergesTrueOfAllParents() {
    String merge =
        """
        diff --cc f.c
        index 1,2..3
        --- a/f.c
        +++ b/f.c
        @@@ -1,7 -1,8 +1,8 @@@ int f()
          a
          b
          c
        - old
         -other
         -more
        ++new
        ++newer
          d
          e
          f
        """;

    assertThat(shown(merge)).contains("@@@ -3,3 -3,4 +3,4 @@@ int f()\n  c\n- old\n");
  }

  @Test
  void leavesAloneWhatIsNoPatch() {
    String text = "--- a\n+++ b\nno hunk\n";

    assertThat(shown(text)).isEqualTo(text);
  }

  private static String added(String name, int lines, String word) {
    String digits = word.replaceAll("\\D", "");
    return "diff --git a/%s b/%s\n--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%d @@\n"
            .formatted(name, name, name, lines)
        + IntStream.range(0, lines)
            .mapToObj(i -> "+%s_%d = compute(%d, %s);\n".formatted(word, i, i, digits))
            .collect(Collectors.joining());
  }

  private static String shown(String text) {
    return compress(text, "", Request.UNBOUNDED).text();
  }

  private static Compression compress(String text, String query, int bound) {
    return DiffDocument.parse(text, Work.UNWATCHED)
        .compress(new Request(query, Mode.AUTO, bound, Tokens.o200k(), Work.UNWATCHED));
  }
}
