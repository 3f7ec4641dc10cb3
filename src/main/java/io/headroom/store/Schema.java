package io.headroom.store;

import java.sql.SQLException;

/// The tables of the database, and how those of an older version become today's.
///
/// `original` holds what is kept, `gone` what is remembered of what is not, `link` whose either is:
/// each project that stored it, by its sealed name, and when that project used it last. What has no
/// link is everybody's. A link goes with the last row of its name.
final class Schema {
  /// `HROM`, in the header of every database of ours.
  static final int APPLICATION = 0x48524F4D;

  /// Rises with every change of the tables.
  static final int VERSION = 3;

  /// The oldest version that is brought up to date; older ones are set aside, since what they hold
  /// lives for a day.
  static final int OLDEST = 2;

  private Schema() {}

  /// Makes all tables in an empty file.
  static void create(Sql sql) throws SQLException {
    sql.run("PRAGMA auto_vacuum = INCREMENTAL");
    sql.run("PRAGMA application_id = " + APPLICATION);
    sql.run("PRAGMA user_version = " + VERSION);
    sql.run(
        "CREATE TABLE original (id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, used INTEGER NOT"
            + " NULL, expires INTEGER NOT NULL, label BLOB NOT NULL, body BLOB NOT NULL)");
    sql.run("CREATE INDEX original_used ON original (used, expires)");
    sql.run(
        "CREATE TABLE gone (id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, cause TEXT NOT NULL,"
            + " until INTEGER NOT NULL, label BLOB NOT NULL)");
    link(sql);
    sql.run("PRAGMA journal_mode = WAL");
  }

  /// Brings version 2 up to date, whole or not at all. It knew no projects: what it holds stays
  /// everybody's, also after one of them has stored it again.
  static void upgrade(Sql sql) throws SQLException {
    sql.transaction(() -> {
      if (sql.number("PRAGMA user_version") != OLDEST) {
        return; // another process was faster
      }
      link(sql);
      for (String table : new String[] {"original", "gone"}) {
        sql.run(
            "INSERT INTO link SELECT name, x'', 0 FROM "
                + table
                + " WHERE true ON CONFLICT DO NOTHING");
      }
      sql.run("PRAGMA user_version = " + VERSION);
    });
  }

  private static void link(Sql sql) throws SQLException {
    sql.run(
        "CREATE TABLE link (name BLOB NOT NULL, project BLOB NOT NULL, used INTEGER NOT NULL,"
            + " PRIMARY KEY (name, project)) WITHOUT ROWID");
    forget(sql, "original", "gone");
    forget(sql, "gone", "original");
  }

  private static void forget(Sql sql, String table, String other) throws SQLException {
    sql.run(
        "CREATE TRIGGER "
            + table
            + "_unlink AFTER DELETE ON "
            + table
            + " WHEN NOT EXISTS (SELECT 1 FROM "
            + other
            + " WHERE name = OLD.name) BEGIN DELETE FROM link WHERE name = OLD.name; END");
  }
}
