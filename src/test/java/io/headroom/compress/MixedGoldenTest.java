package io.headroom.compress;

import io.headroom.detect.Detector;
import io.headroom.testing.Golden;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import org.junit.jupiter.api.Test;

class MixedGoldenTest {
  @Test
  void realMixturesAreShownAsBefore() {
    Golden.check(
        "mixed",
        (text, query) ->
            Compressors.parse(Detector.detect(text).kind(), text, Work.UNWATCHED)
                .orElseThrow()
                .compress(
                    new Request(
                        query, Mode.AUTO, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
                .text());
  }
}
