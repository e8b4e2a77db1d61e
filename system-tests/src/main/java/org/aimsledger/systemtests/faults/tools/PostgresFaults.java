package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.backing.Secrets;
import org.aimsledger.launcher.process.OsProcess;
import org.jspecify.annotations.Nullable;

/// What can happen to a PostgreSQL server, and what its superuser can see of the services.
public final class PostgresFaults {
  private static final String TOO_MANY_CONNECTIONS = "53300";

  /// More than any server of ours admits.
  private static final int MOST_HELD = 1_000;

  private static final int HANDS = 8;

  private final AimsInstallation aims;

  public PostgresFaults(AimsInstallation aims) {
    this.aims = aims;
  }

  /// As `pg_ctl stop -m immediate`: no checkpoint, clients are told. The supervisor starts it
  /// again.
  public void stopImmediately() throws IOException, InterruptedException {
    OsProcess.signal(aims.pid("postgres"), "QUIT");
  }

  /// SIGKILL of the server's first process. Its children notice and end by themselves; the next
  /// start has to wait for them.
  public void kill() throws InterruptedException {
    aims.kill("postgres");
  }

  /// Ends every session of the service, in whatever it is doing.
  ///
  /// @return how many there were
  public int terminateConnections(String service) throws SQLException, IOException {
    try (var connection = superuser("postgres");
        var statement =
            connection.prepareStatement(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = ?"
                    + " and pid <> pg_backend_pid()")) {
      statement.setString(1, service);
      return single(statement);
    }
  }

  /// Ends the sessions whose clients use these local ports.
  public int terminateConnectionsFrom(List<Integer> clientPorts) throws SQLException, IOException {
    try (var connection = superuser("postgres");
        var statement =
            connection.prepareStatement(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                    + " where client_port = any (?)")) {
      statement.setArray(1, connection.createArrayOf("int4", clientPorts.toArray()));
      return single(statement);
    }
  }

  private static int single(java.sql.PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /// A state that lasts until it is closed.
  public interface Outage extends AutoCloseable {
    @Override
    void close() throws SQLException, IOException;
  }

  /// Refuses the service any new session, as a server that has none left (SQLSTATE 53300), and ends
  /// those it has.
  public Outage refuseConnections(String service) throws SQLException, IOException {
    limitConnections(service, 0);
    var _ = terminateConnections(service);
    return () -> limitConnections(service, -1);
  }

  private void limitConnections(String service, int most) throws SQLException, IOException {
    var role = aims.database(service).app().name();
    try (var connection = superuser("postgres");
        var statement = connection.createStatement()) {
      var _ = statement.execute("alter role \"" + role + "\" connection limit " + most);
    }
  }

  /// Takes every session that the server still has for ordinary users, and keeps it.
  public Held holdConnections(String service) throws SQLException, IOException {
    var database = aims.database(service);
    var properties = new Properties();
    properties.setProperty("user", database.owner().name());
    properties.setProperty("password", database.owner().password());
    properties.setProperty("ApplicationName", "held-by-test");
    var held = new Held(database.jdbcUrl(), properties);
    try {
      held.more();
    } catch (SQLException e) {
      held.close();
      throw e;
    }
    return held;
  }

  /// Sessions that nobody else can have.
  public static final class Held implements Outage {
    private final String url;
    private final Properties properties;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    private Held(String url, Properties properties) {
      this.url = url;
      this.properties = properties;
    }

    /// Takes what has become free meanwhile: with several hands, because a pool wants it too.
    public void more() throws SQLException {
      try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
        var all = new ArrayList<Future<@Nullable Void>>();
        for (var hand = 0; hand < HANDS; hand++) {
          all.add(hands.submit(this::take));
        }
        for (var one : all) {
          one.get();
        }
      } catch (ExecutionException e) {
        throw new SQLException("cannot hold connections", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException("interrupted", e);
      }
    }

    private @Nullable Void take() throws SQLException {
      while (connections.size() < MOST_HELD) {
        try {
          connections.add(DriverManager.getConnection(url, properties));
        } catch (SQLException e) {
          if (TOO_MANY_CONNECTIONS.equals(e.getSQLState())) {
            return null;
          }
          throw e;
        }
      }
      return null;
    }

    public int number() {
      return connections.size();
    }

    @Override
    public void close() throws SQLException {
      for (var connection : connections) {
        connection.close();
      }
    }
  }

  /// How often the server has refused or ended something of a service with this message, since its
  /// log was begun.
  public long complaints(String message) throws IOException {
    try (var lines = Files.lines(aims.homeDirectory().resolve("logs/postgres.log"))) {
      return lines.filter(line -> line.contains("_app@") && line.contains(message)).count();
    }
  }

  /// The sessions of the running service by state: `idle`, `active`, `idle in transaction`. A
  /// connection that leaked out of a pool stays `idle in transaction`, or `idle` for ever.
  public Map<String, Integer> sessions(String service) throws SQLException, IOException {
    var states = new TreeMap<String, Integer>();
    try (var connection = superuser("postgres");
        var statement =
            connection.prepareStatement(
                "select coalesce(state, 'unknown'), count(*) from pg_stat_activity"
                    + " where usename = ? group by 1")) {
      statement.setString(1, aims.database(service).app().name());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          states.put(rows.getString(1), rows.getInt(2));
        }
      }
    }
    return states;
  }

  /// A connection that is admitted when no other is. The caller closes it.
  public Connection superuser(String database) throws SQLException, IOException {
    var secrets = new Secrets(aims.homeDirectory().resolve("secrets"));
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", secrets.get("postgres-superuser"));
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + aims.ports().postgres() + "/" + database, properties);
  }
}
