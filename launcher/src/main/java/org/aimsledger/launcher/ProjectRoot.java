package org.aimsledger.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout whose build is run: given by the script (`-Daims.root`), else the nearest folder
/// upwards that holds the `aims` script.
public final class ProjectRoot {
  private ProjectRoot() {}

  public static Path find() {
    var given = System.getProperty("aims.root", "");
    if (!given.isBlank()) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("aims")) && Files.exists(folder.resolve("pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("not inside a checkout of Aimsledger; set -Daims.root");
  }
}
