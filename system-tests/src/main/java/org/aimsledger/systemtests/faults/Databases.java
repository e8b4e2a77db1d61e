package org.aimsledger.systemtests.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.aimsledger.launcher.AimsInstallation;

/// The databases of the services, read past the services. For one thread: there is one connection
/// to each, kept as long as it works.
final class Databases implements AutoCloseable {
  private static final int VALID_SECONDS = 3;

  private final AimsInstallation aims;
  private final Map<String, Connection> kept = new HashMap<>();

  Databases(AimsInstallation aims) {
    this.aims = aims;
  }

  /// The connection as the owner of the schema, with short patience: the server may be frozen. Not
  /// to be closed by who uses it.
  Connection connection(String service) throws SQLException, IOException {
    var before = kept.get(service);
    if (before != null) {
      if (before.isValid(VALID_SECONDS)) {
        return before;
      }
      // The server was stopped meanwhile, or ended the session.
      kept.remove(service);
      close(before);
    }
    var fresh = connect(service);
    kept.put(service, fresh);
    return fresh;
  }

  private Connection connect(String service) throws SQLException, IOException {
    var database = aims.database(service);
    var properties = new Properties();
    properties.setProperty("user", database.owner().name());
    properties.setProperty("password", database.owner().password());
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("loginTimeout", "4");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("ApplicationName", "chaos");
    return DriverManager.getConnection(database.jdbcUrl(), properties);
  }

  /// Rows of one text and one number.
  Map<String, Long> numbers(String service, String sql) throws SQLException, IOException {
    try (var statement = connection(service).createStatement();
        var rows = statement.executeQuery(sql)) {
      var numbers = new LinkedHashMap<String, Long>();
      while (rows.next()) {
        numbers.put(rows.getString(1), rows.getLong(2));
      }
      return numbers;
    }
  }

  private static void close(Connection connection) {
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
