package io.headroom.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is printed about things, and what only looks so.
class ListingRuleTest {
  @Test
  void seesSettings() {
    assertThat(kind(lines(30, i -> (char) ('a' + i % 26) + ".core.value" + i + " = " + i)))
        .isEqualTo(ContentKind.TABLE);
    assertThat(kind(lines(30, i -> (char) ('a' + i % 26) + "-setting number: " + i)))
        .isEqualTo(ContentKind.TABLE);
  }

  @Test
  void seesTrees() {
    assertThat(kind("app@1.0.0\n" + lines(20, i -> "│ ├── part" + i + "@1.0." + i)))
        .isEqualTo(ContentKind.TABLE);
  }

  @Test
  void seesOptions() {
    assertThat(kind("Usage: tool\n\n" + lines(20, i -> "  --part" + i + "   does part " + i)))
        .isEqualTo(ContentKind.TABLE);
  }

  @Test
  void seesRecordsThatAreIndented() {
    assertThat(
            kind(
                lines(
                    20,
                    i ->
                        "commit %040x%nAuthor: A Person%n%n    Say what part %d does%n"
                            .formatted(i, i))))
        .isEqualTo(ContentKind.TABLE);
  }

  @Test
  void seesPaths() {
    assertThat(kind(lines(20, i -> "src/main/java/Part" + i + ".java")))
        .isEqualTo(ContentKind.TABLE);
  }

  @Test
  void leavesMessagesWithLevelsAlone() {
    assertThat(kind(lines(30, i -> "INFO: Started worker " + i + " in " + i * 3 + " ms")))
        .isEqualTo(ContentKind.LOG);
  }

  @Test
  void leavesParagraphsWithTitlesAlone() {
    String paragraph =
        "Answer: The river rises in the mountains and runs through the plain for many miles before"
            + " it turns to the south and meets the sea near the old town.\n";
    assertThat(kind(paragraph.repeat(2) + paragraph.replace("Answer", "Passage").repeat(6)))
        .isNotEqualTo(ContentKind.TABLE);
  }

  private static ContentKind kind(String text) {
    return Detector.detect(text).kind();
  }

  private static String lines(int count, java.util.function.IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }
}
