package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives made to confuse or to hurt the reader.
class HostileArchiveTest {

  @TempDir private Path folder;

  private final SampleBundle bundle = SampleBundle.usual();

  /// Attack: {0} is added to a bundle, which its manifest does not list | verifier | when it runs
  @ParameterizedTest
  @ValueSource(
      strings = {"entries/3", "proofs/3.tlog-proof", "../../etc/passwd", "/etc/passwd", "note.txt"})
  void aFileTheManifestDoesNotListIsReported(String name) throws IOException {
    // Given
    bundle.put(name, "believe me");

    // When
    var report = verify();

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.ARCHIVE,
                "archive",
                "the manifest doesn't list the file \"%s\": nothing vouches for it"
                    .formatted(name)));
    assertThat(folder.toFile().list()).containsExactly("bundle.zip");
  }

  @Test
  void aBombWhoseEndIsCutIsNotUnpackedToItsEnd() throws IOException {
    // Given
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("entries/1"));
      var zeros = new byte[1 << 20];
      for (long left = BundleFiles.MOST_UNPACKED; left >= 0; left -= zeros.length) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 20);

    // When
    var report = new BundleVerifier(SampleBundle.write(folder, cut), null).run();

    // Then
    assertThat(report.problems()).hasSize(1);
    assertThat(report.problems().getFirst().reason())
        .endsWith("cut or damaged; more is in it than is worth unpacking");
  }

  /// Attack: {0} is handed out as a bundle, of four gigabytes that take no room | verifier, which
  /// refuses it at once | when it runs
  @ParameterizedTest
  @ValueSource(strings = {"nothing", "a whole bundle with zeros behind it"})
  void fourGigabytesAreRefusedAtOnce(String what) throws IOException {
    // Given
    var file = SampleBundle.write(folder, what.equals("nothing") ? new byte[0] : bundle.zip());
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(4L << 30);
    }

    // When
    var report =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> new BundleVerifier(file, null).run());

    // Then
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).startsWith("not a whole ZIP archive"));
  }

  @Test
  void namesCannotSteerTheTerminal() throws IOException {
    // Given
    bundle.put("\u001b[2J\u202egood", "believe me");

    // When
    String text = TextReport.of(verify().verdict());

    // Then
    assertThat(text).contains("the file \"?[2J?good\": nothing").doesNotContain("\u001b");
  }

  @Test
  void foldersMayStandInTheArchive() throws IOException {
    // Given
    bundle.put("entries/", "");
    bundle.put("proofs/", "");

    // When
    var report = verify();

    // Then
    assertThat(report.verified()).isTrue();
  }

  /// Attack: two files of one name are put into a bundle | verifier | when it runs
  @Test
  void aNameThatOccursTwiceIsReported() throws IOException {
    // Given
    bundle.put("entries/X", "believe me");
    String zip = new String(bundle.zip(), StandardCharsets.ISO_8859_1);
    byte[] doubled = zip.replace("entries/X", "entries/1").getBytes(StandardCharsets.ISO_8859_1);

    // When
    var report = new BundleVerifier(SampleBundle.write(folder, doubled), null).run();

    // Then
    assertThat(report.verified()).isFalse();
    assertThat(report.problems())
        .first()
        .isEqualTo(new Problem(Check.ARCHIVE, "archive", "two files are called \"entries/1\""));
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    // Given
    bundle.files.put(Bundle.entry(7), new byte[50_000_000]);

    // When
    var report = verify();

    // Then
    assertThat(report.problems())
        .containsExactly(new Problem(Check.INCLUSION, "entries/7", "longer than 65535 bytes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"format\": \"aimsledger-bundle/2\"}",
        "{\"format\": \"aimsledger-bundle/1\"}",
        "{\"format\": \"aimsledger-bundle/1\", \"format\": \"aimsledger-bundle/1\"}",
      })
  void anUnreadableManifestEndsTheVerification(String manifest) throws IOException {
    // Given
    bundle.put(Bundle.MANIFEST, manifest);

    // When
    var report = verify();

    // Then
    assertThat(report.problems()).extracting(Problem::place).containsExactly("manifest.json");
    assertThat(report.verified()).isFalse();
    assertThat(report.outcome(Check.INCLUSION)).isEqualTo("not reached");
  }

  /// Attack: a manifest is blown up to more than its archive can have entries for | verifier, which
  /// doesn't unpack it to its end | when it runs
  @Test
  void aManifestThatIsABombIsNotUnpacked() throws IOException {
    // Given
    long limit = ManifestFile.LONGEST_HEAD + 1024L * bundle.files.size();
    String manifest = bundle.text(Bundle.MANIFEST);
    bundle.put(Bundle.MANIFEST, manifest + " ".repeat(60_000_000));
    var tooLong = verify();
    bundle.put(Bundle.MANIFEST, manifest + " ".repeat((int) limit - manifest.length()));

    // When
    var justLongEnough = verify();

    // Then
    assertThat(tooLong.problems())
        .containsExactly(
            new Problem(Check.MANIFEST, "manifest.json", "longer than " + limit + " bytes"));
    assertThat(justLongEnough.verified()).isTrue();
  }

  @Test
  void aManifestSaysNothingBeyondTheFormat() throws IOException {
    // Given
    String manifest = bundle.text(Bundle.MANIFEST);
    bundle.put(Bundle.MANIFEST, manifest.replaceFirst("\\{", "{\"approved\": true,"));

    // When
    var report = verify();

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(Check.MANIFEST, "manifest.json", "\"approved\" isn't part of the format"));
  }

  /// Attack: the manifest lists entries in another order | verifier | when it runs
  @Test
  void entriesOutOfOrderInTheManifestAreReported() throws IOException {
    // Given
    var lines = new ArrayList<>(bundle.entries());
    Collections.swap(lines, 2, 3);
    bundle.put(Bundle.MANIFEST, bundle.manifest(lines).encode());

    // When
    var report = verify();

    // Then
    assertThat(report.problems())
        .first()
        .isEqualTo(new Problem(Check.MANIFEST, "manifest.json", "entry 4 stands behind entry 5"));
  }

  /// Attack: a bit anywhere in an archive is flipped | verifier, unless it changes no content |
  /// when it runs
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 1122})
  void noFlippedByteOfTheArchiveGoesUnnoticedOrStopsTheProgram(long seed) throws IOException {
    // Given
    var random = new Random(seed);
    byte[] whole = bundle.zip();
    String good = facts(new BundleVerifier(SampleBundle.write(folder, whole), null).run());

    for (int i = 0; i < 400; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));

      // When
      var report = new BundleVerifier(SampleBundle.write(folder, flipped), null).run();

      // Then: a flip that changes no content, as in a file's date, changes no result
      if (report.verified()) {
        assertThat(facts(report)).isEqualTo(good);
      } else {
        assertThat(report.problems()).isNotEmpty();
      }
    }
  }

  private static String facts(Report report) {
    return JsonReport.of(report.verdict());
  }

  private Report verify() throws IOException {
    return new BundleVerifier(bundle.write(folder), null).run();
  }
}
