package io.headroom.compress.table;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.testing.Golden;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import org.junit.jupiter.api.Test;

class TableGoldenTest {
  @Test
  void showsRealTablesAndListingsAsBefore() {
    Golden.check(
        "table",
        (text, query) ->
            TableDocument.parse(text, Work.UNWATCHED)
                .compress(
                    new Request(
                        query, Mode.AUTO, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED))
                .text());
  }
}
