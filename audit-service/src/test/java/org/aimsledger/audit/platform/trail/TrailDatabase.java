package org.aimsledger.audit.platform.trail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.flywaydb.core.Flyway;

/// A real database with the migrations of this service, new for each test; the pool connects in the
/// role of the application.
final class TrailDatabase implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();
  private static final Vertx VERTX = Vertx.vertx();

  private final String name;
  private final Pool pool;
  private final MeterRegistry registry = new SimpleMeterRegistry();

  private TrailDatabase(String name, Pool pool) {
    this.name = name;
    this.pool = pool;
  }

  static TrailDatabase create() {
    var name = "trail_" + NUMBER.incrementAndGet();
    execute("postgres", "create database " + name);
    Flyway.configure()
        .dataSource(SERVER.getDatabase("postgres", name))
        .locations("classpath:db/event-store", "classpath:db/migration")
        .placeholders(Map.of("appRole", "app", "lanes", "4"))
        .load()
        .migrate();
    var options =
        new PgConnectOptions()
            .setHost("localhost")
            .setPort(SERVER.getPort())
            .setDatabase(name)
            .setUser("app")
            .setPassword("app")
            .setCachePreparedStatements(true);
    var pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(4))
            .connectingTo(options)
            .using(VERTX)
            .build();
    return new TrailDatabase(name, pool);
  }

  Pool pool() {
    return pool;
  }

  /// Runs a statement as the owner of the tables.
  void asOwner(String sql) throws SQLException {
    try (var connection = SERVER.getDatabase("postgres", name).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Runs a statement in the role of the application.
  void asApplication(String sql) throws SQLException {
    try (var connection = SERVER.getDatabase("app", name).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  TrailStore store() {
    return new TrailStore(500, new TrailMetrics(registry), Clock.systemUTC());
  }

  /// What the store has counted.
  MeterRegistry registry() {
    return registry;
  }

  /// Appends in one transaction and tells where the log stands then.
  TrailHead append(String service, int lane, List<ReceivedEvent> events) {
    var store = store();
    pool.withTransaction(tx -> store.apply(tx, service, lane, events)).await().atMost(LIMIT);
    return new TileStore(pool).head().await().atMost(LIMIT);
  }

  @Override
  public void close() {
    pool.close().await().atMost(LIMIT);
    execute("postgres", "drop database " + name + " with (force)");
  }

  private static EmbeddedPostgres start() {
    try {
      var server = EmbeddedPostgres.builder().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(String database, String sql) {
    try (var connection = SERVER.getDatabase("postgres", database).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "do $$ begin if not exists (select from pg_roles where rolname = 'app') then"
              + " create role app login password 'app'; end if; end $$");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
