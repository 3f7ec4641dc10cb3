import io.headroom.pipeline.Headroom;
import io.headroom.pipeline.Options;
import io.headroom.pipeline.Outcome;
import io.headroom.store.MemoryStore;
import io.headroom.text.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Headroom as a library: compresses a file and prints what an agent would read instead.
void main(String[] args) throws IOException {
  MemoryStore store = new MemoryStore(MemoryStore.DEFAULT_MAX_BYTES, MemoryStore.DEFAULT_TTL);
  Headroom headroom = new Headroom(store, Tokens.o200k());

  Outcome outcome = headroom.compress(Files.readString(Path.of(args[0])), Options.DEFAULT);

  IO.println(outcome.text());
  IO.println("%d tokens instead of %d".formatted(outcome.shownTokens(), outcome.originalTokens()));
}
