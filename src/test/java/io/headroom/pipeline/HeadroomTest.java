package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Mode;
import io.headroom.detect.ContentKind;
import io.headroom.pipeline.Outcome.Compressed;
import io.headroom.pipeline.Outcome.PassedThrough;
import io.headroom.pipeline.Outcome.Reason;
import io.headroom.store.Hash;
import io.headroom.store.MemoryStore;
import io.headroom.store.Original;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.testing.Texts;
import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonStrings;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadroomTest {
  private static final TokenCounter TOKENS = Tokens.o200k();
  private final MemoryStore store = new MemoryStore(64 << 20, Duration.ofHours(1));
  private final Headroom headroom = new Headroom(store, TOKENS);

  @ParameterizedTest
  @EnumSource(ContentKind.class)
  void neverGivesMoreTokensThanItGotAndNeverLosesAByte(ContentKind kind) {
    for (long seed = 0; seed < 60; seed++) {
      String text = Texts.troublesome(seed);

      Outcome outcome = headroom.compress(text, Options.DEFAULT.withKind(kind));

      assertThat(TOKENS.count(outcome.text()))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(TOKENS.count(text));
      assertThat(outcome.shownTokens()).as("seed %d", seed).isEqualTo(TOKENS.count(outcome.text()));
      assertThat(kept(outcome.hash()).text()).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void marksWhatIsNotWhole() {
    String text = Texts.log(1, 2000, "ERROR disk - /dev/sda1 is full");

    Outcome outcome = headroom.compress(text, Options.DEFAULT);

    assertThat(outcome).isInstanceOf(Compressed.class);
    assertThat(outcome.kind()).isEqualTo(ContentKind.LOG);
    assertThat(outcome.text().lines().toList().getLast())
        .matches("\\[2000 lines compressed to \\d+\\. Retrieve more: hash=" + outcome.hash() + "]");
    assertThat(outcome.text()).contains("ERROR disk - /dev/sda1 is full");
  }

  @Test
  void leavesItsOwnOutputAlone() {
    String once = headroom.compress(Texts.log(2, 2000, "ERROR x"), Options.DEFAULT).text();

    Outcome again = headroom.compress(once, Options.DEFAULT);

    assertThat(again)
        .isInstanceOfSatisfying(
            PassedThrough.class, p -> assertThat(p.reason()).isEqualTo(Reason.ALREADY_COMPRESSED));
    assertThat(again.text()).isEqualTo(once);
  }

  @Test
  void keepsAConversationJsonAndKnowsItAgain() {
    String text =
        "{\"messages\": [{\"role\": \"tool\", \"content\": %s}, {\"role\": \"user\", \"content\": \"And now?\"}]}"
            .formatted(JsonStrings.quote(Texts.log(2, 2000, "ERROR x")));

    Outcome once = headroom.compress(text, Options.DEFAULT);
    Outcome again = headroom.compress(once.text(), Options.DEFAULT.withMaxTokens(20));

    assertThat(once.kind()).isEqualTo(ContentKind.CONVERSATION);
    assertThat(JsonPlaces.fault(once.text())).isEmpty();
    assertThat(once.text())
        .contains(
            "\\n[2000 lines compressed to ",
            "\\n[2 messages compressed to 1. Retrieve more: hash=" + once.hash() + "]\"")
        .endsWith("{\"role\":\"user\",\"content\":\"And now?\"}]}");
    assertThat(kept(once.hash()).text()).isEqualTo(text);
    assertThat(again)
        .isInstanceOfSatisfying(
            PassedThrough.class, p -> assertThat(p.reason()).isEqualTo(Reason.ALREADY_COMPRESSED));
  }

  @Test
  void compressesATextThatMerelySpeaksOfMarkers() {
    String text =
        "see [10 items compressed to 2. Retrieve more: hash=0123456789abcdef01234567]\n"
            + Texts.log(3, 2000, "ERROR x");

    assertThat(headroom.compress(text, Options.DEFAULT)).isInstanceOf(Compressed.class);
  }

  @Test
  void leavesShortTextsAlone() {
    Outcome outcome = headroom.compress("all good", Options.DEFAULT);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PassedThrough.class, p -> assertThat(p.reason()).isEqualTo(Reason.TOO_SHORT));
    assertThat(outcome.text()).isEqualTo("all good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "ne-NP"})
  void givesTheSameAnswerInAnyLocaleAndTimeZone(String elsewhere) {
    String log = Texts.log(4, 1500, "WARN  IDLE - Thread-IDLE timed out");
    String rows = Texts.rows(4, 300);
    String prose = Texts.prose(4, 60);
    String logHere = headroom.compress(log, Options.DEFAULT).text();
    String rowsHere = headroom.compress(rows, Options.DEFAULT).text();
    String proseHere = headroom.compress(prose, Options.DEFAULT).text();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(elsewhere));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));

      assertThat(headroom.compress(log, Options.DEFAULT).text()).isEqualTo(logHere);
      assertThat(headroom.compress(rows, Options.DEFAULT).text()).isEqualTo(rowsHere);
      assertThat(headroom.compress(prose, Options.DEFAULT).text()).isEqualTo(proseHere);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void losesNoPunctuationUnmarked() {
    String text = "[]".repeat(5000);

    assertThat(headroom.compress(text, Options.DEFAULT).text()).isNotBlank();
    assertThat(
            headroom
                .compress("Above.\n\n" + "?!?\n".repeat(90) + "\nBelow.\n", Options.DEFAULT)
                .text())
        .containsAnyOf("?!?", "omitted");
  }

  @Test
  void answersAQuestionBeforeItShowsHeadingsWhenABoundIsTight() {
    String text = Texts.prose(9, 400) + "\n## Last\n\nThe zebra token opens the vault.\n";

    Outcome outcome =
        headroom.compress(text, Options.DEFAULT.withQuery("zebra vault").withMaxTokens(300));

    assertThat(outcome.text()).contains("The zebra token opens the vault.");
    assertThat(outcome.shownTokens()).isLessThanOrEqualTo(300);
  }

  @Test
  void keepsABound() {
    String text = Texts.log(5, 5000, "ERROR disk is full");

    Outcome outcome = headroom.compress(text, Options.DEFAULT.withMaxTokens(500));

    assertThat(outcome.shownTokens()).isLessThanOrEqualTo(500);
    assertThat(outcome.text()).contains("ERROR disk is full");
  }

  @Test
  void leavesNothingOutWhenAskedNotTo() {
    String text = Texts.rows(6, 200);

    Outcome outcome = headroom.compress(text, Options.DEFAULT.withMode(Mode.LOSSLESS));

    assertThat(outcome)
        .isInstanceOfSatisfying(Compressed.class, c -> assertThat(c.shown()).isEqualTo(c.total()));
  }

  @Test
  void leavesATextAloneThatItsStoreCannotHold() {
    Headroom small = new Headroom(new MemoryStore(2_000, Duration.ofHours(1)), TOKENS);
    String text = Texts.log(7, 3000, "ERROR x");

    Outcome outcome = small.compress(text, Options.DEFAULT);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PassedThrough.class,
            p -> {
              assertThat(p.reason()).isEqualTo(Reason.TOO_LARGE_TO_STORE);
              assertThat(p.stored()).isFalse();
            });
    assertThat(outcome.text()).isEqualTo(text);
  }

  @Test
  void keepsBytesThatAreNoText() {
    byte[] latin1 = ("caf\u00e9 " + "x".repeat(2000)).getBytes(StandardCharsets.ISO_8859_1);

    Outcome outcome = headroom.compress(Original.ofBytes(latin1), Options.DEFAULT, Work.UNWATCHED);

    assertThat(kept(outcome.hash()).bytes()).isEqualTo(latin1);
  }

  @Test
  void storesNothingOfCancelledWork() {
    String text = Texts.log(8, 5000, "ERROR x");
    Work cancelled =
        (_, _) -> {
          throw new Work.Cancelled();
        };

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> headroom.compress(Original.ofText(text), Options.DEFAULT, cancelled))
        .isInstanceOf(Work.Cancelled.class);
    assertThat(store.holdings().entries()).isZero();
  }

  private Original kept(Hash hash) {
    return switch (store.find(hash)) {
      case Lookup.Found(var entry, _, _) -> entry.original();
      case Lookup.Gone gone -> throw new AssertionError("gone: " + gone);
      case Lookup.Unknown _ -> throw new AssertionError("unknown: " + hash);
      case Lookup.Elsewhere _ -> throw new AssertionError("elsewhere: " + hash);
    };
  }
}
