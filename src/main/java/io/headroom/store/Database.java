package io.headroom.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// The SQL of the store on disk: sealed originals, and for a while the labels of those that are
/// gone. One connection, for one thread at a time. Times are milliseconds since 1970.
///
/// A write-ahead log lets several processes read while one writes. It is synchronised when it is
/// copied into the database, not at every commit (`synchronous=NORMAL`): what was committed
/// survives the end of the process, however sudden; a power cut may take the last commits with it,
/// but leaves no damage.
final class Database implements AutoCloseable {
  /// How long a writer waits for others.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// The log may take this much between two checkpoints that empty it.
  private static final long LOG_BYTES = 16L << 20;

  /// What an original takes in the table and its indexes beside its bytes: a few pages at most.
  private static final int OVERHEAD_BYTES = 3 * 4096;

  private static final int BATCH = 64;
  private static final int VACUUM_PAGES = 512;
  private static final long TOMBSTONES = 10_000;
  private static final int NAME_BYTES = Vault.NAME_BYTES;

  /// Instead of a project's name: whose originals every project sees.
  private static final byte[] EVERYBODY = {};

  /// So many processes may fill the store at once without looking before it is beyond its bound.
  private static final int WRITERS = 64;

  private final Sql sql;

  /// Bytes that surely fit without another look at the size, which takes as long as a write.
  private long room;

  private Database(Sql sql) {
    this.sql = sql;
  }

  /// What is kept of an original.
  ///
  /// @param id its number
  /// @param name its sealed name
  /// @param used when it was last used
  /// @param expires when it is to go
  /// @param label what it is, sealed
  /// @param body its bytes, compressed and sealed; null where they are not wanted
  record Row(long id, byte[] name, long used, long expires, byte[] label, byte @Nullable [] body) {}

  /// What is to be kept of an original.
  ///
  /// @param name its sealed name
  /// @param owners sealed names of the projects it belongs to; none: everybody
  /// @param used when it was last used
  /// @param expires when it is to go
  /// @param label what it is, sealed
  /// @param body its bytes, compressed and sealed
  record Sealed(
      byte[] name, List<byte[]> owners, long used, long expires, byte[] label, byte[] body) {}

  /// What is kept of one that is gone.
  ///
  /// @param name its sealed name
  /// @param cause why it went
  /// @param label what it was, sealed
  record Tombstone(byte[] name, OriginalStore.Cause cause, byte[] label) {}

  /// Makes the tables in an empty file.
  static void create(Path file) throws SQLException {
    try (Sql sql = connect(file)) {
      Schema.create(sql);
    }
  }

  /// Opens a file that ought to be a database; nothing is changed in it.
  static Database open(Path file) throws SQLException {
    return new Database(connect(file));
  }

  /// Whether [#create] made it.
  boolean isOurs() throws SQLException {
    return sql.number("PRAGMA application_id") == Schema.APPLICATION;
  }

  long version() throws SQLException {
    return sql.number("PRAGMA user_version");
  }

  /// Brings the tables of an older version up to date.
  void upgrade() throws SQLException {
    Schema.upgrade(sql);
  }

  /// Fails unless the tables are there.
  void probe() throws SQLException {
    sql.number("SELECT count(*) FROM link WHERE used < 0");
    sql.number("SELECT count(*) FROM original WHERE id < 0");
    sql.number("SELECT count(*) FROM gone WHERE id < 0");
  }

