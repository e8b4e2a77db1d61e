package org.aimsledger.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.MalformedException;

/// The private key of a witness, in a file that only its owner can read: a line with the name, a
/// line with the 32 bytes of RFC 8032 in base64.
public final class WitnessKey {
  private static final int LENGTH = 32;
  private static final String FILE = "witness.key";

  private WitnessKey() {}

  /// Whether a folder has a key. One that has none has never vouched for anything that somebody
  /// could hold against it.
  public static boolean exists(StateFolder state) {
    return Files.exists(state.path().resolve(FILE));
  }

  /// The key of a folder; made when there is none.
  ///
  /// @param name what a new key is called, as in a URL without its scheme; an existing one keeps
  ///   its name
  /// @throws IOException when the file can't be used, or is called otherwise
  public static Cosigner open(StateFolder state, String name) throws IOException {
    var file = state.path().resolve(FILE);
    if (!Files.exists(file)) {
      create(file, name);
    }
    return read(file, name);
  }

  private static Cosigner read(Path file, String name) throws IOException {
    var lines = Files.readAllLines(file);
    if (lines.size() != 2) {
      throw new IOException(file + " holds no key");
    }
    if (!lines.getFirst().equals(name)) {
      throw new IOException(
          "the key in %s is called %s, not %s".formatted(file, lines.getFirst(), name));
    }
    try {
      return Cosigner.of(name, Base64.getDecoder().decode(lines.get(1)));
    } catch (IllegalArgumentException | MalformedException e) {
      throw new IOException(file + " holds no key", e);
    }
  }

  /// Complete or not at all.
  private static void create(Path file, String name) throws IOException {
    var seed = new byte[LENGTH];
    new SecureRandom().nextBytes(seed);
    // Says whether the name can be one before anything is written.
    var _ = Cosigner.of(name, seed);
    var fresh =
        Files.createTempFile(
            file.getParent(),
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var _ = Files.write(fresh, List.of(name, Base64.getEncoder().encodeToString(seed)));
    var _ = Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
