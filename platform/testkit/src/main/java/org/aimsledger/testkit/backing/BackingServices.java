package org.aimsledger.testkit.backing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Starts PostgreSQL, Kafka and the identity provider for every `@QuarkusTest` of a module that has
/// the test kit on its class path, and tells the service where they are.
public final class BackingServices implements QuarkusTestResourceLifecycleManager {
  private static final String DATABASE = "aims";
  private static final String NAME = "[a-z][a-z0-9_]{0,59}";

  /// What PostgreSQL makes databases of.
  private static final String EMPTY = "template1";

  private static final String PATIENCE = "PT90S";

  // Nobody listens there: a service that pulls from a producer in a test without one fails at once.
  private static final String NO_PRODUCER = "http://127.0.0.1:9";

  // A broker that starts in the same process tells its life in three hundred lines.
  private static final List<Logger> QUIET =
      Stream.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky", "no.nav")
          .map(Logger::getLogger)
          .toList();

  @Override
  public Map<String, String> start() {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    var database = async(BackingServices::database);
    var kafka = async(RunningServers::kafka);
    var issuer = async(BackingServices::issuer);
    var config = new HashMap<String, String>();
    config.putAll(databaseSettings(database.join()));
    config.putAll(vaultSettings());
    config.put("kafka.bootstrap.servers", kafka.join());
    config.putAll(identitySettings(issuer.join()));
    for (var service : new String[] {"inventory", "risk", "incident", "audit"}) {
      config.put("aims.producers." + service, NO_PRODUCER);
    }
    QUIET.forEach(
        logger -> config.put("quarkus.log.category.\"" + logger.getName() + "\".level", "WARN"));
    config.put("quarkus.http.test-port", "0");
    config.put("quarkus.devservices.enabled", "false");
    return config;
  }

  /// The servers outlive the test class: the next one uses them again, and they end with the JVM.
  @Override
  public void stop() {}

  /// The database of the service under test; {@link DatabaseAccess} is the easier way in.
  public static DatabaseAddress database() {
    return RunningServers.database(DATABASE, EMPTY);
  }

  /// One more empty database on the same server, for tests without Quarkus. Asking twice for the
  /// same name in one JVM gives the same database.
  ///
  /// @param name lower-case letters, digits and underscores
  public static DatabaseAddress database(String name) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    return RunningServers.database(name, EMPTY);
  }

  /// The same as a copy of another one, to which nobody is connected: much faster than migrating it
  /// anew.
  public static DatabaseAddress database(String name, DatabaseAddress template) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    return RunningServers.database(name, template.name());
  }

  /// Where Kafka listens, `host:port`.
  public static String kafkaServers() {
    return RunningServers.kafka();
  }

  /// Whose tokens the services under test believe; {@link Tokens} gets them.
  public static String issuer() {
    return RunningServers.identityProvider() + IdentityProvider.ISSUER;
  }

  private static Map<String, String> databaseSettings(DatabaseAddress database) {
    return Map.of(
        "aims.database.host",
        database.host(),
        "aims.database.port",
        Integer.toString(database.port()),
        "aims.database.name",
        database.name(),
        "aims.database.user",
        DatabaseAddress.USER,
        "aims.database.password",
        DatabaseAddress.USER,
        "aims.database.owner",
        DatabaseAddress.OWNER,
        "aims.database.owner-password",
        DatabaseAddress.OWNER,
        "aims.event-store.row-keys",
        RunningServers.rowKeys());
  }

  private static Map<String, String> vaultSettings() {
    return Map.of(
        "aims.vault.user", DatabaseAddress.VAULT,
        "aims.vault.password", DatabaseAddress.VAULT,
        "aims.vault.keys-file", RunningServers.vaultKeys());
  }

  private static Map<String, String> identitySettings(String issuer) {
    return Map.of(
        "aims.identity.issuer",
        issuer,
        // Any will do, but without one a service asks as nobody and gets no token.
        "aims.identity.client-secret",
        "any",
        // The provider is in the same process. On a machine with much else to do it answers late,
        // and a service that gives up at its start takes all tests of its module with it.
        "quarkus.oidc.connection-timeout",
        PATIENCE,
        "quarkus.oidc-client.connection-timeout",
        PATIENCE);
  }

  private static <T> CompletableFuture<T> async(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, command -> Thread.ofPlatform().start(command));
  }
}
