package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  private static final EncodingRegistry ORACLES = Encodings.newLazyEncodingRegistry();
  private static final Encoding O200K = ORACLES.getEncoding(EncodingType.O200K_BASE);
  private static final Encoding CL100K = ORACLES.getEncoding(EncodingType.CL100K_BASE);

  /// What texts are made of; each is a trap of one of the two splitting patterns.
  private static final List<String> PARTS =
      List.of(
          "the",
          "Hello",
          "HTTPServer",
          "getUserById",
          "SCREAMING_CASE",
          "a",
          "I",
          "x9",
          "ABCdef",
          "naïve",
          "Straße",
          "ǅungla",
          "ʰa",
          "ªº",
          "Ωmega",
          "приветМир",
          "שלום",
          "مرحبا",
          "नमस्ते",
          "日本語テキスト",
          "中文",
          "한국어",
          "ไทย",
          "e\u0301",
          "\u0301",
          "A\u0301B",
          "\u0301ABC",
          "1",
          "12",
          "123",
          "1234567",
          "٣٤٥",
          "½",
          "Ⅷ",
          "𝟘𝟙𝟚𝟛",
          "3.14159",
          "0xdeadbeef",
          "'s",
          "'S",
          "'t",
          "'RE",
          "'Ve",
          "'lL",
          "'d",
          "'M",
          "'\u017F",
          "'",
          "''s",
          "'x",
          "'ſ't",
          "don't",
          "DON'T",
          "it's",
          "we'll",
          "l'été",
          " ",
          "  ",
          "   ",
          "\t",
          "\t\t",
          "\n",
          "\r\n",
          "\n\n\n",
          " \n",
          "\n ",
          " \n \n ",
          "\r",
          "\u00A0",
          "\u2003",
          "\u3000",
          "\u2028",
          "\u0085",
          "\u000B",
          "\u200B",
          "\uFEFF",
          "\u001F",
          ".",
          "...",
          "//",
          "/",
          "/\n",
          "//\r\n/",
          "==",
          "{\"a\":[",
          "}]\n",
          "!?",
          "#",
          "-->",
          "$%^",
          "_",
          "__init__",
          "\0",
          "\u007F",
          "\uFFFD",
          "€",
          "→",
          "😀",
          "👩‍👩‍👧‍👦",
          "🇩🇪",
          "𠮷",
          "𝒜𝓫",
          "🏽",
          "<|endoftext|>",
          "<|fim_prefix|>",
          "<|endofprompt|>",
          "<|im_start|>");

  @Test
  void countsAsTheReferenceDoesOnMixedText() {
    Random random = new Random(42);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(30); part >= 0; part--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      assertReference(text.toString());
    }
  }

  @Test
  void countsAsTheReferenceDoesOnAnyCodePoint() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      int plane = 1 << (7 + random.nextInt(11)); // from ASCII to far beyond the basic plane
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        int c = random.nextInt(plane);
        text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? ' ' : c);
      }
      assertReference(text.toString());
    }
  }

  @Test
  void countsAsTheReferenceDoesOnPiecesOfEveryLength() {
    Random random = new Random(3);
    String alphabets = "aaaaaaaaaaaaaabababacdefghijklmnopqrstuvwxyz";
    for (int i = 0; i < 500; i++) {
      int width = 1 + random.nextInt(alphabets.length());
      StringBuilder text = new StringBuilder(i % 2 == 0 ? " " : "");
      for (int length = random.nextInt(1_500); length >= 0; length--) {
        text.append(alphabets.charAt(random.nextInt(width)));
      }
      assertReference(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", " ", "ab", "abc", "-", "=", "\n", "aA", "中", "漢字", "🙂", "é", "xyz'", "the"})
  void countsAsTheReferenceDoesOnLongRepetitions(String unit) {
    assertReference(unit.repeat(40_001 / unit.length()));
  }

  @Test
  void countsAsTheReferenceDoesOnOneLongPieceOfNoise() {
    Random random = new Random(11);
    StringBuilder letters = new StringBuilder();
    StringBuilder characters = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      letters.append((char) ('a' + random.nextInt(26)));
      characters.append((char) (0x4E00 + random.nextInt(0x5000)));
    }
    assertReference(letters.toString());
    assertReference(characters.toString());
  }

  @Test
  void countsAsTheReferenceDoesOnFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // Some are no text: what does not decode counts as the replacement character.
        assertReference(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void countsALoneSurrogateAsTheReplacementCharacter() {
    for (TokenCounter counter : List.of(Tokens.o200k(), Tokens.cl100k())) {
      for (String lone :
          List.of("\uD800", "a\uDC00b", "\uD83D \uDE00", "x\uD83D", "\uDE00\uD83D")) {
        assertThat(counter.count(lone))
            .isEqualTo(counter.count(lone.replaceAll("\\p{Cs}", "\uFFFD")));
      }
    }
  }

  @Test
  void countsSpecialTokensAsOrdinaryText() {
    assertThat(Tokens.o200k().count("x <|endoftext|> y")).isEqualTo(9);
    assertThat(Tokens.cl100k().count("x <|endoftext|> y")).isEqualTo(8);
    assertReference("x <|endoftext|> y");
  }

  @Test
  void saysWhetherATextFitsAsCountingItDoes() {
    String text = "What was said: naïve façade 東京 😀 1234567\n".repeat(30);
    TokenCounter tokens = Tokens.o200k();
    int count = tokens.count(text);

    for (int most : List.of(0, 1, count / 2, count - 1, count, count + 1, Integer.MAX_VALUE)) {
      assertThat(tokens.fits(text, most)).as("%s of %s", most, count).isEqualTo(count <= most);
    }
    assertThat(tokens.fits("", 0)).isTrue();
  }

  @Test
  void countsNothingInTheEmptyTextOnly() {
    assertThat(Tokens.o200k().count("")).isZero();
    assertThat(Tokens.cl100k().count("")).isZero();
    assertThat(Tokens.o200k().count("\0")).isPositive();
  }

  @Test
  void finishesOnTenMegabytesWithoutABreak() {
    int size = 10_000_000;
    assertThat(Tokens.o200k().count("a".repeat(size))).isEqualTo(size / 8);
    assertThat(Tokens.o200k().count(" ".repeat(size))).isEqualTo(size / 128);
    assertThat(Tokens.cl100k().count("中".repeat(size / 3))).isPositive();
  }

  @Test
  void countsTheSameFromManyThreadsAtOnce() throws Exception {
    String text = String.join("", PARTS) + "q".repeat(5_000) + "\uD800";
    int expected = Tokens.o200k().count(text);
    List<Callable<Integer>> calls =
        Stream.generate(() -> (Callable<Integer>) () -> Tokens.o200k().count(text))
            .limit(200)
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> count : threads.invokeAll(calls)) {
        assertThat(count.get()).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4, true, false",
    "gpt-4-turbo, true, false",
    "gpt-4-0613, true, false",
    "gpt-3.5-turbo, true, false",
    "azure/gpt-35-turbo, true, false",
    "text-embedding-3-small, true, false",
    "GPT-4o-mini, false, false",
    "gpt-4.1, false, false",
    "gpt-5.1-codex, false, false",
    "openrouter/openai/gpt-5, false, false",
    "ft:gpt-4o-2024-08-06:team::id, false, false",
    "o1, false, false",
    "o3-mini, false, false",
    "o4-mini-high, false, false",
    "gpt-oss-120b, false, false",
    "claude-opus-4-1, false, true",
    "anthropic/claude-sonnet-4, false, true",
    "gemini-2.5-pro, false, true",
    "text-embedding-004, false, true",
    "olmo-2, false, true",
    "'', false, true",
  })
  void knowsWhatAModelIsCountedBy(String name, boolean cl100k, boolean estimate) {
    Tokens.Model model = Tokens.forModel(name);

    assertThat(model.name()).isEqualTo(name);
    assertThat(model.counter()).isSameAs(cl100k ? Tokens.cl100k() : Tokens.o200k());
    assertThat(model.estimate()).isEqualTo(estimate);
  }

  private static void assertReference(String text) {
    assertThat(Tokens.o200k().count(text))
        .as("o200k_base of <%s>", text)
        .isEqualTo(O200K.countTokensOrdinary(text));
    assertThat(Tokens.cl100k().count(text))
        .as("cl100k_base of <%s>", text)
        .isEqualTo(CL100K.countTokensOrdinary(text));
  }
}
