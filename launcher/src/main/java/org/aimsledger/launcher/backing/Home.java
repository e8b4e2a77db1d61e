package org.aimsledger.launcher.backing;

import java.nio.file.Path;

/// The folder that holds all data of one installation (`.aims`). Deleting it deletes the
/// installation.
public record Home(Path directory) {
  public Home {
    directory = directory.toAbsolutePath().normalize();
  }

  public Path postgresBinaries() {
    return directory.resolve("postgres/bin");
  }

  public Path postgresData() {
    return directory.resolve("postgres/data");
  }

  public Path kafka() {
    return directory.resolve("kafka");
  }

  public Path secrets() {
    return directory.resolve("secrets");
  }

  public Path run() {
    return directory.resolve("run");
  }

  public Path logs() {
    return directory.resolve("logs");
  }

  public Path log(String component) {
    return logs().resolve(component + ".log");
  }

  public Path startUpCaches() {
    return directory.resolve("aot");
  }

  /// Where a service may keep files of its own, e.g. temporary uploads.
  public Path work(String service) {
    return directory.resolve("work").resolve(service);
  }

  /// First argument of every Java child: says whose child it is.
  public String marker(String component) {
    return "-Dlauncher.child=" + component + "@" + directory;
  }
}
