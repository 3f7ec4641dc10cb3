package io.headroom.eval;

import io.headroom.retrieve.RetrieveRequest;
import io.headroom.retrieve.Retrieved.Page;
import io.headroom.retrieve.Retriever;
import io.headroom.store.Hash;
import io.headroom.store.Original;
import io.headroom.text.Work;
import java.util.Arrays;
import java.util.Base64;

/// Fetches a whole original page by page, as a client has to.
final class RoundTrip {
  private RoundTrip() {}

  static boolean exact(Retriever retriever, Hash hash, Original original) {
    StringBuilder text = new StringBuilder();
    RetrieveRequest request = RetrieveRequest.whole(hash.value());
    while (true) {
      if (!(retriever.retrieve(request, Work.UNWATCHED) instanceof Page page)) {
        return false;
      }
      text.append(page.text());
      if (page.nextCursor().isEmpty()) {
        return original.encoding() == Original.Encoding.BYTES
            ? Arrays.equals(Base64.getDecoder().decode(text.toString()), original.bytes())
            : original.text().contentEquals(text);
      }
      request = request.withCursor(page.nextCursor().get());
    }
  }
}
