package org.aimsledger.testkit.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

/// Files of key-encryption keys for tests.
public final class VaultKeys {
  private VaultKeys() {}

  /// A new file with version 1.
  public static Path create() {
    try {
      var file = Files.createTempFile("vault-keys", "");
      file.toFile().deleteOnExit();
      add(file, 1);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds a random key.
  public static void add(Path file, int version) {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    var line = version + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
