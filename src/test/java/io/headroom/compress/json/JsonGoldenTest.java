package io.headroom.compress.json;

import io.headroom.compress.Compressors;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.detect.ContentKind;
import io.headroom.testing.Golden;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import org.junit.jupiter.api.Test;

class JsonGoldenTest {
  @Test
  void showsRealDocumentsWithoutLossAsBefore() {
    Golden.check("json-lossless", (text, query) -> show(text, query, Mode.LOSSLESS));
  }

  private static String show(String text, String query, Mode mode) {
    return Compressors.parse(ContentKind.JSON, text, Work.UNWATCHED)
        .orElseThrow()
        .compress(new Request(query, mode, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
        .text();
  }
}
