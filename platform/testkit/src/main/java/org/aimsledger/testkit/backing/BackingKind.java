package org.aimsledger.testkit.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/// Where the servers of a test run come from.
enum BackingKind {
  /// Containers when a Docker engine answers and has the images, otherwise embedded servers.
  AUTO,
  EMBEDDED,
  CONTAINERS;

  static BackingKind chosen() {
    return valueOf(System.getProperty("testkit.backing", "auto").toUpperCase(Locale.ROOT));
  }

  boolean wantsContainers() {
    return switch (this) {
      case AUTO -> dockerAnswers();
      case EMBEDDED -> false;
      case CONTAINERS -> true;
    };
  }

  // Asking Testcontainers costs a second and a page of log, so the usual marks are looked at first.
  private static boolean dockerAnswers() {
    var configured =
        System.getenv("DOCKER_HOST") != null
            || Files.exists(Path.of("/var/run/docker.sock"))
            || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"));
    return configured && DockerClientFactory.instance().isDockerAvailable();
  }
}
