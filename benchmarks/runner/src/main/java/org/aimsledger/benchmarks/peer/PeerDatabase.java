package org.aimsledger.benchmarks.peer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A database of the peers beside those of the services, in the same server: same disk, same
/// settings, same write-ahead log.
public record PeerDatabase(int port, String name, String user, String password) {
  private static final String NAME = "peers";

  /// Makes the database where it is missing.
  public static PeerDatabase create(int port, String user, String password) throws IOException {
    var server = new PeerDatabase(port, "postgres", user, password);
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      try (var found =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
        if (!found.next()) {
          var _ = statement.execute("create database " + NAME);
        }
      }
    } catch (SQLException e) {
      throw new IOException("cannot make the database of the peers", e);
    }
    return new PeerDatabase(port, NAME, user, password);
  }

  /// The same server and login, another database: for looks behind the back of a service.
  public PeerDatabase sibling(String database) {
    return new PeerDatabase(port, database, user, password);
  }

  public Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("ApplicationName", "aims-bench");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name, properties);
  }

  public void execute(String sql) throws IOException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    } catch (SQLException e) {
      throw new IOException("refused: " + sql, e);
    }
  }

  /// The one number that a query answers with.
  public long number(String sql) throws IOException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IOException("refused: " + sql, e);
    }
  }

  /// The one text that a query answers with.
  public String text(String sql) throws IOException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new IOException("no row: " + sql);
      }
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IOException("refused: " + sql, e);
    }
  }

  @Override
  public String toString() {
    return "PeerDatabase[" + port + "/" + name + "]";
  }
}
