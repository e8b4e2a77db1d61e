package org.aimsledger.systemtests.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.PooledConnection;
import org.aimsledger.launcher.AimsInstallation;
import org.postgresql.ds.PGConnectionPoolDataSource;

/// The databases of the services, read past the services. For one thread: there is one connection
/// to each, kept as long as it works.
final class Databases implements AutoCloseable {
  private static final int CONNECT_SECONDS = 3;
  private static final int LOGIN_SECONDS = 4;
  private static final int READ_SECONDS = 30;

  private final AimsInstallation aims;
  private final Map<String, PooledConnection> kept = new HashMap<>();

  Databases(AimsInstallation aims) {
    this.aims = aims;
  }

  /// A connection as the owner of the schema, with short patience: the server may be frozen. To be
  /// closed before it is asked for again.
  Connection connect(String service) throws SQLException, IOException {
    var before = kept.get(service);
    if (before != null) {
      try {
        var connection = before.getConnection();
        if (connection.isValid(CONNECT_SECONDS)) {
          return connection;
        }
      } catch (SQLException _) {
        // The server was stopped meanwhile, or ended the session.
      }
      kept.remove(service);
      close(before);
    }
    var fresh = open(service);
    kept.put(service, fresh);
    return fresh.getConnection();
  }

  private PooledConnection open(String service) throws SQLException, IOException {
    var database = aims.database(service);
    var source = new PGConnectionPoolDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.owner().name());
    source.setPassword(database.owner().password());
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(LOGIN_SECONDS);
    source.setSocketTimeout(READ_SECONDS);
    source.setApplicationName("chaos");
    return source.getPooledConnection();
  }

  /// Rows of one text and one number.
  Map<String, Long> numbers(String service, String sql) throws SQLException, IOException {
    try (var connection = connect(service);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var numbers = new LinkedHashMap<String, Long>();
      while (rows.next()) {
        numbers.put(rows.getString(1), rows.getLong(2));
      }
      return numbers;
    }
  }

  private static void close(PooledConnection connection) {
    try {
      connection.close();
    } catch (SQLException _) {
      // It was broken already.
    }
  }

  @Override
  public void close() {
    kept.values().forEach(Databases::close);
    kept.clear();
  }
}
