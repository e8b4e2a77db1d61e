package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aimsledger.verifier.log.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verifier as a process of its own.
class MainProcessTest {

  /// With lines as long as they may be for it, a manifest of 72 MB.
  private static final int ENTRIES = 70_000;

  @TempDir private Path folder;

  /// More names than there is memory for.
  @Test
  void aVerifierThatRunsOutOfMemorySaysNothingAboutTheEvidence() throws Exception {
    // Given
    var bundle = folder.resolve("large.zip");
    try (var zip = zip(bundle)) {
      for (int i = 0; i < 150_000; i++) {
        zip.putNextEntry(new ZipEntry("entries/" + "x".repeat(60) + i));
        zip.closeEntry();
      }
    }

    // When
    var process = verifier("-Xmx12m", bundle.toString());
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // Then
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("nothing is said about the evidence");
    assertThat(process.exitValue()).isEqualTo(Main.UNUSABLE);
  }

  /// The manifest is right, and all proofs are empty: what is found is a matter of the evidence.
  @Test
  void aManifestThatIsLargerThanTheMemoryIsReadToItsEnd() throws Exception {
    // Given
    var bundle = folder.resolve("long.zip");
    long length;
    try (var zip = zip(bundle)) {
      length = writeManifest(zip);
      for (int i = 0; i < ENTRIES; i++) {
        zip.putNextEntry(new ZipEntry(Bundle.proof(i)));
        zip.closeEntry();
      }
    }

    // When
    var process = verifier("-Xmx32m", bundle.toString());
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // Then
    assertThat(length).isGreaterThan(64L << 20);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(output)
        .contains("holds        the manifest is well formed and agrees with itself")
        .contains("entries      %d, and the seal".formatted(ENTRIES - 1))
        .doesNotContain("memory");
    assertThat(process.exitValue()).isEqualTo(Main.NOT_VERIFIED);
  }

  /// @return how many bytes it has
  private static long writeManifest(ZipOutputStream zip) throws IOException {
    var lines = new StringBuilder();
    for (int i = 0; i < ENTRIES - 1; i++) {
      lines.append(i).append(' ').append(Hash.EMPTY_ROOT.hex()).append('\n');
    }
    String head =
        "{\"format\":\"%s\",\"origin\":\"log\",\"subject\":\"s\",\"treeSize\":%d,\"count\":%d,\"created\":\"c\",\"seal\":%d,\"entriesDigest\":\"%s\",\"entries\":["
            .formatted(
                Bundle.FORMAT,
                ENTRIES - 1,
                ENTRIES - 1,
                ENTRIES - 1,
                Hash.sha256(lines.toString().getBytes(StandardCharsets.US_ASCII)).hex());
    zip.putNextEntry(new ZipEntry(Bundle.MANIFEST));
    long length = write(zip, head);
    for (int i = 0; i < ENTRIES; i++) {
      String entry =
          "{\"index\":%d,\"source\":\"/risk\",\"lane\":0,\"laneSeq\":%d,\"leafHash\":\"%s\",\"prunedBy\":%d}"
              .formatted(i, i + 1, Hash.EMPTY_ROOT.hex(), ENTRIES);
      String padding = " ".repeat(ManifestFile.LONGEST_OF_A_FILE - 1 - entry.length());
      length += write(zip, (i == 0 ? " " : ",") + padding + entry);
    }
    length += write(zip, "]}");
    zip.closeEntry();
    return length;
  }

  private static int write(ZipOutputStream zip, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    zip.write(bytes);
    return bytes.length;
  }

  private static ZipOutputStream zip(Path file) throws IOException {
    var zip = new ZipOutputStream(Files.newOutputStream(file));
    zip.setLevel(Deflater.BEST_SPEED);
    return zip;
  }

  static Process verifier(String memory, String file) throws IOException {
    var classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            memory,
            "-XX:+UseSerialGC",
            "-cp",
            classes.toString(),
            Main.class.getName(),
            file)
        .redirectErrorStream(true)
        .start();
  }
}
