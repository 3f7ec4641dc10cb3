package io.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.detect.Detector;
import io.headroom.testing.Golden;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is shown of real inputs: a folder for each kind, and one for texts of several kinds.
class GoldenTest {
  private static final String HASH = "0123456789abcdef01234567";
  private static final List<String> ELSEWHERE =
      List.of("tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai");

  static Stream<String> folders() {
    return Stream.concat(kinds(), Stream.of("mixed"));
  }

  static Stream<String> kinds() {
    return Arrays.stream(ContentKind.values())
        .filter(kind -> kind != ContentKind.BINARY)
        .map(ContentKind::id);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void isShownAsBefore(String folder) {
    Golden.check(folder, GoldenTest::show);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void isShownTheSameEverywhere(String folder) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      for (String tag : ELSEWHERE) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        Golden.check(folder, GoldenTest::show);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isTakenForWhatItIs(String kind) {
    Golden.inputs(kind)
        .forEach(
            (name, text) -> assertThat(Detector.detect(text).kind().id()).as(name).isEqualTo(kind));
  }

  private static String show(String text, String query) {
    Request request =
        new Request(query, Mode.AUTO, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED);
    Compression shown =
        Compressors.parse(Detector.detect(text).kind(), text, Work.UNWATCHED)
            .orElseThrow()
            .compress(request);
    return shown.marked(Marker.of(shown, HASH));
  }
}
