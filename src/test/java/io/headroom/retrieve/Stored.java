package io.headroom.retrieve;

import io.headroom.detect.ContentKind;
import io.headroom.retrieve.Retrieved.Answer;
import io.headroom.retrieve.Retrieved.Page;
import io.headroom.retrieve.Retrieved.Refused;
import io.headroom.store.Entry;
import io.headroom.store.Hash;
import io.headroom.store.MemoryStore;
import io.headroom.store.Original;
import io.headroom.text.Lines;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A store with a retriever in front, for tests.
final class Stored {
  static final TokenCounter TOKENS = Tokens.o200k();

  final MemoryStore store = new MemoryStore(64 << 20, Duration.ofHours(1));
  final Retriever retriever = new Retriever(store, TOKENS);

  /// Stores a text and asks for all of it.
  RetrieveRequest text(String text) {
    return put(Original.ofText(text), ContentKind.TEXT);
  }

  RetrieveRequest log(String text) {
    return put(Original.ofText(text), ContentKind.LOG);
  }

  RetrieveRequest json(String text) {
    return put(Original.ofText(text), ContentKind.JSON);
  }

  RetrieveRequest put(Original original, ContentKind kind) {
    Hash hash = Hash.of(original.bytes());
    int lines = Lines.of(original.text()).count();
    int tokens = TOKENS.count(original.text());
    Entry.About about = new Entry.About(kind, "content", original.bytes().length, lines, tokens);
    store.put(new Entry(hash, original, about));
    return RetrieveRequest.whole(hash.value());
  }

  Retrieved ask(RetrieveRequest request) {
    return retriever.retrieve(request, Work.UNWATCHED);
  }

  Page page(RetrieveRequest request) {
    return (Page) ask(request);
  }

  Answer answer(RetrieveRequest request) {
    return (Answer) ask(request);
  }

  String refusal(RetrieveRequest request) {
    return ((Refused) ask(request)).message();
  }

  /// All pages, by following the cursors.
  List<Page> pages(RetrieveRequest request) {
    List<Page> pages = new ArrayList<>();
    Page page = page(request);
    pages.add(page);
    while (page.nextCursor().isPresent()) {
      page = page(request.withCursor(page.nextCursor().get()));
      pages.add(page);
    }
    return pages;
  }

  static String joined(List<Page> pages) {
    StringBuilder text = new StringBuilder();
    pages.forEach(page -> text.append(page.text()));
    return text.toString();
  }
}
