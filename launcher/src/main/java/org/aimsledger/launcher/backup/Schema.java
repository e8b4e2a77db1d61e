package org.aimsledger.launcher.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// The schema that a copy needs, made by the migrations of a build.
///
/// @param jars where the migrations of the service are
/// @param appRole login of the running service
/// @param vaultRole login that reads keys; any where the service has none
public record Schema(List<Path> jars, String appRole, String vaultRole) {
  private static final List<String> FOLDERS =
      List.of("db/event-store/", "db/vault/", "db/migration/");

  public Schema {
    jars = List.copyOf(jars);
  }

  /// Of a service as the build of this project leaves it.
  public static Schema packagedIn(Path root, String service, String appRole, String vaultRole)
      throws IOException {
    var app = root.resolve(service + "-service/target/quarkus-app");
    var jars = new ArrayList<Path>();
    for (var folder : List.of(app.resolve("app"), app.resolve("lib/main"))) {
      try (var files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    return new Schema(
        jars.stream()
            .filter(
                jar ->
                    jar.getFileName().toString().contains("aimsledger")
                        || jar.startsWith(app.resolve("app")))
            .toList(),
        appRole,
        vaultRole);
  }

  /// Carries out exactly these migrations on an empty database.
  void make(DatabaseLogin owner, List<BackupHeader.Migration> migrations, int lanes)
      throws IOException {
    var folder = Files.createTempDirectory("aims-migrations");
    try {
      unpack(migrations, folder);
      var _ =
          Flyway.configure()
              .dataSource(owner.url(), owner.user(), owner.password())
              .locations("filesystem:" + folder)
              .outOfOrder(true)
              .placeholders(
                  Map.of(
                      "appRole", appRole,
                      "vaultRole", vaultRole,
                      "lanes", Integer.toString(lanes)))
              .load()
              .migrate();
    } catch (FlywayException e) {
      throw new IOException("The schema of the backup can't be made: " + e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  private void unpack(List<BackupHeader.Migration> migrations, Path folder) throws IOException {
    var known = new HashMap<String, byte[]>();
    for (var path : jars) {
      try (var jar = new JarFile(path.toFile())) {
        for (var entry : jar.stream().toList()) {
          var name = entry.getName();
          if (name.endsWith(".sql") && FOLDERS.stream().anyMatch(name::startsWith)) {
            try (var in = jar.getInputStream(entry)) {
              known.put(fileName(name), in.readAllBytes());
            }
          }
        }
      }
    }
    for (var migration : migrations) {
      var bytes = known.get(fileName(migration.script()));
      if (bytes == null) {
        throw new IOException(
            "The backup has the schema of another version: this build has no migration "
                + migration.script()
                + ". Restore with the version that made it, or a newer one.");
      }
      // Where it was found is a part of what is known of it afterwards.
      var file = folder.resolve(migration.script()).normalize();
      if (!file.startsWith(folder)) {
        throw new IOException("The backup names a migration outside: " + migration.script());
      }
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }

  // Flyway writes down a script with its folder, or without, depending on how it was found.
  private static String fileName(String script) {
    return script.substring(script.lastIndexOf('/') + 1);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
