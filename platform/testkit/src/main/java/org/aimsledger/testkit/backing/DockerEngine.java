package org.aimsledger.testkit.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/// Looks for a Docker engine.
final class DockerEngine {
  private DockerEngine() {}

  // Asking Testcontainers costs a second and a page of log, so the usual sockets are looked for
  // first.
  static boolean answers() {
    var home = System.getProperty("user.home");
    var configured =
        System.getenv("DOCKER_HOST") != null
            || Stream.of(
                    Path.of("/var/run/docker.sock"),
                    Path.of(home, ".docker", "run", "docker.sock"),
                    Path.of(home, ".docker", "desktop", "docker.sock"))
                .anyMatch(Files::exists);
    return configured && DockerClientFactory.instance().isDockerAvailable();
  }
}
