package io.headroom.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/// Statements on a connection to SQLite, for one thread at a time. Each commits on its own outside
/// of [#transaction].
final class Sql implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sql.class);

  private final Connection connection;

  /// By their text, of which there are as many as this program has.
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
  }

  /// Makes something of a row of a result.
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// What is done in a transaction.
  interface Steps {
    void run() throws SQLException;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Runs a statement to its end. JDBC stops at its first row if rows have no columns.
  void exhaust(String sql) throws SQLException {
    int _ = connection.unwrap(SQLiteConnection.class).getDatabase()._exec(sql);
  }

  /// Changes rows.
  ///
  /// @return how many
  int change(String sql, Object... values) throws SQLException {
    return prepare(sql, values).executeUpdate();
  }

  <T> List<T> rows(Reader<T> reader, String sql, Object... values) throws SQLException {
    try (ResultSet found = prepare(sql, values).executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(reader.read(found));
      }
      return rows;
    }
  }

  /// The first column of the first row.
  long number(String sql) throws SQLException {
    return rows(row -> row.getLong(1), sql).getFirst();
  }

  /// Takes all steps or none. Takes the right to write at once: a reader that turns writer may be
  /// told that it came too late.
  void transaction(Steps steps) throws SQLException {
    change("BEGIN IMMEDIATE");
    try {
      steps.run();
      change("COMMIT");
    } catch (SQLException | RuntimeException e) {
      try {
        change("ROLLBACK");
      } catch (SQLException rollback) {
        e.addSuppressed(rollback); // often rolled back already
      }
      throw e;
    }
  }

  /// A column that is never null.
  static byte[] blob(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getBytes(column));
  }

  /// A column that is never null.
  static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("closing the store failed", e);
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
