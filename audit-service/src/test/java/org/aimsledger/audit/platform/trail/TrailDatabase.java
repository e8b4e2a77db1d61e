package org.aimsledger.audit.platform.trail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.Witnesses;
import org.aimsledger.eventstore.inbox.LaneRun;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.DatabaseAddress;
import org.flywaydb.core.Flyway;

/// A real database with the migrations of this service, new for each test; the pool connects in the
/// role of the application.
public final class TrailDatabase implements AutoCloseable {
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Vertx VERTX = Vertx.vertx();

  private final DatabaseAddress address;
  private final Pool pool;
  private final MeterRegistry registry = new SimpleMeterRegistry();

  private TrailDatabase(DatabaseAddress address, Pool pool) {
    this.address = address;
    this.pool = pool;
  }

  public static TrailDatabase create() {
    var address = BackingServices.database("trail_" + NUMBER.incrementAndGet(), Migrated.TEMPLATE);
    var options =
        PgConnectOptions.fromUri(address.reactiveUrl())
            .setUser(DatabaseAddress.USER)
            .setPassword(DatabaseAddress.USER)
            .setCachePreparedStatements(true);
    var pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(4))
            .connectingTo(options)
            .using(VERTX)
            .build();
    return new TrailDatabase(address, pool);
  }

  /// Migrated once, and copied for each test.
  private static final class Migrated {
    static final DatabaseAddress TEMPLATE = template();

    private static DatabaseAddress template() {
      var address = BackingServices.database("trail_template");
      var _ =
          Flyway.configure()
              .dataSource(address.jdbcUrl(), DatabaseAddress.OWNER, DatabaseAddress.OWNER)
              .locations("classpath:db/event-store", "classpath:db/migration")
              .placeholders(Map.of("appRole", DatabaseAddress.USER, "lanes", "4"))
              .load()
              .migrate();
      return address;
    }
  }

  public Pool pool() {
    return pool;
  }

  /// Runs a statement in the role of the application.
  public void asApplication(String sql) throws SQLException {
    execute(address.connectAsUser(), sql);
  }

  /// Runs a statement in the role that owns the tables.
  public void asOwner(String sql) throws SQLException {
    execute(address.connectAsOwner(), sql);
  }

  /// Runs a statement in the role that owns the server.
  public void asSuperuser(String sql) throws SQLException {
    execute(
        DriverManager.getConnection(address.jdbcUrl(), address.superuser(), address.superuser()),
        sql);
  }

  /// Cuts every connection and waits until the pool has seen it.
  public void cut() throws SQLException, InterruptedException {
    asSuperuser(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
    Thread.sleep(200);
  }

  public TrailStore store() {
    return new TrailStore(
        500, 4_194_304, new TrailMetrics(registry, Clock.systemUTC()), Clock.systemUTC());
  }

  public StretchStore stretches(TrailConfig config) {
    return new StretchStore(pool, config);
  }

  public TreeStore tree() {
    return new TreeStore(pool);
  }

  public FindingStore findings() {
    return new FindingStore(pool, new TrailMetrics(registry, Clock.systemUTC()));
  }

  public ReconciliationMetrics reconciliationMetrics() {
    return new ReconciliationMetrics(registry, Clock.systemUTC());
  }

  public TileStore tiles() {
    return new TileStore(pool);
  }

  /// Checkpoints that no witness has to cosign.
  public CheckpointStore checkpoints() {
    return new CheckpointStore(pool, new Witnesses(List.of(), 0));
  }

  public CosignatureStore cosignatures() {
    return new CosignatureStore(pool);
  }

  public TrailMetrics metrics() {
    return new TrailMetrics(registry, Clock.systemUTC());
  }

  /// Opens the keys as a process does that starts.
  public TrailKeyStore keys(TrailConfig config) {
    var keys = new TrailKeyStore(config, checkpoints());
    keys.open(new StartupEvent());
    return keys;
  }

  public KeyChangeStore keyChanges(TrailKeyStore keys) {
    return new KeyChangeStore(pool, keys);
  }

  /// What the store has counted.
  public MeterRegistry registry() {
    return registry;
  }

  /// Appends in one transaction and tells where the log stands then.
  public TrailHead append(String service, int lane, List<ReceivedEvent> events) {
    var store = store();
    pool.withTransaction(tx -> store.apply(tx, List.of(new LaneRun(service, lane, events))))
        .await()
        .atMost(LIMIT);
    return new TileStore(pool).head().await().atMost(LIMIT);
  }

  /// Past the service, as the owner sees it.
  public DatabaseAccess access() {
    return DatabaseAccess.of(address);
  }

  @Override
  public void close() {
    pool.close().await().atMost(LIMIT);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (connection;
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
