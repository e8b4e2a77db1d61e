package org.aimsledger.audit.platform.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.VerifierKey;

/// A private key of the log, in a file that only its owner can read. Blocking.
final class KeyFileStore {
  private final Path file;
  private final String origin;

  /// @param origin name of the log, which the key carries
  KeyFileStore(Path file, String origin) {
    this.file = file.toAbsolutePath();
    this.origin = origin;
  }

  /// The key of the file; a new one when there is no file yet.
  ///
  /// @param published whether checkpoints went out already: then a new key would be a stranger to
  ///   everybody who has the policy, so a missing file is an error
  /// @throws IllegalStateException when the file is missing though it must not, or holds something
  ///   else
  NoteSigner open(boolean published) {
    var signer =
        key(
            published,
            () -> NoteSigner.generate(origin, new SecureRandom()).encodeSecret(),
            NoteSigner::parse);
    requireOwn(signer.verifierKey());
    return signer;
  }

  /// The same with a key of ML-DSA-44.
  Cosigner openMlDsa44(boolean published) {
    var cosigner =
        key(
            published,
            () -> Cosigner.generateMlDsa44(origin, new SecureRandom()).encodeSecret(),
            Cosigner::parseMlDsa44);
    requireOwn(cosigner.verifierKey());
    return cosigner;
  }

  private <K> K key(boolean published, Supplier<String> secret, Function<String, K> parse) {
    try {
      if (!Files.exists(file)) {
        if (published) {
          throw new IllegalStateException(
              "the key file %s is missing, but checkpoints of %s were published: restore it from the backup"
                  .formatted(file, origin));
        }
        create(secret.get());
      }
      return parse.apply(Files.readString(file).strip());
    } catch (MalformedException e) {
      throw new IllegalStateException(
          "the key file " + file + " holds no key: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("can't use the key file " + file, e);
    }
  }

  private void requireOwn(VerifierKey key) {
    if (!key.name().equals(origin)) {
      throw new IllegalStateException(
          "the key file %s belongs to %s, not to %s".formatted(file, key.name(), origin));
    }
  }

  /// Complete or not at all, and never over another process's file: written aside, then linked.
  private void create(String secret) throws IOException {
    var folder = file.getParent();
    Files.createDirectories(folder);
    var aside =
        Files.createTempFile(
            folder,
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(aside, secret + "\n");
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException _) {
      // Another process was first; its key is the key.
    } finally {
      Files.delete(aside);
    }
  }
}