  private static Sql connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setJournalSizeLimit((int) LOG_BYTES);
    // As a URI, since a plain name ends at its first question mark.
    return new Sql(config.createConnection("jdbc:sqlite:" + file.toUri()));
  }

  /// Renews an original's time to live, whose ever it is.
  ///
  /// @return false if it is not there
  boolean touch(byte[] name, long now, long expires) throws SQLException {
    return sql.change(
            "UPDATE original SET used = ?, expires = max(expires, ?) WHERE name = ? AND expires > ?",
            now,
            expires,
            name,
            now)
        > 0;
  }

  /// Says that projects use an original they have stored.
  void touchLinks(byte[] name, List<byte[]> owners, long now) throws SQLException {
    for (byte[] owner : owners) {
      sql.change("UPDATE link SET used = ? WHERE name = ? AND project = ?", now, name, owner);
    }
  }

  /// Makes an original that is here or gone belong to projects, too; to everybody where none is
  /// named.
  void link(byte[] name, List<byte[]> owners, long now) throws SQLException {
    for (byte[] owner : owners.isEmpty() ? List.of(EVERYBODY) : owners) {
      sql.change(
          "INSERT INTO link (name, project, used) VALUES (?, ?, ?)"
              + " ON CONFLICT (name, project) DO UPDATE SET used = excluded.used",
          name,
          owner,
          now);
    }
  }

  /// Whose an original is.
  ///
  /// @return sealed names of projects; none: everybody's
  List<byte[]> owners(byte[] name) throws SQLException {
    List<byte[]> owners =
        sql.rows(row -> Sql.blob(row, 1), "SELECT project FROM link WHERE name = ?", name);
    return owners.stream().anyMatch(owner -> owner.length == 0) ? List.of() : owners;
  }

  /// Takes all steps or none.
  void transaction(Sql.Steps steps) throws SQLException {
    sql.transaction(steps);
  }

  /// Keeps an original; those used longest ago make room for it.
  ///
  /// @param tombstonesUntil when to forget those that go
  void keep(Sealed sealed, long maxBytes, long tombstonesUntil) throws SQLException {
    long needed = (long) sealed.body.length + sealed.label.length + OVERHEAD_BYTES;
    sql.transaction(() -> {
      makeRoom(needed, maxBytes, tombstonesUntil);
      sql.change(
          "INSERT INTO original (name, used, expires, label, body) VALUES (?, ?, ?, ?, ?)"
              + " ON CONFLICT (name) DO UPDATE SET used = excluded.used, expires = max(expires,"
              + " excluded.expires), label = excluded.label, body = excluded.body",
          sealed.name,
          sealed.used,
          sealed.expires,
          sealed.label,
          sealed.body);
      sql.change("DELETE FROM gone WHERE name = ?", sealed.name);
      link(sealed.name, sealed.owners, sealed.used);
    });
  }

  /// An original by its name or what it begins with.
  @Nullable Row find(byte[] name) throws SQLException {
    List<Row> rows =
        sql.rows(
            Database::row,
            "SELECT id, name, used, expires, label, body FROM original WHERE name BETWEEN ? AND ?",
            name,
            last(name));
    return rows.isEmpty() ? null : rows.getFirst();
  }

  /// One that is gone, by its name or what it begins with.
  @Nullable Tombstone gone(byte[] name) throws SQLException {
    List<Tombstone> found =
        sql.rows(
            row ->
                new Tombstone(
                    Sql.blob(row, 1),
                    OriginalStore.Cause.valueOf(Sql.text(row, 2)),
                    Sql.blob(row, 3)),
            "SELECT name, cause, label FROM gone WHERE name BETWEEN ? AND ? ORDER BY id DESC",
            name,
            last(name));
    return found.isEmpty() ? null : found.getFirst();
  }

  /// Originals in the order they were stored.
  ///
  /// @param after number of the one before the first
  /// @return a few, without their bodies; none at the end
  List<Row> after(long after) throws SQLException {
    return sql.rows(
        Database::row,
        "SELECT id, name, used, expires, label, NULL FROM original WHERE id > ? ORDER BY id LIMIT "
            + BATCH,
        after);
  }

  /// Forgets an original, without a trace.
  void delete(long id) throws SQLException {
    sql.change("DELETE FROM original WHERE id = ?", id);
  }

  /// Forgets one original and what it was, by its name or what it begins with. A whole name is
  /// remembered as purged even if it was not there: a process that cannot reach the disk may have
  /// the original in memory.
  ///
  /// @param until when to forget that it was purged
  /// @return false if it was not there
  boolean purge(byte[] name, long until) throws SQLException {
    List<byte[]> names = new ArrayList<>();
    sql.transaction(() -> {
      names.addAll(
          sql.rows(
              row -> Sql.blob(row, 1),
              "SELECT name FROM original WHERE name BETWEEN ?1 AND ?2 UNION SELECT name FROM gone"
                  + " WHERE name BETWEEN ?1 AND ?2 AND cause <> 'PURGED'",
              name,
              last(name)));
      for (byte[] whole : names.isEmpty() && name.length == NAME_BYTES ? List.of(name) : names) {
        sql.change(
            "INSERT OR REPLACE INTO gone (name, cause, until, label) VALUES (?, 'PURGED', ?, x'')",
            whole,
            until);
        sql.change("DELETE FROM original WHERE name = ?", whole);
        sql.change("DELETE FROM link WHERE name = ?", whole);
      }
    });
    return !names.isEmpty();
  }

  /// Purges some originals, and when there are none left those that are gone.
  ///
  /// @param until when to forget that they were purged
  /// @return whether there may be more
  boolean purge(long until) throws SQLException {
    int[] some = new int[1];
    sql.transaction(() -> {
      String batch = "(SELECT id FROM original ORDER BY id LIMIT " + BATCH + ")";
      sql.change(
          "INSERT OR REPLACE INTO gone (name, cause, until, label) SELECT name, 'PURGED', ?, x''"
              + " FROM original WHERE id IN "
              + batch,
          until);
      some[0] = sql.change("DELETE FROM original WHERE id IN " + batch);
      if (some[0] == 0) {
        sql.change("UPDATE gone SET cause = 'PURGED', label = x'' WHERE cause <> 'PURGED'");
        sql.change("DELETE FROM link");
        forget(TOMBSTONES);
      }
    });
    return some[0] > 0;
  }

  /// Buries some of the originals whose time is over, and forgets some of those long gone.
  ///
  /// @return whether there may be more
  boolean expire(long now, long tombstonesUntil) throws SQLException {
    int[] changes = new int[2];
    sql.transaction(() -> {
      List<Long> over =
          sql.rows(
              row -> row.getLong(1),
              "SELECT id FROM original WHERE expires <= ? LIMIT " + BATCH,
              now);
      for (long id : over) {
        bury(id, OriginalStore.Cause.EXPIRED, tombstonesUntil);
      }
      changes[0] = over.size();
      changes[1] =
          sql.change(
              "DELETE FROM gone WHERE id IN (SELECT id FROM gone WHERE until <= ? LIMIT ?)",
              now,
              BATCH);
    });
    return changes[0] == BATCH || changes[1] == BATCH;
  }

  /// Gives some unused pages back to the file system, but for a few that will be used soon.
  ///
  /// @param spare pages to leave
  /// @return whether there may be more
  boolean shrink(long spare) throws SQLException {
    long unused = sql.number("PRAGMA freelist_count");
    if (unused <= spare) {
      return false;
    }
    sql.exhaust("PRAGMA incremental_vacuum(" + Math.min(unused - spare, VACUUM_PAGES) + ")");
    return sql.number("PRAGMA freelist_count") < unused;
  }

  /// Copies the log into the database, and empties it.
  ///
  /// @return false if others read or write, and that is why it is as long as before
  boolean checkpoint() throws SQLException {
    return sql.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
  }

  /// What the database takes, unused pages aside.
  long bytes() throws SQLException {
    return (sql.number("PRAGMA page_count") - sql.number("PRAGMA freelist_count"))
        * sql.number("PRAGMA page_size");
  }

  long entries() throws SQLException {
    return sql.number("SELECT count(*) FROM original");
  }

  long tombstones() throws SQLException {
    return sql.number("SELECT count(*) FROM gone WHERE cause <> 'PURGED'");
  }

  /// What SQLite finds wrong with its own structure.
  ///
  /// @return `ok`, or the first fault
  String check() throws SQLException {
    return sql.rows(row -> Sql.text(row, 1), "PRAGMA integrity_check(1)").getFirst();
  }

  @Override
  public void close() {
    sql.close();
  }

  private void makeRoom(long needed, long maxBytes, long tombstonesUntil) throws SQLException {
    room -= needed;
    if (room >= 0) {
      return;
    }
    long over = bytes() + needed - maxBytes;
    while (over > 0) {
      long freed = 0;
      for (Used oldest : oldest()) {
        if (freed < over) {
          bury(oldest.id, OriginalStore.Cause.EVICTED, tombstonesUntil);
          freed += oldest.bytes;
        }
      }
      int forgotten = forget(freed > 0 ? Math.min(TOMBSTONES, maxBytes >> 12) : 0);
      if (freed == 0 && forgotten == 0) {
        return;
      }
      over = bytes() + needed - maxBytes;
    }
    room = -over / WRITERS;
  }

  private record Used(long id, long bytes) {}

  private List<Used> oldest() throws SQLException {
    return sql.rows(
        row -> new Used(row.getLong(1), row.getLong(2)),
        "SELECT id, length(body) FROM original ORDER BY used, id LIMIT " + BATCH);
  }

  private void bury(long id, OriginalStore.Cause cause, long until) throws SQLException {
    sql.change(
        "INSERT OR REPLACE INTO gone (name, cause, until, label) SELECT name, ?, ?,"
            + " label FROM original WHERE id = ?",
        cause.name(),
        until,
        id);
    delete(id);
  }

  /// Forgets the oldest of those that are gone.
  private int forget(long most) throws SQLException {
    return sql.change(
        "DELETE FROM gone WHERE id IN (SELECT id FROM gone ORDER BY id LIMIT max(0, (SELECT count(*)"
            + " FROM gone) - ?))",
        most);
  }

  /// The last of the names that begin like this one.
  private static byte[] last(byte[] name) {
    byte[] last = Arrays.copyOf(name, NAME_BYTES);
    Arrays.fill(last, name.length, last.length, (byte) 0xFF);
    return last;
  }

  private static Row row(ResultSet found) throws SQLException {
    return new Row(
        found.getLong(1),
        Sql.blob(found, 2),
        found.getLong(3),
        found.getLong(4),
        Sql.blob(found, 5),
        found.getBytes(6));
  }
}
