package org.aimsledger.systemtests.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.aimsledger.launcher.AimsInstallation;

/// The databases of the services, read past the services.
final class Databases {
  private final AimsInstallation aims;

  Databases(AimsInstallation aims) {
    this.aims = aims;
  }

  /// A new connection as the owner of the schema, with short patience: the server may be frozen.
  Connection connect(String service) throws SQLException, IOException {
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
}
