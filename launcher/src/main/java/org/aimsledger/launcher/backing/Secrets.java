package org.aimsledger.launcher.backing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;

/// Random passwords of this installation, made once, readable by their owner only.
public final class Secrets {
  private static final int BYTES = 32;

  /// Receipts are kept for seven days; what is older than the keys is gone or sealed by then.
  private static final int OLDER_ROWS_DAYS = 9;

  private final Path directory;
  private final SecureRandom random = new SecureRandom();

  public Secrets(Path directory) {
    this.directory = directory;
  }

  /// Answers the same 43 characters for the same name for ever.
  public synchronized String get(String name) throws IOException {
    var file = directory.resolve(name);
    if (!Files.exists(file)) {
      write(name, random());
    }
    return Files.readString(file).strip();
  }

  /// The file of the key-encryption keys of a service's vault, made once, with version 1. Whoever
  /// wants a new one adds a line with the next version; see docs/adr/0014.
  public synchronized Path vaultKeys(String service) throws IOException {
    var name = "vault-keys-" + service;
    if (!has(name)) {
      write(name, "1 " + random() + "\n");
    }
    return file(name);
  }

  /// The keys of the seals that a service's rows carry, made once, with number 1. Databases may be
  /// older than that, so rows without a seal are taken for some days; see docs/adr/0023.
  public synchronized String rowKeys(String service, LocalDate today) throws IOException {
    var name = "row-keys-" + service;
    if (!has(name)) {
      write(name, "1 " + random() + " " + today.plusDays(OLDER_ROWS_DAYS) + "\n");
    }
    return Files.readString(file(name)).strip();
  }

  private String random() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Written beside and moved: a crash never leaves half a secret.
  public synchronized void write(String name, String content) throws IOException {
    createDirectory();
    var file = directory.resolve(name);
    var fresh = directory.resolve(name + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, content.getBytes(StandardCharsets.UTF_8));
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  public boolean has(String name) {
    return Files.exists(directory.resolve(name));
  }

  private void createDirectory() throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory.getParent());
    try {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException _) {
      // Another process of the same installation was faster.
    }
  }
}
