package io.headroom.compress.diff;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.testing.Golden;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import org.junit.jupiter.api.Test;

class DiffGoldenTest {
  @Test
  void showsRealPatchesAsBefore() {
    Golden.check(
        "diff",
        (text, query) ->
            DiffDocument.parse(text, Work.UNWATCHED)
                .compress(
                    new Request(
                        query, Mode.AUTO, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
                .text());
  }
}
