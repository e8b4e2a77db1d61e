package org.aimsledger.testkit.backing;

import com.github.dockerjava.api.exception.DockerException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/// An image that a server may be started from.
///
/// @param name e.g. `postgres:17`
/// @param official the image whose behaviour Testcontainers expects
record ContainerImage(String name, String official) {
  // Testcontainers alone would try for many minutes where an engine has no way to a registry.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static final ContainerImage POSTGRES =
      new ContainerImage(System.getProperty("testkit.postgres.image", "postgres:17"), "postgres");
  static final ContainerImage KAFKA =
      new ContainerImage(
          System.getProperty("testkit.kafka.image", "apache/kafka:4.2.1"), "apache/kafka");

  DockerImageName parsed() {
    return DockerImageName.parse(name).asCompatibleSubstituteFor(official);
  }

  /// Whether the engine has it, or gets it within two minutes.
  boolean isAvailable() {
    return isPresent() || isPulled();
  }

  private boolean isPresent() {
    try (var inspected = DockerClientFactory.lazyClient().inspectImageCmd(name)) {
      return inspected.exec().getId() != null;
    } catch (DockerException absent) {
      return false;
    }
  }

  private boolean isPulled() {
    try (var pull = DockerClientFactory.lazyClient().pullImageCmd(name)) {
      return pull.start().awaitCompletion(PATIENCE.toSeconds(), TimeUnit.SECONDS) && isPresent();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException refused) {
      return false;
    }
  }
}
