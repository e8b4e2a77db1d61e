package org.aimsledger.testkit.backing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Starts PostgreSQL and makes the three roles that production has.
final class DatabaseServer {
  private static final String SUPERUSER = "postgres";

  private DatabaseServer() {}

  static DatabaseAddress embedded() {
    try {
      // The builder switches fsync off, which is right for data that nobody keeps.
      var server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      return withRoles(new DatabaseAddress("127.0.0.1", server.getPort(), SUPERUSER, SUPERUSER));
    } catch (IOException broken) {
      throw new UncheckedIOException("embedded PostgreSQL did not start", broken);
    }
  }

  // The container must outlive this method: Testcontainers removes it when the JVM has ended.
  @SuppressWarnings("resource")
  static DatabaseAddress container() {
    var server =
        new PostgreSQLContainer(ContainerImage.POSTGRES.parsed())
            .withUsername(SUPERUSER)
            .withPassword(SUPERUSER)
            .withDatabaseName(SUPERUSER)
            .withTmpFs(Map.of("/var/lib/postgresql/data", "rw"))
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    server.start();
    return withRoles(
        new DatabaseAddress(
            server.getHost(),
            server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            SUPERUSER,
            SUPERUSER));
  }

  /// Makes a database that belongs to the owner role and lets only the three roles in.
  ///
  /// @param template database that it begins as a copy of
  static DatabaseAddress create(DatabaseAddress server, String name, String template) {
    run(
        server,
        "create database " + name + " owner " + DatabaseAddress.OWNER + " template " + template,
        "revoke all on database " + name + " from public",
        "grant connect on database "
            + name
            + " to "
            + DatabaseAddress.USER
            + ", "
            + DatabaseAddress.VAULT);
    return server.named(name);
  }

  private static DatabaseAddress withRoles(DatabaseAddress server) {
    run(
        server,
        "create role " + DatabaseAddress.OWNER + " login password '" + DatabaseAddress.OWNER + "'",
        "create role " + DatabaseAddress.USER + " login password '" + DatabaseAddress.USER + "'",
        "create role " + DatabaseAddress.VAULT + " login password '" + DatabaseAddress.VAULT + "'");
    return server;
  }

  private static void run(DatabaseAddress server, String... statements) {
    try (var connection = server.connectAsSuperuser();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.executeUpdate(sql);
      }
    } catch (SQLException refused) {
      throw new IllegalStateException("could not prepare " + server.jdbcUrl(), refused);
    }
  }
}
