package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.aimsledger.verifier.log.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final SampleBundle bundle = SampleBundle.usual();

  @Test
  void aGoodBundleExitsWithZeroAndAReportForPeople() {
    // Given
    String file = bundle.write(folder).toString();

    // When
    int code = run(file);

    // Then
    assertThat(code).isZero();
    var key = bundle.log.signer.verifierKey();
    assertThat(text(out))
        .isEqualTo(
            """
            Aimsledger evidence bundle %s
              subject      "0198c0de-0000-7000-8000-000000000001"
              entries      9, and the seal; selected from the first 14 of the log at "2026-11-22T10:00:15Z"
              log          "example.com/trail", 17 entries, root %s
              signed by    %s
              fingerprint  %s
                           (key from the bundle itself: compare the fingerprint)

            Checked:
              holds        the archive is whole and holds the files of a bundle, nothing else
              holds        the manifest is well formed and agrees with itself
              holds        a trusted key has signed the checkpoint
              holds        each entry has the bytes its leaf hash says and is in the log at its index
              holds        each entry is a well-formed event that fits its header, and none occurs twice
              holds        numbers of lanes and versions of streams run without repetition or hole
              holds        the seal in the log fixes just these entries: none was left out, added or exchanged

            Not checked:
              - Whose key it is: it was taken from the bundle itself. Compare the fingerprint with one you got by another way, or name your own policy with --policy.
              - Whether everybody is shown the same log: no witness known to the policy has cosigned, so whoever holds the key could have made another log for you.
              - Whether the operator selected everything about the subject: the seal says what was selected. Who doubts it searches all entries the log publishes.
              - Whether a service left out or changed something before it came to the log, of what none of its seals here covers: "/audit 0" (1 of 1 entries), "/incident 1" (4 of 4 entries), "/inventory 2" (4 of 4 entries), "/risk 0" (1 of 1 entries).
              - What index.html and README.txt of the bundle say: they are for people, and nothing signs them. What counts is this report.
              - Whether what was recorded is true, and whether all that happened was recorded.

            VERIFIED
            """
                .formatted(
                    file,
                    Checkpoint.parse(bundle.checkpoint.text()).root(),
                    key.label(),
                    key.fingerprint()));
    assertThat(text(err)).isEmpty();
  }

  @Test
  void aBadBundleExitsWithOneAndNamesTheFirstWrongPlace() {
    // Given
    bundle.drop(5);

    // When
    int code = run(bundle.write(folder).toString());

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(text(out))
        .contains("First wrong place:\n  entries/5: missing\n")
        .contains("  fails        each entry has the bytes")
        .endsWith("NOT VERIFIED\n");
  }

  @Test
  void theReportForProgramsIsJson() {
    // Given
    bundle.drop(5);

    // When
    int code = run("--json", bundle.write(folder).toString());

    // Then
    assertThat(code).isEqualTo(1);
    var json = (Json.Members) Json.parse(out.toByteArray(), "the report");
    assertThat(json.get("verified")).isEqualTo(new Json.Bool(false));
    assertThat(json.text("format")).isEqualTo("aimsledger-verification/2");
    assertThat(json.text("mode")).isEqualTo("bundle");
    assertThat(json.members("firstProblem").text("place")).isEqualTo("entries/5");
    assertThat(json.members("firstProblem").text("check")).isEqualTo("inclusion");
    assertThat(json.members("key").text("from")).isEqualTo("bundle");
    assertThat(json.members("key").text("vkey"))
        .isEqualTo(bundle.log.signer.verifierKey().encode());
    assertThat(json.list("checked")).hasSize(7);
    assertThat(json.number("problemCount")).isEqualTo(json.list("problems").size());
  }

  @Test
  void anotherKeyIsNotVerified() throws IOException {
    // Given
    var stranger = new SampleLog((byte) 2).signer.verifierKey();
    Path policy = folder.resolve("policy.txt");
    Files.writeString(policy, "log " + stranger + "\nquorum none\n");

    // When
    int code = run("--policy", policy.toString(), bundle.write(folder).toString());

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(text(out))
        .contains(
            "First wrong place:\n  checkpoint: no known key has signed: signatures are by ["
                + bundle.log.signer.verifierKey().label()
                + "], known are ["
                + stranger.label()
                + "]\n");
  }

  @Test
  void theRightPolicyIsUsedAndSaidToBeTheOneNamed() throws IOException {
    // Given
    Path policy = folder.resolve("policy.txt");
    Files.write(policy, bundle.get(Bundle.POLICY));

    // When
    int code = run("--policy", policy.toString(), bundle.write(folder).toString());

    // Then
    assertThat(code).isZero();
    assertThat(text(out))
        .contains("(key from the policy you named)")
        .doesNotContain("Whose key it is");
  }

  @Test
  void oneEntryIsVerifiedByItsProof() throws IOException {
    // Given
    String policy = write("policy", bundle.get(Bundle.POLICY));
    String entry = write("entry", bundle.get(Bundle.entry(5)));
    String proof = write("proof", bundle.get(Bundle.proof(5)));
    String otherProof = write("other", bundle.get(Bundle.proof(7)));

    // When
    int right = run("verify-proof", entry, proof, "--policy", policy);
    int wrong = run("verify-proof", entry, otherProof, "--policy", policy);

    // Then
    assertThat(right).isZero();
    assertThat(wrong).isEqualTo(1);
    assertThat(text(out))
        .startsWith(
            """
            Proof of one entry
              log          "example.com/trail", 17 entries, root %s
              signed by    %s
              fingerprint  %s
                           (key from the policy you named)
              entry        5

            Checked:
              holds        a trusted key has signed the checkpoint, and the witnesses that the policy asks for
              holds        the entry is in the log at this index, byte for byte

            Not checked:
              - Whether everybody is shown the same log: no witness known to the policy has cosigned, so whoever holds the key could have made another log for you.
              - Whether anything else belongs to it: other entries of the log are not looked at.
              - Whether what was recorded is true, and whether all that happened was recorded.

            VERIFIED
            """
                .formatted(
                    Checkpoint.parse(bundle.checkpoint.text()).root(),
                    bundle.log.signer.verifierKey().label(),
                    bundle.log.signer.verifierKey().fingerprint()))
        .contains("First wrong place:\n  entry: the inclusion proof leads to root ")
        .endsWith("NOT VERIFIED\n");
  }

  @Test
  void aKeptCheckpointShowsWhetherTheLogOnlyGrew() throws IOException {
    // Given
    var log = SampleBundle.usualLog();
    String policy = write("policy", bundle.get(Bundle.POLICY));
    String older = write("older", log.checkpoint().bytes());
    String newer = write("newer", bundle.checkpoint.bytes());
    String proof = write("proof", SampleBundle.utf8(bundle.log.consistencyProof(14)));
    var other = new SampleLog((byte) 1);
    while (other.size() < 14) {
      SampleBundle.other(other);
    }
    String rewritten = write("rewritten", other.checkpoint().bytes());

    // When
    int grown = run("verify-consistency", "--policy", policy, older, newer, proof);
    int changed = run("verify-consistency", "--policy", policy, rewritten, newer, proof);

    // Then
    assertThat(grown).isZero();
    assertThat(changed).isEqualTo(1);
    assertThat(text(out))
        .contains("  holds        the log only grew from the older checkpoint to the newer one\n")
        .contains("\nVERIFIED\n")
        .contains("First wrong place:\n  proof: the consistency proof leads to old root ")
        .endsWith("NOT VERIFIED\n");
  }

  @Test
  void aBundleOfTheFirstReleaseStaysVerifiable() {
    // Given a bundle and its policy as they were written once, in src/test/resources
    Path sample = Path.of("src", "test", "resources", "bundle-1.zip");
    Path policy = Path.of("src", "test", "resources", "bundle-1.policy");

    // When
    int code = run("--policy", policy.toString(), sample.toString());

    // Then
    assertThat(code).isZero();
    assertThat(text(out)).contains("entries      9, and the seal").endsWith("\nVERIFIED\n");
  }

  private String write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  @Test
  void aFileThatIsNoArchiveIsNotVerified() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("bundle.zip"), "hello");

    // When
    int code = run(file.toString());

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(text(out)).contains("archive: not a whole ZIP archive").contains("NOT VERIFIED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--what x.zip",
        "--policy",
        "a.zip b.zip",
        "--json",
        "--policy a.txt",
        "verify-proof a b",
        "verify-proof --policy p a",
        "verify-consistency --policy p a b",
        "verify-consistency --policy p a b c --log d",
        "verify-consistency --policy p a b --log d --from e",
        "verify-log a",
        "verify-log --policy p",
        "verify-log --policy p a b",
        "verify-log --policy p a --from",
        "verify-log --policy p a --streams -1",
        "verify-log --policy p a --streams 9999999999",
        "verify-log --policy p a --timeout 0",
        "compare --policy p a",
        "compare --policy p a b --foreign",
        "compare a b",
        "--foreign a.zip"
      })
  void wrongUsageExitsWithTwo(String args) {
    // When
    int code = run(args.isEmpty() ? new String[0] : args.split(" "));

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(text(err)).contains("Usage: java -jar aimsledger-verifier.jar");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void filesThatCannotBeReadExitWithTwoAndAreNamed() throws IOException {
    // Given
    String good = bundle.write(folder).toString();
    String none = folder.resolve("none").toString();
    String malformed = Files.writeString(folder.resolve("bad"), "trust me\n").toString();

    // When, Then
    assertThat(run(none)).isEqualTo(2);
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(run("--policy", none, good)).isEqualTo(2);
    assertThat(run("--policy", malformed, good)).isEqualTo(2);
    assertThat(text(err).lines())
        .containsExactly(
            "can't read " + none + ": no such file",
            "can't read " + folder + ": not a regular file",
            "can't read " + none + ": no such file",
            "can't read " + malformed + ": policy line 1: not understood: \"trust me\"");
  }

  @Test
  void theProgramNeedsNothingButTheBaseOfTheJavaPlatform() {
    // Given
    var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    var printed = new StringWriter();

    // When
    int code =
        jdeps.run(
            new PrintWriter(printed),
            new PrintWriter(printed),
            "--ignore-missing-deps",
            "--print-module-deps",
            Path.of("target", "classes").toString());

    // Then
    assertThat(code).isZero();
    assertThat(printed.toString().strip()).isEqualTo("java.base");
  }

  private int run(String... args) {
    return Main.run(
        List.of(args),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
