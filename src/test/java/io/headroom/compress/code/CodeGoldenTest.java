package io.headroom.compress.code;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.testing.Golden;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import org.junit.jupiter.api.Test;

class CodeGoldenTest {
  @Test
  void realProgramsAreShownAsBefore() {
    Golden.check(
        "code",
        (text, query) ->
            CodeDocument.parse(text, Work.UNWATCHED)
                .compress(
                    new Request(
                        query, Mode.AUTO, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
                .text());
  }
}
