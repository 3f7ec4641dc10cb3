package io.headroom.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.pipeline.Headroom;
import io.headroom.pipeline.Options;
import io.headroom.pipeline.Outcome;
import io.headroom.pipeline.Outcome.Compressed;
import io.headroom.pipeline.Outcome.PassedThrough;
import io.headroom.redact.Redactor;
import io.headroom.retrieve.Retrieved.Answer;
import io.headroom.retrieve.Retrieved.Page;
import io.headroom.store.MemoryStore;
import io.headroom.store.Original;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.text.Work;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What of a text with secrets is shown, and what is stored.
class MaskedTest {
  private static final String KEY = "AKIA" + "IOSFODNN7EXAMPLE";
  private static final String MASK = "AKIA…LE[masked aws-key]";

  private final MemoryStore store = new MemoryStore(64 << 20, Duration.ofHours(1));
  private final Headroom headroom = new Headroom(store, Stored.TOKENS, Redactor.ofKnownShapes());
  private final Retriever retriever = new Retriever(store, Stored.TOKENS, Redactor.ofKnownShapes());

  private static String log() {
    return IntStream.range(0, 400)
        .mapToObj(i ->
            "2026-01-05 08:00:%02d INFO request %s served".formatted(i % 60, i)
                + (i == 250 ? "\n2026-01-05 08:01:00 ERROR upload refused for " + KEY : ""))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void whatIsShownIsMaskedAndWhatIsStoredIsNot() {
    Outcome outcome = headroom.compress(log(), Options.DEFAULT);
    assertThat(outcome).isInstanceOf(Compressed.class);
    assertThat(outcome.text()).contains("upload refused for " + MASK).doesNotContain(KEY);
    assertThat(outcome.masked()).isEqualTo(Map.of("aws-key", 1));
    assertThat(store.find(outcome.hash()))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> {
              assertThat(found.entry().original().text()).isEqualTo(log());
              assertThat(found.entry().about().secrets()).isEqualTo(1);
            });
  }

  @Test
  void countsAndLineNumbersAreThoseOfTheOriginal() {
    Compressed masked = (Compressed) headroom.compress(log(), Options.DEFAULT);
    Compressed plain =
        (Compressed) new Headroom(store, Stored.TOKENS).compress(log(), Options.DEFAULT);
    assertThat(masked.text().replace(MASK, KEY)).isEqualTo(plain.text());
    assertThat(plain.masked()).isEmpty();
  }

  @Test
  void aTextThatIsLeftAloneIsMaskedToo() {
    Outcome outcome = headroom.compress("key " + KEY, Options.DEFAULT);
    assertThat(outcome).isInstanceOf(PassedThrough.class);
    assertThat(outcome.text()).isEqualTo("key " + MASK);
    assertThat(outcome.shownTokens()).isEqualTo(Stored.TOKENS.count("key " + MASK));
    assertThat(outcome.originalTokens()).isEqualTo(Stored.TOKENS.count("key " + KEY));
  }

  @Test
  void retrievingShowsNoSecretEither() {
    Outcome outcome = headroom.compress(log(), Options.DEFAULT);
    RetrieveRequest whole = RetrieveRequest.whole(outcome.hash().value());
    Page page = (Page) retriever.retrieve(whole, Work.UNWATCHED);
    assertThat(page.text()).isEqualTo(log().replace(KEY, MASK));
    assertThat(page.source().masked()).isEqualTo(Map.of("aws-key", 1));
    Page lines = (Page) retriever.retrieve(whole.withLines("252"), Work.UNWATCHED);
    assertThat(lines.text()).contains(MASK);
    Answer answer = (Answer) retriever.retrieve(whole.withQuery("upload refused"), Work.UNWATCHED);
    assertThat(answer.text()).contains(MASK).doesNotContain(KEY);
    Answer guess = (Answer) retriever.retrieve(whole.withQuery(KEY), Work.UNWATCHED);
    assertThat(guess.passages().toString()).doesNotContain(KEY);
  }

  @Test
  void jsonIsMaskedAndStaysJson() {
    String rows =
        IntStream.range(0, 200)
            .mapToObj(i -> "{\"id\":%s,\"key\":\"%s\"}".formatted(i, i == 7 ? KEY : "none"))
            .collect(Collectors.joining(",", "[", "]"));
    Outcome outcome = headroom.compress(rows, Options.DEFAULT);
    assertThat(outcome.text()).doesNotContain(KEY);
    Page page =
        (Page)
            retriever.retrieve(
                RetrieveRequest.whole(outcome.hash().value()).withPath("/7"), Work.UNWATCHED);
    JsonNode row = JsonMapper.shared().readTree(page.text());
    assertThat(row.get("key").asString()).isEqualTo(MASK);
  }

  @Test
  void bytesThatAreNoTextAreMaskedInTheirBase64() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    bytes.writeBytes((" " + KEY + "\n").getBytes(StandardCharsets.US_ASCII));
    bytes.write(0x80);
    Outcome outcome =
        headroom.compress(
            Original.ofBytes(bytes.toByteArray()),
            Options.DEFAULT.withKind(ContentKind.BINARY),
            Work.UNWATCHED);
    Page page =
        (Page) retriever.retrieve(RetrieveRequest.whole(outcome.hash().value()), Work.UNWATCHED);
    String shown =
        new String(Base64.getMimeDecoder().decode(page.text()), StandardCharsets.ISO_8859_1);
    assertThat(page.encoding()).contains("base64");
    assertThat(shown).startsWith("\u00ff\u00fe\0 AKIA").doesNotContain(KEY).endsWith("\n\u0080");
  }
}
