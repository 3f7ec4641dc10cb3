package io.headroom.app;

import io.headroom.home.OwnFiles;
import io.headroom.home.Project;
import io.headroom.retrieve.Retrieved.Missing;
import io.headroom.store.DiskSettings;
import io.headroom.store.DiskStore;
import io.headroom.store.DiskStore.Item;
import io.headroom.store.DiskStore.Verdict;
import io.headroom.store.Entry;
import io.headroom.store.Hash;
import io.headroom.store.OriginalStore.Disk;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.store.Provenance;
import io.headroom.store.Scope;
import io.headroom.store.SharedSettings;
import io.headroom.store.TieredStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `headroom store`: the originals on the user's disk, for people.
@Command(
    name = "store",
    description = "Shows, gives back and removes the originals on disk.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class StoreCommand {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String OF_PROJECT = "only what the project of this directory sees";

  @Spec private CommandSpec spec = CommandSpec.create();

  private final PrintStream out = System.out;
  private @Nullable DiskStore opened;

  /// Not before all options are read: one may say where it is.
  private DiskStore store() {
    DiskStore made = opened;
    if (made == null) {
      made = new DiskStore(Stores.diskOfUser(), InstantSource.system());
      opened = made;
    }
    return made;
  }

  @Command(description = "Where the store is and what it holds.", mixinStandardHelpOptions = true)
  int status(@Option(names = "--json", description = "print one JSON object") boolean json)
      throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    DiskSettings settings = store().settings();
    facts.put("database", settings.database().toString());
    facts.put("key", settings.key().isPresent() ? "HEADROOM_STORE_KEY" : "in its directory");
    facts.put("max_bytes", settings.maxBytes());
    facts.put("ttl_seconds", settings.ttl().toSeconds());
    if (store().exists()) {
      Disk.Holding held = store().holding();
      facts.put("entries", held.entries());
      facts.put("remembered", held.tombstones());
      facts.put("bytes", held.heldBytes());
    } else {
      facts.put("entries", 0);
    }
    facts.put("shared", shared());
    facts.put("set_aside", store().setAside().stream().map(Path::toString).toList());
    if (json) {
      out.println(JSON.writeValueAsString(facts));
    } else {
      facts.forEach((name, value) -> out.printf("%-12s %s%n", name, value));
    }
    return 0;
  }

  @Command(
      description = "Prints a line for each original, in the order they were stored.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--json", description = "print JSON lines") boolean json,
      @Option(names = "--project", paramLabel = "DIR", description = OF_PROJECT)
          @Nullable Path project)
      throws IOException {
    if (!json) {
      out.printf(
          "%-24s  %-12s %9s %10s %7s  %-20s  %s%n",
          "HASH", "KIND", "TOKENS", "BYTES", "SECRETS", "LAST USED", "SOURCE");
    }
    for (Item item : items(scope(project))) {
      if (json) {
        out.println(JSON.writeValueAsString(facts(item)));
      } else {
        out.printf(
            Locale.ROOT,
            "%s  %-12s %9d %10d %7s  %-20s  %s%n",
            item.hash(),
            item.about().kind().id(),
            item.about().tokens(),
            item.about().sizeBytes(),
            item.about().secrets() > 0 ? item.about().secrets() : "",
            item.usedAt().truncatedTo(ChronoUnit.SECONDS),
            item.about().source());
      }
    }
    return 0;
  }

  @Command(
      description = "Prints an original to stdout, byte for byte.",
      mixinStandardHelpOptions = true)
  int get(
      @Parameters(paramLabel = "HASH", description = "24 or 12 digits, or a marker") String given,
      @Option(names = "--project", paramLabel = "DIR", description = OF_PROJECT)
          @Nullable Path project)
      throws IOException {
    Hash hash = hash(given);
    Lookup found = found(hash, scope(project));
    if (found instanceof Lookup.Found(Entry entry, Provenance from, boolean verified)) {
      out.write(entry.original().bytes());
      out.flush();
      System.err.printf(
          "headroom: %s, %s, source %s%s%n",
          entry.hash(),
          entry.about().kind().id(),
          from.id(),
          verified ? "" : ", not verified: its name is no digest of its bytes");
      return 0;
    }
    System.err.println(
        "headroom: " + new Missing(hash, found, store().settings().ttl().toSeconds()).message(1));
    return 1;
  }

  @Command(
      description = "Forgets originals; without a hash, what is expired already.",
      mixinStandardHelpOptions = true,
      footer = {
        "%nA HASH is forgotten in the shared store (HEADROOM_STORE_URL), too; --all is about the disk."
            + " Servers that are running forget theirs, too, when they are asked for them."
      })
  int purge(
      @Option(names = "--all", description = "forget all originals, and all that ever were there")
          boolean all,
      @Parameters(paramLabel = "HASH", arity = "0..*", description = "originals to forget")
          List<String> given)
      throws IOException {
    if (all || given == null || given.isEmpty()) {
      if (store().exists() && all) {
        store().purge();
      } else if (store().exists()) {
        store().tidy();
      }
      return 0;
    }
    try (TieredStore others = others()) {
      for (Hash hash : given.stream().map(this::hash).toList()) {
        boolean there = store().exists() && store().purge(hash);
        if (!(others.forget(hash) || there)) {
          System.err.println("headroom: " + hash + " was not there");
        }
      }
    }
    return 0;
  }

  @Command(
      description =
          "Writes each original to a file named after its hash, and index.jsonl beside them.",
      mixinStandardHelpOptions = true)
  int export(
      @Parameters(paramLabel = "DIR", description = "made if it is not there") Path directory)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      OwnFiles.makeDirectory(directory);
    }
    StringBuilder index = new StringBuilder();
    for (Item item : items(Scope.ALL)) {
      if (store().find(item.hash(), Scope.ALL) instanceof Lookup.Found(Entry entry, _, _)) {
        OwnFiles.write(directory.resolve(item.hash().value()), entry.original().bytes());
        index.append(JSON.writeValueAsString(facts(item))).append('\n');
      }
    }
    OwnFiles.write(
        directory.resolve("index.jsonl"), index.toString().getBytes(StandardCharsets.UTF_8));
    return 0;
  }

  @Command(
      description = "Reads every original and checks that it is what was stored.",
      mixinStandardHelpOptions = true)
  int verify() throws IOException {
    if (!store().exists()) {
      out.println("there is no store");
      return 0;
    }
    Verdict verdict = store().verify();
    out.printf(
        Locale.ROOT,
        "%d whole, %d damaged, %d under another key, structure %s%n",
        verdict.whole(),
        verdict.damaged(),
        verdict.foreign(),
        verdict.structure());
    return verdict.damaged() == 0 && verdict.structure().equals("ok") ? 0 : 1;
  }

  /// Looks on other machines, too, where there are such; what became of an original the disk knows
  /// best.
  private Lookup found(Hash hash, Scope scope) throws IOException {
    Lookup onDisk = store().exists() ? store().find(hash, scope) : new Lookup.Unknown();
    if (onDisk instanceof Lookup.Found || onDisk instanceof Lookup.Elsewhere) {
      return onDisk;
    }
    try (TieredStore others = others()) {
      Lookup elsewhere = others.find(hash, scope);
      return onDisk instanceof Lookup.Gone && !(elsewhere instanceof Lookup.Found)
          ? onDisk
          : elsewhere;
    }
  }

  private static String shared() {
    return Stores.ofUser()
        .shared()
        .map(settings ->
            switch (settings) {
              case SharedSettings.Usable usable -> usable.where();
              case SharedSettings.Refused(String why) -> "refused: " + why;
            })
        .orElse("off");
  }

  private static TieredStore others() {
    return Stores.ofUser().withDisk(Optional.empty()).make();
  }

  /// A person sees all projects' originals, or those of one.
  private static Scope scope(@Nullable Path project) {
    return project == null ? Scope.ALL : Scope.of(Project.of(project));
  }

  private List<Item> items(Scope scope) throws IOException {
    List<Item> items = new ArrayList<>();
    if (store().exists()) {
      store().list(scope, items::add);
    }
    return items;
  }

  private static Map<String, Object> facts(Item item) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("hash", item.hash().value());
    facts.put("kind", item.about().kind().id());
    facts.put("source", item.about().source());
    facts.put("bytes", item.about().sizeBytes());
    facts.put("lines", item.about().lines());
    facts.put("tokens", item.about().tokens());
    if (item.about().secrets() > 0) {
      facts.put("secrets", item.about().secrets());
    }
    facts.put("stored_at", item.storedAt().toString());
    facts.put("used_at", item.usedAt().toString());
    return facts;
  }

  private Hash hash(String given) {
    return Hash.parse(given)
        .orElseThrow(
            () -> new ParameterException(spec.commandLine(), "'" + given + "' is no hash"));
  }
}
