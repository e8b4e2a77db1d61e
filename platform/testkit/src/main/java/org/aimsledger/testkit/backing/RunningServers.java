package org.aimsledger.testkit.backing;

import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// The servers of this JVM, each started when it is first asked for.
///
/// Their addresses are kept in system properties and not in static fields: Quarkus loads test
/// classes in more than one class loader, and each would start servers of its own.
final class RunningServers {
  private static final Logger LOG = Logger.getLogger(RunningServers.class);
  private static final String PREFIX = "testkit.running.";

  private RunningServers() {}

  static DatabaseAddress postgres() {
    return DatabaseAddress.read(
        once(
            "postgres",
            () ->
                fromContainerOr(
                        ContainerImage.POSTGRES,
                        DatabaseServer::container,
                        DatabaseServer::embedded)
                    .written()));
  }

  static DatabaseAddress database(String name, String template) {
    return DatabaseAddress.read(
        once(
            "database." + name, () -> DatabaseServer.create(postgres(), name, template).written()));
  }

  static String kafka() {
    return once(
        "kafka", () -> fromContainerOr(ContainerImage.KAFKA, Broker::container, Broker::embedded));
  }

  static String identityProvider() {
    return once("identity-provider", IdentityProvider::start);
  }

  /// The key-encryption keys of the services under test. As long as the databases they are for.
  static String vaultKeys() {
    return once("vault-keys", () -> VaultKeys.create().toString());
  }

  /// The keys of the seals of rows of the services under test.
  static String rowKeys() {
    return once("row-keys", RowKeys::create);
  }

  private static String once(String server, Supplier<String> start) {
    var key = PREFIX + server;
    // Interned, so that it is one lock for all class loaders.
    synchronized (key.intern()) {
      var running = System.getProperty(key);
      if (running != null) {
        return running;
      }
      var address = start.get();
      System.setProperty(key, address);
      return address;
    }
  }

  private static <T> T fromContainerOr(
      ContainerImage image, Supplier<T> container, Supplier<T> embedded) {
    return switch (BackingKind.chosen()) {
      case EMBEDDED -> embedded.get();
      case CONTAINERS -> container.get();
      case AUTO -> {
        if (!DockerEngine.answers()) {
          yield embedded.get();
        }
        if (image.isAvailable()) {
          yield container.get();
        }
        LOG.warnf("The Docker engine can't get %s, an embedded server is started", image.name());
        yield embedded.get();
      }
    };
  }
}
