package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The checkout around the tests, and the verifier that was packaged in it.
final class Checkout {
  private Checkout() {}

  /// @param exit 0: everything in the bundle is proven
  record Verdict(int exit, String output) {}

  static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("aims"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no checkout around the tests");
    }
    return folder;
  }

  /// What a stranger is told about a bundle, in a process of its own.
  static Verdict verify(Path bundle) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                root().resolve("verifier/target/aimsledger-verifier.jar").toString(),
                bundle.toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Verdict(process.exitValue(), output);
  }
}
