package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verifier as a process of its own.
class MainProcessTest {

  @TempDir private Path folder;

  /// As long as a manifest may be, and with less memory than it needs.
  @Test
  void aVerifierThatRunsOutOfMemorySaysNothingAboutTheEvidence() throws Exception {
    // Given
    var bundle = folder.resolve("large.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
      zip.putNextEntry(new ZipEntry(Bundle.MANIFEST));
      zip.write(
          ("[" + "0,".repeat(Bundle.LONGEST_MANIFEST / 2 - 2) + "0]")
              .getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    }

    // When
    var process = verifier("-Xmx24m", bundle.toString());
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // Then
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("nothing is said about the evidence");
    assertThat(process.exitValue()).isEqualTo(Main.UNUSABLE);
  }

  private static Process verifier(String memory, String file) throws IOException {
    var classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            memory,
            "-cp",
            classes.toString(),
            Main.class.getName(),
            file)
        .redirectErrorStream(true)
        .start();
  }
}
