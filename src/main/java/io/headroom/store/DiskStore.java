package io.headroom.store;

import io.headroom.store.Database.Row;
import io.headroom.store.Database.Sealed;
import io.headroom.store.Database.Tombstone;
import io.headroom.store.OriginalStore.Kept;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.store.Tier.Presence;
import io.headroom.store.Vault.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Originals on disk, sealed, for all processes of a user: what one of them keeps, the others find,
/// also after it has ended. Opened at the first use. Safe for use by many threads and processes at
/// once.
public final class DiskStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DiskStore.class);

  /// How long an original that is gone can still be told from one that never was.
  private static final Duration REMEMBERED = Duration.ofDays(7);

  /// Unused pages that are not given back: the next originals will want them. 4 MB.
  private static final int SPARE_PAGES = 1024;

  /// A log beyond this is emptied as soon as there is time; SQLite does so itself, but not while
  /// somebody reads.
  private static final long MOST_LOG_BYTES = 8L << 20;

  /// A database without originals takes about half of this.
  private static final int EMPTY_BYTES = 128 << 10;

  private final DiskSettings settings;
  private final InstantSource clock;
  private final DatabaseAccess access;

  /// A store in a directory; nothing is opened or made yet.
  ///
  /// @param settings where and how much
  /// @param clock tells when originals are used
  public DiskStore(DiskSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.access = new DatabaseAccess(settings, clock);
  }

  /// An original on disk.
  ///
  /// @param hash its name
  /// @param about what it is
  /// @param storedAt when it was stored
  /// @param usedAt when it was used last
  public record Item(Hash hash, Entry.About about, Instant storedAt, Instant usedAt) {}

  /// What a check of every original found.
  ///
  /// @param whole how many are what they were when they were stored
  /// @param damaged how many are not
  /// @param foreign how many were sealed under another key
  /// @param structure `ok`, or what is wrong with the database itself
  public record Verdict(int whole, int damaged, int foreign, String structure) {}

  /// How the store is set up.
  ///
  /// @return its settings
  public DiskSettings settings() {
    return settings;
  }

  /// Whether there is a store already.
  ///
  /// @return false if using it would make one
  public boolean exists() {
    return access.file().exists();
  }

  /// Files that were in the way of the store, or were damaged, and were renamed.
  ///
  /// @return their paths
  /// @throws IOException if their directory cannot be read
  public List<Path> setAside() throws IOException {
    return access.file().asides();
  }

  /// Keeps an original, whether it is there already or not.
  ///
  /// @throws IOException if it is not on disk now
  Kept keep(Packed packed, Scope scope) throws IOException {
    int bytes = packed.weight();
    if (bytes > settings.maxBytes() - EMPTY_BYTES) {
      return new Kept.TooLarge(bytes, settings.maxBytes() - EMPTY_BYTES);
    }
    return access.use((database, vault) -> {
      byte[] name = vault.name(packed.hash());
      Instant now = clock.instant();
      Sealed sealed =
          new Sealed(
              name,
              vault.names(scope.owners()),
              now.toEpochMilli(),
              expiry(now),
              vault.seal(packed.label().bytes(), name, Part.LABEL),
              vault.seal(packed.deflated(), name, Part.BODY));
      database.keep(sealed, settings.maxBytes(), forgotten(now));
      return new Kept.Stored();
    });
  }

  /// Renews an original's time to live if the scope sees it.
  ///
  /// @param hash 24 digits
  /// @throws IOException if nobody can tell
  Presence touch(Hash hash, Scope scope) throws IOException {
    return access.use((database, vault) -> {
      byte[] name = vault.name(hash);
      if (!sees(database, vault, scope, name)) {
        Row row = database.find(name);
        return row != null && row.expires() > clock.millis() ? Presence.ELSEWHERE : Presence.ABSENT;
      }
      if (renew(database, vault, scope, name)) {
        return Presence.HERE;
      }
      Tombstone gone = database.gone(name);
      return gone != null && gone.cause() == OriginalStore.Cause.PURGED
          ? Presence.PURGED
          : Presence.ABSENT;
    });
  }

  /// Renews an original's time to live and makes it the scope's own.
  ///
  /// @param hash 24 digits
  /// @return false if it is not there
  /// @throws IOException if nobody can tell
  boolean claim(Hash hash, Scope scope) throws IOException {
    return access.use((database, vault) -> {
      byte[] name = vault.name(hash);
      Instant now = clock.instant();
      boolean[] there = new boolean[1];
      database.transaction(() -> {
        there[0] = database.touch(name, now.toEpochMilli(), expiry(now));
        if (there[0]) {
          database.link(name, vault.names(scope.owners()), now.toEpochMilli());
        }
      });
      return there[0];
    });
  }

  /// Both or neither of two times are renewed: the original's and the one of the project's use.
  private boolean renew(Database database, Vault vault, Scope scope, byte[] name)
      throws SQLException {
    Instant now = clock.instant();
    boolean[] there = new boolean[1];
    database.transaction(() -> {
      there[0] = database.touch(name, now.toEpochMilli(), expiry(now));
      if (there[0]) {
        database.touchLinks(name, vault.names(scope.owners()), now.toEpochMilli());
      }
    });
    return there[0];
  }

  private static boolean sees(Database database, Vault vault, Scope scope, byte[] name)
      throws SQLException {
    if (scope.seen().isEmpty()) {
      return true;
    }
    List<byte[]> owners = database.owners(name);
    return owners.isEmpty()
        || vault.names(scope.seen().get()).stream()
            .anyMatch(seen -> owners.stream().anyMatch(owner -> Arrays.equals(owner, seen)));
  }

  /// Looks an original up and renews its time to live.
  ///
  /// @param hash 24 digits, or the first 12
  /// @return the original, still packed, or empty if it is not there or not seen
  /// @throws IOException if nobody can tell
  Optional<Packed> take(Hash hash, Scope scope) throws IOException {
    return access.use((database, vault) -> {
      Row row = database.find(vault.name(hash));
      if (row == null
          || row.body() == null
          || row.expires() <= clock.millis()
          || !sees(database, vault, scope, row.name())) {
        return Optional.empty();
      }
      Optional<Packed> packed = open(vault, row, row.body());
      try {
        if (packed.isPresent()) {
          var _ = renew(database, vault, scope, row.name());
        } else {
          log.warn("an original on disk is damaged: {}", hash);
          database.delete(row.id()); // out of the way, so that it can be stored again
        }
      } catch (SQLException e) {
        log.debug("{} was read and could not be renewed", hash, e); // a full disk can be read
      }
      return packed;
    });
  }

  /// Looks an original up and renews its time to live.
  ///
  /// @param hash 24 digits, or the first 12
  /// @param scope who looks
  /// @return the original, or what became of it
  /// @throws IOException if nobody can tell
  public Lookup find(Hash hash, Scope scope) throws IOException {
    Optional<Packed> packed = take(hash, scope);
    return packed.isPresent()
        ? new Lookup.Found(packed.get().unpack(), Provenance.DISK, true)
        : missing(hash, scope);
  }

  /// What became of an original that is not there, or not seen. One that is gone for others is told
  /// like one that never was.
  Lookup missing(Hash hash, Scope scope) throws IOException {
    return access.use((database, vault) -> {
      byte[] name = vault.name(hash);
      Row row = database.find(name);
      Tombstone gone =
          row == null
              ? database.gone(name)
              : new Tombstone(row.name(), OriginalStore.Cause.EXPIRED, row.label());
      if (gone == null || gone.cause() == OriginalStore.Cause.PURGED) {
        return new Lookup.Unknown();
      }
      if (!sees(database, vault, scope, gone.name())) {
        return row != null && row.expires() > clock.millis()
            ? new Lookup.Elsewhere()
            : new Lookup.Unknown();
      }
      Optional<Label> label = label(vault, gone.name(), gone.label());
      return label.isPresent()
          ? new Lookup.Gone(
              label.get().hash(), label.get().about(), gone.cause(), label.get().storedAt())
          : new Lookup.Unknown();
    });
  }

  /// What the store holds.
  ///
  /// @return figures of this moment
  /// @throws IOException if it cannot be opened
  public OriginalStore.Disk.Holding holding() throws IOException {
    return access.use((database, _) ->
        new OriginalStore.Disk.Holding(
            database.entries(),
            database.tombstones(),
            database.bytes(),
            settings.maxBytes(),
            settings.ttl().toSeconds(),
            Optional.empty()));
  }

  /// Shows every original that is not expired, in the order they were stored; those under another
  /// key are left out.
  ///
  /// @param scope who looks
  /// @param each is shown one after the other
  /// @throws IOException if the store cannot be read
  public void list(Scope scope, Consumer<Item> each) throws IOException {
    long now = clock.millis();
    for (Row row : rows()) {
      Optional<Label> label =
          access.use((database, vault) ->
              sees(database, vault, scope, row.name())
                  ? label(vault, row.name(), row.label())
                  : Optional.empty());
      if (label.isPresent() && row.expires() > now) {
        each.accept(
            new Item(
                label.get().hash(),
                label.get().about(),
                label.get().storedAt(),
                Instant.ofEpochMilli(row.used())));
      }
    }
  }

  /// Reads every original and checks that it is what it was.
  ///
  /// @return how many are, and how many are not
  /// @throws IOException if the store cannot be read
  public Verdict verify() throws IOException {
    int whole = 0;
    int damaged = 0;
    int foreign = 0;
    for (Row row : rows()) {
      Optional<Label> label = access.use((_, vault) -> label(vault, row.name(), row.label()));
      if (label.isEmpty()) {
        foreign++;
      } else if (access.use(
          (database, vault) -> isWhole(database, vault, row, label.get().hash()))) {
        whole++;
      } else {
        damaged++;
      }
    }
    return new Verdict(whole, damaged, foreign, access.use((database, _) -> database.check()));
  }

  private static boolean isWhole(Database database, Vault vault, Row listed, Hash hash)
      throws SQLException {
    Row row = database.find(listed.name());
    if (row == null || row.body() == null) {
      return true; // gone meanwhile
    }
    try {
      Optional<Packed> packed = open(vault, row, row.body());
      return packed.isPresent() && Hash.of(packed.get().unpack().original().bytes()).equals(hash);
    } catch (IOException e) {
      return false;
    }
  }

  /// Forgets an original and what it was. For a week its sealed name is remembered, so that a
  /// process that has it in memory forgets it, too, instead of storing it again.
  ///
  /// @param hash 24 digits, or the first 12
  /// @return false if it was not there
  /// @throws IOException if the store cannot be changed
  public boolean purge(Hash hash) throws IOException {
    return access.use(
        (database, vault) -> database.purge(vault.name(hash), forgotten(clock.instant())));
  }

  /// Forgets all originals, and what became of others, as [#purge(Hash)] does.
  ///
  /// @throws IOException if the store cannot be changed
  public void purge() throws IOException {
    while (access.use((database, _) -> database.purge(forgotten(clock.instant())))) {}
    compact(0, 0);
  }

  /// Buries what is expired and gives the room back that nobody uses. In small steps, so that no
  /// other process waits for long.
  ///
  /// @throws IOException if the store cannot be changed
  public void tidy() throws IOException {
    while (access.use(
        (database, _) -> {
          Instant now = clock.instant();
          return database.expire(now.toEpochMilli(), forgotten(now));
        })) {}
    compact(SPARE_PAGES, MOST_LOG_BYTES);
  }

  private void compact(int spare, long mostLogBytes) throws IOException {
    while (access.use((database, _) -> database.shrink(spare))) {}
    if (access.file().logBytes() > mostLogBytes) {
      boolean _ = access.use((database, _) -> database.checkpoint());
    }
  }

  @Override
  public void close() {
    access.close();
  }

  private List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    List<Row> more = after(0);
    while (!more.isEmpty()) {
      rows.addAll(more);
      more = after(more.getLast().id());
    }
    return rows;
  }

  private List<Row> after(long id) throws IOException {
    return access.use((database, _) -> database.after(id));
  }

  private static Optional<Packed> open(Vault vault, Row row, byte[] sealed) throws IOException {
    Optional<Label> label = label(vault, row.name(), row.label());
    Optional<byte[]> body = vault.open(sealed, row.name(), Part.BODY);
    return label.isPresent() && body.isPresent()
        ? Optional.of(new Packed(label.get(), body.get()))
        : Optional.empty();
  }

  private static Optional<Label> label(Vault vault, byte[] name, byte[] sealed) throws IOException {
    Optional<byte[]> bytes = vault.open(sealed, name, Part.LABEL);
    return bytes.isPresent() ? Optional.of(Label.read(bytes.get())) : Optional.empty();
  }

  private long expiry(Instant now) {
    return now.plus(settings.ttl()).toEpochMilli();
  }

  private static long forgotten(Instant now) {
    return now.plus(REMEMBERED).toEpochMilli();
  }
}
