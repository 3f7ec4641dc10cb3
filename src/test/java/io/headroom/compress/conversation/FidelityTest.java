package io.headroom.compress.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Marker;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.compress.conversation.Chat.Passage;
import io.headroom.compress.conversation.Chats.Shape;
import io.headroom.text.JsonPlaces;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is true of every conversation, whatever is in it.
class FidelityTest {
  private static final int SEEDS = 12;
  private static final String HASH = "0123456789abcdef01234567";
  private static final Pattern RUN =
      Pattern.compile(
          "(?m)^\\[lines (\\d+)-(\\d+) are lines (\\d+)-(\\d+) of the result of id(\\d+)]$");
  private static final Pattern SAME =
      Pattern.compile("\\[the same as the result of id(\\d+)](\\n.*)?");
  private static final Pattern CLOSING = Pattern.compile("\\[(\\d+) lines compressed to (\\d+)]");

  @ParameterizedTest
  @EnumSource(Shape.class)
  void everythingButResultsStaysByteForByte(Shape shape) {
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = Chats.random(shape, seed);
      for (int bound : new int[] {Request.UNBOUNDED, 900, 200, 1}) {
        String shown = marked(Shown.of(text, "", Mode.AUTO, bound));

        assertThat(JsonPlaces.fault(shown)).as("seed %d", seed).isEmpty();
        assertThat(frame(shown)).as("seed %d", seed).isEqualTo(frame(text));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void losslessTakesWhiteSpaceOnly(Shape shape) {
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = Chats.random(shape, seed);

      Compression shown = Shown.of(text, "", Mode.LOSSLESS, Request.UNBOUNDED);

      assertThat(JsonPlaces.same(text, shown.text())).as("seed %d", seed).isTrue();
      assertThat(marked(shown)).as("seed %d", seed).isEqualTo(shown.text());
      assertThat(shown.complete()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void whatIsReferredToIsThere(Shape shape) {
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = Chats.random(shape, seed);
      List<String> before = Shown.results(text);
      List<String> after = Shown.results(Shown.of(text, "").text());

      for (int i = 0; i < before.size(); i++) {
        verify(before, i, after.get(i));
      }
    }
  }

  private static void verify(List<String> before, int index, String shown) {
    var same = SAME.matcher(shown);
    if (same.matches()) {
      assertThat(before.get(index)).isEqualTo(before.get(number(same, 1) - 1));
      return;
    }
    List<MatchResult> runs = RUN.matcher(shown).results().toList();
    if (runs.isEmpty()) {
      return;
    }
    Lines lines = Lines.of(before.get(index));
    int referred = 0;
    for (MatchResult run : runs) {
      Lines source = Lines.of(before.get(number(run, 5) - 1));
      int from = number(run, 1);
      int to = number(run, 2);
      int shift = number(run, 3) - from;
      assertThat(number(run, 4) - shift).isEqualTo(to);
      for (int line = from; line <= to; line++) {
        assertThat(lines.line(line - 1)).isEqualTo(source.line(line - 1 + shift));
      }
      referred += to - from + 1;
    }
    var closing = CLOSING.matcher(shown);
    assertThat(closing.find()).isTrue();
    assertThat(number(closing, 1)).isEqualTo(lines.count());
    assertThat(number(closing, 2)).isEqualTo(lines.count() - referred);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void theOutputIsCountedMarkedAndKnownAgain(Shape shape) {
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = Chats.random(shape, seed);
      Compression shown = Shown.of(text, "");
      if (shown.complete()) {
        continue;
      }
      String marked = marked(shown);
      List<String> before = Shown.results(text);
      List<String> after = Shown.results(marked);
      long touched = 0;
      for (int i = 0; i < before.size(); i++) {
        touched += before.get(i).equals(after.get(i)) ? 0 : 1;
      }

      assertThat(shown.total()).isEqualTo(Shown.chat(text).messages().size());
      assertThat(shown.shown()).as("seed %d", seed).isEqualTo(shown.total() - touched);
      assertThat(after).filteredOn(r -> r.endsWith(Marker.of(shown, HASH))).hasSize(1);
      assertThat(Marker.inString(marked)).isTrue();
      assertThat(Shown.of(marked, "", Mode.AUTO, 10).text()).isEqualTo(marked);
      byte[] bytes = marked.getBytes(StandardCharsets.UTF_8);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(marked);
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void moreTokensNeverShowFewerWholeMessages(Shape shape) {
    for (long seed = 0; seed < 8; seed++) {
      String text = Chats.random(shape, seed);
      int shown = 0;
      for (int bound = 100; bound <= 12_800; bound *= 2) {
        Compression compression = Shown.of(text, "", Mode.AUTO, bound);

        assertThat(compression.shown()).as("seed %d", seed).isGreaterThanOrEqualTo(shown);
        shown = compression.shown();
      }
    }
  }

  private static String marked(Compression compression) {
    return compression.marked(Marker.of(compression, HASH));
  }

  /// A conversation without its results and without white space between its tokens.
  private static String frame(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Passage passage : Shown.chat(text).passages()) {
      Span literal = passage.literal();
      dense(text, at, literal.start(), out);
      out.append("(a result)");
      at = literal.end();
    }
    dense(text, at, text.length(), out);
    return out.toString();
  }

  private static void dense(String text, int from, int to, StringBuilder out) {
    boolean string = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      string ^= c == '"';
      if (string || c > ' ') {
        out.append(c);
      }
      if (string && c == '\\') {
        out.append(text.charAt(++i));
      }
    }
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(Objects.requireNonNull(match.group(group)));
  }
}
