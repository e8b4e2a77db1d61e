package org.aimsledger.launcher.backing;

import java.sql.Connection;
import java.sql.SQLException;

/// The roles and the database of one service. Every statement may be repeated: a crash half-way is
/// healed by the next start, and a password that was lost from `.aims/secrets` is replaced.
final class PostgresRoles {
  private PostgresRoles() {}

  static void ensure(Connection connection, ServiceDatabase database) throws SQLException {
    for (var role : database.roles()) {
      login(connection, role);
    }
    if (!exists(connection, "select 1 from pg_database where datname = ?", database.service())) {
      // Copying the template by file is several times quicker than through the write-ahead log, and
      // nobody uses it yet.
      execute(
          connection,
          "create database "
              + identifier(database.service())
              + " owner "
              + identifier(database.owner().name())
              + " strategy file_copy");
    }
  }

  private static void login(Connection connection, Role role) throws SQLException {
    var verb =
        exists(connection, "select 1 from pg_roles where rolname = ?", role.name())
            ? "alter"
            : "create";
    execute(
        connection,
        verb
            + " role "
            + identifier(role.name())
            + " with login nosuperuser nocreatedb nocreaterole noreplication password "
            + literal(role.password()));
  }

  /// Inside the database of the service.
  static void grant(Connection connection, ServiceDatabase database) throws SQLException {
    var name = identifier(database.service());
    var owner = identifier(database.owner().name());
    var app = identifier(database.app().name());
    execute(connection, "revoke all on database " + name + " from public");
    for (var role : database.roles()) {
      execute(connection, "grant connect on database " + name + " to " + identifier(role.name()));
    }
    execute(connection, "alter schema public owner to " + owner);
    execute(connection, "revoke all on schema public from public");
    execute(connection, "grant usage on schema public to " + app);
  }

  /// Inside the database of the service: what copies need, and nothing else.
  static void grantReading(Connection connection, ServiceDatabase database, Role data, Role keys)
      throws SQLException {
    login(connection, data);
    reading(connection, database, data, "public", "all tables in schema public");
    execute(
        connection, "grant select on all sequences in schema public to " + identifier(data.name()));
    if (database.vault() != null) {
      login(connection, keys);
      reading(connection, database, keys, "vault", "vault.subject_keys");
    }
  }

  private static void reading(
      Connection connection, ServiceDatabase database, Role role, String schema, String what)
      throws SQLException {
    var name = identifier(role.name());
    execute(
        connection, "grant connect on database " + identifier(database.service()) + " to " + name);
    execute(connection, "grant usage on schema " + schema + " to " + name);
    execute(connection, "grant select on " + what + " to " + name);
  }

  /// The database that had the name stays, under another one.
  static void setAside(Connection connection, ServiceDatabase database, String name)
      throws SQLException {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not a name for a database: " + name);
    }
    execute(
        connection,
        "alter database " + identifier(database.service()) + " rename to \"" + name + '"');
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Names come from our own list of services; the check keeps it so.
  private static String identifier(String name) {
    if (!name.matches("[a-z][a-z_]{0,62}")) {
      throw new IllegalArgumentException("not a database identifier: " + name);
    }
    return '"' + name + '"';
  }

  private static String literal(String text) {
    if (!text.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("not a generated password");
    }
    return "'" + text + "'";
  }
}
