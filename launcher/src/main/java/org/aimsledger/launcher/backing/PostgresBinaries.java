package org.aimsledger.launcher.backing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs: carried as an archive on the class path, unpacked once per version.
public final class PostgresBinaries {
  private static final String STAMP = ".unpacked";

  private final Path directory;

  public PostgresBinaries(Path directory) {
    this.directory = directory;
  }

  public Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /// Quick when the archive is the one that was unpacked last time.
  public void unpack() throws IOException {
    var archive = archive();
    var identity = identityOf(archive);
    var stamp = directory.resolve(STAMP);
    if (Files.exists(stamp) && Files.readString(stamp).equals(identity)) {
      return;
    }
    // Unpacked beside and moved: an interrupted attempt leaves no half-filled folder in place.
    var fresh = directory.resolveSibling(directory.getFileName() + ".new");
    delete(fresh);
    Files.createDirectories(fresh);
    try (var in = open(archive);
        var tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, fresh);
      }
    }
    Files.writeString(fresh.resolve(STAMP), identity);
    delete(directory);
    Files.move(fresh, directory);
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    var target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("archive entry leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink() || entry.isLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if (entry.getName().startsWith("bin/") || entry.getName().startsWith("./bin/")) {
      var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(target, permissions);
    }
  }

  private static String archive() throws IOException {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var name = archiveName(system, machine);
    if (PostgresBinaries.class.getResource(name) == null) {
      throw new IOException(
          "No PostgreSQL programs for " + system + " on " + machine + " are part of this build.");
    }
    return name;
  }

  /// The names that io.zonky.test.postgres gives its archives.
  static String archiveName(String system, String machine) {
    var family =
        system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
    var architecture =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
    return "/postgres-" + family + "-" + architecture + ".txz";
  }

  private static InputStream open(String archive) throws IOException {
    var in = PostgresBinaries.class.getResourceAsStream(archive);
    if (in == null) {
      throw new IOException("not on the class path: " + archive);
    }
    return in;
  }

  // A digest of 15 MB at every start would cost more time than it is worth: the jar's name carries
  // the version.
  private static String identityOf(String archive) throws IOException {
    var url = PostgresBinaries.class.getResource(archive);
    if (url == null) {
      throw new IOException("not on the class path: " + archive);
    }
    var connection = url.openConnection();
    connection.setUseCaches(false);
    try (var _ = connection.getInputStream()) {
      var path = url.toString();
      var jarName = path.substring(path.lastIndexOf('/', path.lastIndexOf('!')) + 1);
      return jarName + " " + connection.getContentLengthLong() + "\n";
    }
  }

  /// Deletes a whole tree; nothing happens when there is none.
  public static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
