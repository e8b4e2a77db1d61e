package org.aimsledger.benchmarks.peer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/// A table with a key and bytes, and the two usual ways to fill it quickly. No hashes, no tree, no
/// order, no look for duplicates, no index but the key.
public final class PlainTable {
  public static final String COPY = "COPY, one transaction";
  public static final String INSERT = "multi-row insert, 500 a transaction";

  private static final int ROWS_PER_INSERT = 500;

  private final PeerDatabase database;

  public PlainTable(PeerDatabase database) throws IOException {
    this.database = database;
    database.execute(
        "create table if not exists plain (idx bigserial primary key, leaf bytea not null)");
  }

  /// Rows a second.
  public double copy(List<byte[]> rows) throws IOException {
    try (var connection = database.connect()) {
      var begin = System.nanoTime();
      try (var copy = BinaryCopy.into(connection, "plain (leaf)", 1)) {
        for (var row : rows) {
          copy.row().bytes(row);
        }
        var _ = copy.finish();
      }
      return rows.size() * 1e9 / (System.nanoTime() - begin);
    } catch (SQLException e) {
      throw new IOException("COPY failed", e);
    }
  }

  /// Rows a second.
  public double insert(List<byte[]> rows) throws IOException {
    try (var connection = database.connect()) {
      var begin = System.nanoTime();
      for (var from = 0; from < rows.size(); from += ROWS_PER_INSERT) {
        insertOnce(connection, rows.subList(from, Math.min(rows.size(), from + ROWS_PER_INSERT)));
      }
      return rows.size() * 1e9 / (System.nanoTime() - begin);
    } catch (SQLException e) {
      throw new IOException("insert failed", e);
    }
  }

  private static void insertOnce(Connection connection, List<byte[]> rows) throws SQLException {
    var places = String.join(",", Collections.nCopies(rows.size(), "(?)"));
    // The driver prepares the statement on the server after five uses and finds it by its text
    // again.
    try (var statement = connection.prepareStatement("insert into plain (leaf) values " + places)) {
      for (var i = 0; i < rows.size(); i++) {
        statement.setBytes(i + 1, rows.get(i));
      }
      var _ = statement.executeUpdate();
    }
  }
}
