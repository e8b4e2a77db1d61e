package org.aimsledger.testkit.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.aimsledger.eventstore.store.AppendObserver;
import org.aimsledger.eventstore.store.AppendSettings;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.LaneHeads;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAddress;
import org.flywaydb.core.Flyway;

/// An event log in a database of its own, with the rights that a running service has.
public final class LogUnderTest implements AutoCloseable {
  /// Lanes of the logs under test.
  public static final int LANES = 4;

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Map<List<String>, DatabaseAddress> TEMPLATES = new ConcurrentHashMap<>();

  private final Vertx vertx = Vertx.vertx();
  private final DatabaseAddress database;
  private final Pool pool;
  private final Pool vaultPool;

  private LogUnderTest(DatabaseAddress database) {
    this.database = database;
    this.pool = pool(DatabaseAddress.USER, 12);
    this.vaultPool = pool(DatabaseAddress.VAULT, 2);
  }

  private Pool pool(String role, int size) {
    var options =
        new PgConnectOptions()
            .setHost(database.host())
            .setPort(database.port())
            .setDatabase(database.name())
            .setUser(role)
            .setPassword(role)
            .setCachePreparedStatements(true);
    return PgBuilder.pool()
        .connectingTo(options)
        .with(new PoolOptions().setMaxSize(size))
        .using(io.vertx.mutiny.core.Vertx.newInstance(vertx))
        .build();
  }

  /// A new, migrated, empty database.
  ///
  /// @param more places of migrations beside those of the event store, as Flyway writes them
  public static LogUnderTest create(String... more) {
    var locations =
        Stream.concat(Stream.of("classpath:db/event-store"), Stream.of(more))
            .toArray(String[]::new);
    var name = "log_" + ProcessHandle.current().pid() + "_";
    var template = TEMPLATES.computeIfAbsent(List.of(locations), _ -> migrated(name, locations));
    return new LogUnderTest(BackingServices.database(name + DATABASES.incrementAndGet(), template));
  }

  /// Migrated once for each kind of test, and copied for each test.
  private static DatabaseAddress migrated(String name, String... locations) {
    var database = BackingServices.database(name + "template_" + DATABASES.incrementAndGet());
    var _ =
        Flyway.configure()
            .dataSource(database.jdbcUrl(), DatabaseAddress.OWNER, DatabaseAddress.OWNER)
            .locations(locations)
            .placeholders(
                Map.of(
                    "appRole", DatabaseAddress.USER,
                    "vaultRole", DatabaseAddress.VAULT,
                    "lanes", Integer.toString(LANES)))
            .load()
            .migrate();
    return database;
  }

  /// The database behind it.
  public DatabaseAddress database() {
    return database;
  }

  /// Connections with the application's rights.
  public Pool pool() {
    return pool;
  }

  /// Connections with the rights of the vault's role, in a database that has the migrations of
  /// `classpath:db/vault`.
  public Pool vaultPool() {
    return vaultPool;
  }

  /// One more process on the same log, as far as the log can tell.
  public EventLog open() {
    return open(AppendSettings.defaults());
  }

  /// The same with other limits.
  public EventLog open(AppendSettings settings) {
    return open(settings, AppendObserver.NONE);
  }

  /// The same, watched.
  public EventLog open(AppendSettings settings, AppendObserver observer) {
    return new EventLog(pool, new LaneHeads(LANES), settings, observer);
  }

  /// The same, with seals of receipts.
  public EventLog open(RowSeals seals) {
    return new EventLog(
        pool, new LaneHeads(LANES), AppendSettings.defaults(), AppendObserver.NONE, seals);
  }

  /// Waits for an answer, at most 20 s.
  public static <T> T await(Uni<T> work) {
    return work.await().atMost(Duration.ofSeconds(20));
  }

  @Override
  public void close() {
    await(pool.close());
    await(vaultPool.close());
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
