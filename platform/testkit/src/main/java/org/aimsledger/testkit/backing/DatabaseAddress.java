package org.aimsledger.testkit.backing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One database of the running PostgreSQL server.
///
/// @param superuser name and password of the role that made the server, the same word for both
public record DatabaseAddress(String host, int port, String name, String superuser) {
  /// Role that owns the tables; Flyway migrates as this one.
  public static final String OWNER = "app_owner";

  /// Role of the running service.
  public static final String USER = "app_user";

  /// Role that reads the keys of data subjects, and nothing else.
  public static final String VAULT = "app_vault";

  /// The same server, another database.
  public DatabaseAddress named(String other) {
    return new DatabaseAddress(host, port, other, superuser);
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name;
  }

  /// For the reactive client.
  public String reactiveUrl() {
    return "postgresql://" + host + ":" + port + "/" + name;
  }

  /// A connection of {@link #OWNER}.
  public Connection connectAsOwner() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), OWNER, OWNER);
  }

  /// A connection of {@link #USER}.
  public Connection connectAsUser() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), USER, USER);
  }

  /// A connection of {@link #VAULT}.
  public Connection connectAsVault() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), VAULT, VAULT);
  }

  /// A connection that may see everything, for searching.
  public Connection connectAsSuperuser() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), superuser, superuser);
  }

  String written() {
    return host + " " + port + " " + name + " " + superuser;
  }

  static DatabaseAddress read(String written) {
    var parts = written.split(" ", -1);
    return new DatabaseAddress(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3]);
  }
}
