package org.aimsledger.audit.proofs;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TlogProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Proofs over HTTP, checked with the code that auditors run.
@QuarkusTest
class ProofResourceTest {
  private static final String API = "/api/audit/v1";

  @Test
  void oneFileProvesOneEvent() {
    // Given
    var happening = retired();
    var index = Stage.record(happening).getFirst();
    Stage.covered(index);

    // When
    var file =
        as("tara", "trail-auditor")
            .get(API + "/events/" + happening.id() + "/proof")
            .then()
            .statusCode(200)
            .header(
                "Content-Disposition", "attachment; filename=\"" + happening.id() + ".tlog-proof\"")
            .extract()
            .asByteArray();

    // Then
    var leaf = as("tara", "trail-auditor").get(API + "/entries/" + index + "/leaf").asByteArray();
    var policy = Policy.parse(anonymous().get("/trail/policy").asByteArray());
    var accepted = TlogProof.parse(file).verify(Hash.leaf(leaf), policy);
    assertThat(TlogProof.parse(file).index()).isEqualTo(index);
    assertThat(accepted.checkpoint().size()).isGreaterThan(index);
  }

  @Test
  void anOlderCheckpointIsTheBeginningOfANewerOne() {
    // Given
    Stage.covered(Stage.record(retired()).getFirst());
    var older = checkpoint();
    Stage.covered(Stage.record(retired(), retired()).getLast());
    var newer = checkpoint();

    // When
    var proof =
        as("tara", "trail-auditor")
            .get(API + "/proofs/consistency?from=" + older.size() + "&to=" + newer.size())
            .then()
            .statusCode(200)
            .body("fromRoot", equalTo(older.root().base64()))
            .body("toRoot", equalTo(newer.root().base64()))
            .extract()
            .jsonPath()
            .getList("hashes", String.class)
            .stream()
            .map(Hash::ofBase64)
            .toList();

    // Then
    assertThat(newer.size()).isGreaterThan(older.size());
    MerkleProofs.verifyConsistency(older.size(), newer.size(), older.root(), newer.root(), proof);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2, 1", "1, 999999999", "-5, -1"})
  void sizesThatHaveNoProofAreRefused(long from, long to) {
    // Given
    Stage.record(retired());

    // When
    var answer =
        as("tara", "trail-auditor")
            .get(API + "/proofs/consistency?from=" + from + "&to=" + to)
            .then();

    // Then
    answer
        .statusCode(400)
        .body("type", equalTo("https://aimsledger.org/problems/trail/no-such-sizes"));
  }

  private static Checkpoint checkpoint() {
    return Checkpoint.parse(
        SignedNote.parse(anonymous().get("/trail/checkpoint").asByteArray()).text());
  }

  private static Happening retired() {
    var system = UUID.randomUUID();
    return Happening.of(
        "inventory",
        new StreamId("ai-system", system),
        1,
        new AiSystemEvent.Retired(system, "replaced", Happening.NOON));
  }
}
