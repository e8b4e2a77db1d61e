package org.aimsledger.testkit.backing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks into the database of the service under test, past the service.
public final class DatabaseAccess {
  private final DatabaseAddress database;

  private DatabaseAccess(DatabaseAddress database) {
    this.database = database;
  }

  /// The database that the service under test uses.
  public static DatabaseAccess ofService() {
    return new DatabaseAccess(BackingServices.database());
  }

  /// Another database of the same server.
  public static DatabaseAccess of(DatabaseAddress database) {
    return new DatabaseAccess(database);
  }

  /// Rows as the owner sees them: column name → value, in column order.
  public List<Map<String, @Nullable Object>> rows(String sql, Object... parameters) {
    try (var connection = database.connectAsOwner();
        var statement = prepared(connection, sql, parameters);
        var result = statement.executeQuery()) {
      return read(result);
    } catch (SQLException refused) {
      throw new IllegalStateException("query failed: " + sql, refused);
    }
  }

  /// The one number that a query answers with.
  public long number(String sql, Object... parameters) {
    var rows = rows(sql, parameters);
    if (rows.size() != 1 || !(rows.getFirst().values().iterator().next() instanceof Number value)) {
      throw new IllegalStateException("not one number: " + sql + " gave " + rows);
    }
    return value.longValue();
  }

  /// Changes rows as the owner does.
  ///
  /// @return rows changed
  /// @throws SQLException when the database refuses, which tests of rights want to see
  public int updateAsOwner(String sql, Object... parameters) throws SQLException {
    try (var connection = database.connectAsOwner()) {
      return update(connection, sql, parameters);
    }
  }

  /// Changes rows with the rights of the running service.
  ///
  /// @return rows changed
  /// @throws SQLException when the database refuses, which tests of rights want to see
  public int updateAsUser(String sql, Object... parameters) throws SQLException {
    try (var connection = database.connectAsUser()) {
      return update(connection, sql, parameters);
    }
  }

  private static int update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (var statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (var i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static List<Map<String, @Nullable Object>> read(ResultSet result) throws SQLException {
    var columns = result.getMetaData();
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    while (result.next()) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      for (var i = 1; i <= columns.getColumnCount(); i++) {
        row.put(columns.getColumnLabel(i), result.getObject(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
