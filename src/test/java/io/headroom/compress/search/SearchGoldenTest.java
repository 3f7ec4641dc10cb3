package io.headroom.compress.search;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.testing.Golden;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import org.junit.jupiter.api.Test;

class SearchGoldenTest {
  @Test
  void showsRealSearchesAsBefore() {
    Golden.check(
        "search",
        (text, query) ->
            SearchDocument.parse(text, Work.UNWATCHED)
                .compress(
                    new Request(
                        query, Mode.AUTO, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
                .text());
  }
}
