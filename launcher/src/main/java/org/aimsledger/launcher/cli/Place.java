package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.ProjectRoot;
import org.aimsledger.launcher.StatusFile;
import org.aimsledger.launcher.StatusReport;
import org.aimsledger.launcher.SupervisorLock;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.Secrets;
import org.aimsledger.launcher.backing.TokenClient;

/// Where this installation lies and whether it runs.
record Place(Path root, Home home, Map<String, String> environment) {
  private static final String COMPOSE_SECRETS = ".aims/compose/secrets";

  static Place current() {
    var environment = System.getenv();
    var root = ProjectRoot.find();
    var given = environment.getOrDefault("AIMS_HOME", "");
    return new Place(
        root, new Home(given.isBlank() ? root.resolve(".aims") : Path.of(given)), environment);
  }

  boolean isRunning() throws IOException {
    return SupervisorLock.isHeld(home.run());
  }

  Optional<StatusReport> report() throws IOException {
    return new StatusFile(home.run()).read();
  }

  /// For commands that talk to the services.
  StatusReport requireRunning() throws IOException {
    if (!isRunning()) {
      throw new NotRunningException(
          "Aimsledger is not running; start it with ./aims up, or docker compose up -d --wait");
    }
    return report()
        .orElseThrow(() -> new NotRunningException("Aimsledger is just starting; try again"));
  }

  /// The services that commands talk to, and who gives tokens for them.
  record Services(Ports ports, TokenClient tokens) {}

  /// What `aims up` started here; without that, what `docker compose up` did.
  Services requireServices() throws IOException {
    var secrets = root.resolve(COMPOSE_SECRETS);
    if (!isRunning() && Files.isDirectory(secrets)) {
      var ports = Ports.from(environment);
      return new Services(ports, TokenClient.ofKeycloak(ports.identity(), secrets));
    }
    var ports = requireRunning().ports();
    return new Services(
        ports, TokenClient.ofLocalProvider(ports.identity(), new Secrets(home.secrets())));
  }

  /// A list separated by blanks from the environment.
  List<String> words(String variable) {
    return Stream.of(environment.getOrDefault(variable, "").split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// A whole number from the environment.
  long number(String variable, long usual) {
    var text = environment.getOrDefault(variable, "");
    if (text.isBlank()) {
      return usual;
    }
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(variable + " must be a whole number, is " + text);
    }
    return Long.parseLong(text);
  }
}
