package org.aimsledger.audit.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.aimsledger.verifier.Main;

/// Finds the verifier: its jar is among our libraries.
@Singleton
class VerifierBeans {
  @Produces
  @Singleton
  VerifierProgram verifierProgram() {
    var source = Main.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return new VerifierProgram(null);
    }
    var jar = Path.of(URI.create(source.getLocation().toString()));
    return new VerifierProgram(Files.isRegularFile(jar) ? sha256(jar) : null);
  }

  private static String sha256(Path file) {
    try (var content =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      var _ = content.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(content.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
