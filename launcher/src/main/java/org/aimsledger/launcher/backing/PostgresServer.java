package org.aimsledger.launcher.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.aimsledger.launcher.process.ChildSpec;
import org.aimsledger.launcher.process.Component;
import org.aimsledger.launcher.process.LogTail;

/// A PostgreSQL server of our own on loopback, with one database and two roles per service.
///
/// Guarantees: data survives restarts and crashes (fsync on), no role without a password, no socket
/// outside loopback.
public final class PostgresServer implements Component {
  public static final String NAME = "postgres";
  private static final String SUPERUSER = "postgres";
  private static final long INITDB_SECONDS = 120;

  private final Home home;
  private final int port;
  private final Secrets secrets;
  private final List<String> services;
  private final Map<String, String> moreSettings;
  private final PostgresBinaries binaries;

  /// @param moreSettings win over the usual ones
  public PostgresServer(
      Home home,
      int port,
      Secrets secrets,
      List<String> services,
      Map<String, String> moreSettings) {
    this.home = home;
    this.port = port;
    this.secrets = secrets;
    this.services = List.copyOf(services);
    this.moreSettings = Map.copyOf(moreSettings);
    this.binaries = new PostgresBinaries(home.postgresBinaries());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public ChildSpec prepare() throws IOException, InterruptedException {
    binaries.unpack();
    if (!Files.exists(home.postgresData())) {
      initialise();
    }
    var command = new ArrayList<>(asOrdinaryUser());
    command.addAll(
        List.of(binaries.program("postgres").toString(), "-D", home.postgresData().toString()));
    settings(port, moreSettings)
        .forEach(
            (key, value) -> {
              command.add("-c");
              command.add(key + "=" + value);
            });
    return new ChildSpec(
        command,
        Map.of("TZ", "UTC"),
        home.directory(),
        home.log(NAME),
        home.postgresData().toString(),
        ChildSpec.StopSignal.INT);
  }

  /// Small enough for a laptop that runs everything at once; durability is not a setting here.
  static Map<String, String> settings(int port, Map<String, String> more) {
    var settings =
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(port)),
                // Paths of sockets are limited to 107 bytes, and temporary folders of tests are
                // longer.
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "100"),
                Map.entry("shared_buffers", "64MB"),
                Map.entry("work_mem", "4MB"),
                Map.entry("maintenance_work_mem", "32MB"),
                Map.entry("max_wal_size", "512MB"),
                Map.entry("fsync", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("password_encryption", "scram-sha-256"),
                Map.entry("jit", "off"),
                Map.entry("max_parallel_workers_per_gather", "0"),
                Map.entry("io_method", "sync"),
                Map.entry("logging_collector", "off"),
                Map.entry("log_line_prefix", "%m [%p] %u@%d "),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC")));
    settings.putAll(more);
    return settings;
  }

  private void initialise() throws IOException, InterruptedException {
    var fresh = home.postgresData().resolveSibling("data.new");
    PostgresBinaries.delete(fresh);
    var _ = secrets.get("postgres-superuser");
    var command = new ArrayList<>(asOrdinaryUser());
    command.addAll(
        List.of(
            binaries.program("initdb").toString(),
            "-D",
            fresh.toString(),
            "-U",
            SUPERUSER,
            "--auth=scram-sha-256",
            "--pwfile=" + secrets.file("postgres-superuser"),
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"));
    run(command, home.log(NAME), INITDB_SECONDS);
    // Moved as the last step: an interrupted initdb is never taken for a database.
    Files.move(fresh, home.postgresData());
  }

  private static void run(List<String> command, Path log, long seconds)
      throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("initdb did not end within " + seconds + " s");
    }
    if (process.exitValue() != 0) {
      throw new IOException("initdb failed: " + String.join(" | ", LogTail.of(log, 5)));
    }
  }

  /// PostgreSQL refuses to run as root. In a user namespace of its own root is an ordinary user,
  /// and the files stay where they are. Needs util-linux and a kernel that allows user namespaces.
  private static List<String> asOrdinaryUser() throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    try {
      var probe =
          new ProcessBuilder("unshare", "-U", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0) {
        return List.of("unshare", "-U");
      }
    } catch (IOException _) {
      // No such program: the message below says what to do.
    }
    throw new IOException(
        "PostgreSQL does not run as root, and 'unshare -U' does not work here. Run ./aims as"
            + " another user.");
  }

  @Override
  public boolean ready() {
    try (var connection = connect("postgres")) {
      return connection.isValid(2);
    } catch (SQLException | IOException _) {
      return false;
    }
  }

  @Override
  public boolean alive() {
    return ready();
  }

  @Override
  public void whenReady() throws IOException {
    try (var connection = connect("postgres")) {
      for (var service : services) {
        PostgresRoles.ensure(connection, ServiceDatabase.of(service, port, secrets));
      }
    } catch (SQLException e) {
      throw new IOException("cannot create the databases", e);
    }
    for (var service : services) {
      try (var connection = connect(service)) {
        PostgresRoles.grant(connection, ServiceDatabase.of(service, port, secrets));
      } catch (SQLException e) {
        throw new IOException("cannot set up the database " + service, e);
      }
    }
  }

  /// Lets two more roles read the database of a service: one its tables, one the keys of data
  /// subjects where it has any. May be repeated, and has to be when a migration has made tables.
  public void grantReading(ServiceDatabase database, Role data, Role keys) throws IOException {
    try (var connection = connect(database.service())) {
      PostgresRoles.grantReading(connection, database, data, keys);
    } catch (SQLException e) {
      throw new IOException("cannot let the database " + database.service() + " be copied", e);
    }
  }

  /// Gives the database of a service another name, and the service an empty one.
  ///
  /// @param name lower-case letters, digits and underscores
  public void setAside(ServiceDatabase database, String name) throws IOException {
    try (var connection = connect("postgres")) {
      PostgresRoles.setAside(connection, database, name);
    } catch (SQLException e) {
      throw new IOException("cannot rename the database " + database.service(), e);
    }
    whenReady();
  }

  private Connection connect(String database) throws SQLException, IOException {
    var properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", secrets.get("postgres-superuser"));
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("loginTimeout", "3");
    properties.setProperty("socketTimeout", "10");
    properties.setProperty("ApplicationName", "aims-supervisor");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
  }
}
