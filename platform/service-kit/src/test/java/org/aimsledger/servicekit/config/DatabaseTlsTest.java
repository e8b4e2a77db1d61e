package org.aimsledger.servicekit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.aimsledger.testkit.backing.BackingServices;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A PostgreSQL server with a certificate for 127.0.0.1 and no other name, asked in both ways that
/// a service uses: by the pool, and by JDBC for the migrations.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTlsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String IS_ENCRYPTED =
      "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
  private static final String DEFAULTS = "META-INF/microprofile-config.properties";

  @TempDir static Path folder;

  private final Vertx vertx = Vertx.vertx();
  private EmbeddedPostgres server;
  private SelfSigned good;
  private SelfSigned other;

  /// One of the two ways to the database.
  interface Way {
    /// Whether the server calls the connection encrypted.
    boolean isEncrypted(SmallRyeConfig config) throws SQLException;
  }

  @BeforeAll
  void start() throws Exception {
    good = SelfSigned.forAddress(folder.resolve("good"), "127.0.0.1");
    other = SelfSigned.forAddress(folder.resolve("other"), "127.0.0.1");
    Files.setPosixFilePermissions(good.key(), PosixFilePermissions.fromString("rw-------"));
    server =
        EmbeddedPostgres.builder()
            .setPGStartupWait(Duration.ofMinutes(2))
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", good.certificate().toString())
            .setServerConfig("ssl_key_file", good.key().toString())
            .start();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    vertx.closeAndAwait();
  }

  private Stream<Way> ways() {
    return Stream.of(this::byPool, DatabaseTlsTest::byJdbc);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theRightAuthorityConnectsAndTheWayIsEncrypted(Way way) throws Exception {
    assertThat(way.isEncrypted(config("verify-full", "127.0.0.1", server.getPort(), good)))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void withoutTlsTheWayIsOpen(Way way) throws Exception {
    assertThat(way.isEncrypted(config("disable", "127.0.0.1", server.getPort(), null))).isFalse();
  }

  /// Attack: somebody between a service and its database answers with a certificate of his own |
  /// the service, which does not connect | at each connection
  @Test
  void anotherAuthorityIsRefused() {
    // Given
    var config = config("verify-full", "127.0.0.1", server.getPort(), other);

    // Then
    assertThatThrownBy(() -> byPool(config)).hasMessageContaining("SSL handshake failed");
    assertThatThrownBy(() -> byJdbc(config))
        .hasStackTraceContaining("unable to find valid certification path");
  }

  /// Attack: somebody between a service and its database answers with a good certificate for
  /// another name | the service, which does not connect | at each connection
  @Test
  void anotherHostNameIsRefused() {
    // Given: the authority is right, and for 127.0.0.1 it would do
    var config = config("verify-full", "localhost", server.getPort(), good);

    // Then
    assertThatThrownBy(() -> byPool(config)).hasMessageContaining("SSL handshake failed");
    assertThatThrownBy(() -> byJdbc(config)).hasStackTraceContaining("localhost");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theAuthorityAloneIsEnoughWhereNamesDiffer(Way way) throws Exception {
    assertThat(way.isEncrypted(config("verify-ca", "localhost", server.getPort(), good))).isTrue();
  }

  /// Attack: somebody between a service and its database says that it has no TLS | the service,
  /// which does not connect | at each connection
  @ParameterizedTest
  @MethodSource("ways")
  void aServerWithoutTlsIsRefused(Way way) {
    var open = BackingServices.database("tls_refused");
    assertThatThrownBy(() -> way.isEncrypted(config("verify-full", open.host(), open.port(), good)))
        .hasStackTraceContaining("SSL");
  }

  @Test
  void withoutAnAuthorityNothingIsTrusted() {
    var database =
        config("verify-full", "127.0.0.1", 5432, null)
            .getConfigMapping(ServiceConfig.class)
            .database();
    assertThatThrownBy(() -> DatabaseTls.applied(new PgConnectOptions(), database))
        .hasMessage(
            "aims.database.tls is verify-full, so aims.database.ca-file has to name the authority");
  }

  private SmallRyeConfig config(String tls, String host, int port, @Nullable SelfSigned trusted) {
    var settings = new HashMap<String, String>();
    settings.putAll(defaults());
    settings.putAll(
        Map.of(
            "aims.service",
            "demo",
            "aims.database.tls",
            tls,
            "aims.database.host",
            host,
            "aims.database.port",
            Integer.toString(port),
            "aims.database.name",
            "postgres"));
    if (trusted != null) {
      settings.put("aims.database.ca-file", trusted.certificate().toString());
    }
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(Path.class, 500, new PathConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 500))
        .withMapping(ServiceConfig.class)
        .withValidateUnknown(false)
        .build();
  }

  private static Map<String, String> defaults() {
    var properties = new Properties();
    try (var file = DatabaseTlsTest.class.getClassLoader().getResourceAsStream(DEFAULTS)) {
      properties.load(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    var all = new HashMap<String, String>();
    properties.forEach((name, value) -> all.put(name.toString(), value.toString()));
    return all;
  }

  private boolean byPool(SmallRyeConfig config) {
    var database = config.getConfigMapping(ServiceConfig.class).database();
    var options =
        new PgConnectOptions()
            .setHost(database.host())
            .setPort(database.port())
            .setDatabase(database.name())
            .setUser("postgres")
            .setPassword("postgres");
    var pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(1))
            .connectingTo(DatabaseTls.applied(options, database))
            .using(vertx)
            .build();
    try {
      var rows = pool.query(IS_ENCRYPTED).execute().await().atMost(LIMIT);
      return rows.iterator().next().getBoolean(0);
    } finally {
      pool.closeAndAwait();
    }
  }

  private static boolean byJdbc(SmallRyeConfig config) throws SQLException {
    var url = config.getValue("quarkus.datasource.jdbc.url", String.class);
    try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(IS_ENCRYPTED)) {
      return rows.next() && rows.getBoolean(1);
    }
  }
}
