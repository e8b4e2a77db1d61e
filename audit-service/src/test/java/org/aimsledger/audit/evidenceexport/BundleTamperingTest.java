package org.aimsledger.audit.evidenceexport;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.verifier.Main;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.SignedNote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attacks on a bundle that the running service handed out, before the verifier's jar gets it.
@QuarkusTest
class BundleTamperingTest {
  private static final String EXPORTS = "/api/audit/v1/exports";

  // Lines of the verifier's report.
  private static final String MANIFEST = "fails        the manifest is well formed";
  private static final String CHECKPOINT = "fails        a trusted key has signed the checkpoint";
  private static final String INCLUSION = "fails        each entry has the bytes";
  private static final String SEAL = "fails        the seal in the log fixes";

  private static byte @Nullable [] genuine;

  @TempDir Path folder;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private record Verified(int exit, String output) {}

  @BeforeEach
  void export() throws IOException {
    if (genuine == null) {
      genuine = exported();
    }
    try (var zip = new ZipInputStream(new ByteArrayInputStream(Objects.requireNonNull(genuine)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
  }

  @Test
  void aBundleThatWasOnlyPackedAnewIsAccepted() throws Exception {
    // Given
    // When
    var verified = verify();

    // Then
    assertThat(verified.exit()).as(verified.output()).isZero();
  }

  /// Attack: a byte of an event is changed in a bundle that the service handed out | verifier |
  /// when it runs
  @Test
  void aChangedEventIsFound() throws Exception {
    // Given
    change(entry(0), 100);

    // When
    var verified = verify();

    // Then
    assertRejected(verified, entry(0));
  }

  /// Attack: an event is left out of a bundle of the service with its proof and its line of the
  /// manifest | verifier, by the seal in the log | when it runs
  @Test
  void anEventLeftOutEverywhereContradictsTheSeal() throws Exception {
    // Given
    var index = entry(1).substring("entries/".length());
    files.remove(entry(1));
    files.remove("proofs/" + index + ".tlog-proof");
    edit(
        "manifest.json",
        text ->
            text.replaceFirst("\\{\\s*\"index\" : " + index + ",[^}]*\\}\\s*,?\\s*", "")
                .replaceFirst("\"count\" : 3", "\"count\" : 2"));

    // When
    var verified = verify();

    // Then
    assertRejected(verified, SEAL);
  }

  /// Attack: two events of a bundle of the service change places | verifier | when it runs
  @Test
  void swappedEventsAreFound() throws Exception {
    // Given
    swap(entry(0), entry(1));

    // When
    var verified = verify();

    // Then
    assertRejected(verified, entry(0));
  }

  /// Attack: the proofs of two events of a bundle of the service change places | verifier | when it
  /// runs
  @Test
  void aProofOfAnotherEventIsFound() throws Exception {
    // Given
    swap(proof(0), proof(1));

    // When
    var verified = verify();

    // Then
    assertRejected(verified, INCLUSION);
  }

  /// Attack: the manifest of a bundle says another index of an entry | verifier | when it runs
  @Test
  void aWrongIndexIsFound() throws Exception {
    // Given
    var index = entry(0).substring("entries/".length());
    edit(
        "manifest.json",
        text -> text.replace("\"index\" : " + index + ",", "\"index\" : 7000000,"));

    // When
    var verified = verify();

    // Then
    assertRejected(verified, "7000000");
  }

  /// Attack: the manifest of a bundle says another size of the searched trail | verifier | when it
  /// runs
  @Test
  void anotherTreeSizeIsFound() throws Exception {
    // Given
    edit("manifest.json", text -> text.replaceFirst("\"treeSize\" : ", "\"treeSize\" : 1"));

    // When
    var verified = verify();

    // Then
    assertRejected(verified, MANIFEST);
  }

  /// Attack: the checkpoint of a bundle of the service says another root | verifier | when it runs
  @Test
  void aChangedRootIsFound() throws Exception {
    // Given
    edit(
        "checkpoint",
        text -> {
          var lines = new ArrayList<>(text.lines().toList());
          lines.set(2, "A".repeat(42) + "A=");
          return String.join("\n", lines) + "\n";
        });

    // When
    var verified = verify();

    // Then
    assertRejected(verified, CHECKPOINT);
  }

  /// Attack: the checkpoint of a bundle is replaced by an older, genuine one (rolled back) |
  /// verifier | when it runs
  @Test
  void anOlderCheckpointIsFound() throws Exception {
    // Given
    var older =
        DatabaseAccess.ofService()
            .rows("select note from trail_checkpoint where size > 0 order by size limit 1")
            .getFirst()
            .get("note");
    files.put("checkpoint", String.valueOf(older).getBytes(StandardCharsets.UTF_8));

    // When
    var verified = verify();

    // Then
    assertRejected(verified, INCLUSION);
  }

  /// Attack: the checkpoint of a bundle is signed with another key, and the policy in the bundle
  /// names that key | verifier with the policy that its reader has (`--policy`) | when it runs
  @Test
  void anotherKeyIsFoundByWhoeverKnowsTheRightOne() throws Exception {
    // Given
    var own = Files.write(folder.resolve("policy"), content("policy"));
    forgeKey();

    // When
    var verified = verify("--policy", own.toString());

    // Then
    assertRejected(verified, CHECKPOINT);
  }

  /// Attack: the policy in a bundle is replaced by that of another key | verifier | when it runs
  @Test
  void aPolicyOfAnotherKeyIsFound() throws Exception {
    // Given
    var checkpoint = content("checkpoint");
    forgeKey();
    files.put("checkpoint", checkpoint);

    // When
    var verified = verify();

    // Then
    assertRejected(verified, CHECKPOINT);
  }

  private void forgeKey() {
    var origin = text("checkpoint").lines().findFirst().orElseThrow();
    var forger = NoteSigner.of(origin, new byte[32]);
    var forged = forger.sign(SignedNote.parse(text("checkpoint")).text());
    files.put("checkpoint", forged.bytes());
    edit(
        "policy",
        text -> text.replaceFirst("(?m)^log \\S+", "log " + forger.verifierKey().toString()));
  }

  private static byte[] exported() {
    var system = UUID.randomUUID();
    for (var version = 1; version <= 3; version++) {
      var _ =
          Stage.record(
              Happening.of(
                  "inventory",
                  new StreamId("ai-system", system),
                  version,
                  new AiSystemEvent.Retired(system, "replaced " + version, Happening.NOON)));
    }
    var id =
        writingAs("audrey", "auditor")
            .body(Map.of("subject", system))
            .post(EXPORTS)
            .jsonPath()
            .getString("id");
    await()
        .atMost(Stage.LIMIT)
        .untilAsserted(() -> export(id, "").then().statusCode(200).body("state", equalTo("READY")));
    return export(id, "/bundle").asByteArray();
  }

  private static Response export(String id, String more) {
    return as("audrey", "auditor").get(EXPORTS + "/" + id + more);
  }

  private String entry(int n) {
    return files.keySet().stream()
        .filter(name -> name.startsWith("entries/") && !name.endsWith("/"))
        .skip(n)
        .findFirst()
        .orElseThrow();
  }

  private String proof(int n) {
    return "proofs/" + entry(n).substring("entries/".length()) + ".tlog-proof";
  }

  private byte[] content(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private String text(String name) {
    return new String(content(name), StandardCharsets.UTF_8);
  }

  private interface Edit {
    String of(String text);
  }

  private void edit(String name, Edit edit) {
    var before = text(name);
    var after = edit.of(before);
    assertThat(after).isNotEqualTo(before);
    files.put(name, after.getBytes(StandardCharsets.UTF_8));
  }

  private void change(String name, int at) {
    var bytes = content(name).clone();
    bytes[at] ^= 1;
    files.put(name, bytes);
  }

  private void swap(String one, String other) {
    var kept = content(one);
    files.put(one, content(other));
    files.put(other, kept);
  }

  private static void assertRejected(Verified verified, String names) {
    assertThat(verified.exit()).as(verified.output()).isEqualTo(1);
    assertThat(verified.output()).contains(names);
  }

  private Verified verify(String... options) throws IOException, InterruptedException {
    var bundle = folder.resolve("bundle.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    var arguments = new ArrayList<>(List.of(options));
    arguments.add(bundle.toString());
    return run(arguments);
  }

  /// As a stranger would: the verifier's jar and nothing else.
  private static Verified run(List<String> arguments) throws IOException, InterruptedException {
    var jar = new File(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.getPath(),
                Main.class.getName()));
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Verified(process.exitValue(), output);
  }
}
