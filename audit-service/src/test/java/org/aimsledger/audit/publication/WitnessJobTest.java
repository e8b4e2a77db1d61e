package org.aimsledger.audit.publication;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TlogProof;
import org.junit.jupiter.api.Test;

/// The trail asks witnesses over HTTP, and publishes what one of two has cosigned.
@QuarkusTest
@TestProfile(TwoWitnesses.class)
class WitnessJobTest {
  @Test
  void whatIsPublishedIsCosigned() {
    // Given
    var index = Stage.record(retired()).getFirst();

    // When
    var accepted = publishedBeyond(index);

    // Then
    assertThat(accepted.cosignatures())
        .extracting(Policy.Cosigned::witness)
        .containsExactly("honest");
    assertThat(anonymous().get("/trail/policy").asString())
        .contains("witness deceived witness.example/deceived+")
        .endsWith("group witnesses 1 deceived honest\nquorum witnesses\n");
  }

  /// Attack: the cosignatures are taken off a published checkpoint | whoever has the policy with
  /// its quorum | when the checkpoint is read
  @Test
  void aCheckpointWithoutCosignatureIsNotBelieved() {
    // Given
    var _ = publishedBeyond(Stage.record(retired()).getFirst());
    var note = SignedNote.parse(anonymous().get("/trail/checkpoint").asString());

    // When
    var bare = new SignedNote(note.text(), List.of(note.signatures().getFirst()));

    // Then
    assertThatThrownBy(() -> policy().accept(bare))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("needs the quorum");
  }

  @Test
  void aProofLeadsToACosignedCheckpoint() {
    // Given
    var happening = retired();
    var index = Stage.record(happening).getFirst();
    var _ = publishedBeyond(index);

    // When
    var proof =
        TlogProof.parse(
            as("tara", "trail-auditor")
                .get("/api/audit/v1/events/" + happening.id() + "/proof")
                .asByteArray());

    // Then
    var leaf =
        as("tara", "trail-auditor").get("/api/audit/v1/entries/" + index + "/leaf").asByteArray();
    assertThat(proof.verify(Hash.leaf(leaf), policy()).cosignatures()).isNotEmpty();
  }

  /// Attack: the witnesses are kept away from the log | audit-service, which shows nothing newer |
  /// until the quorum has cosigned
  @Test
  void withoutItsQuorumTheLogGrowsAndNothingIsPublished() throws Exception {
    // Given
    var before = publishedBeyond(Stage.record(retired()).getFirst()).checkpoint().size();
    var index = new AtomicLong();

    // When
    TwoWitnesses.withoutHonest(
        () -> {
          index.set(Stage.record(retired(), retired()).getLast());
          Stage.covered(index.get());
          // Then: signed, and not shown to anybody
          await()
              .during(Duration.ofSeconds(2))
              .atMost(Stage.LIMIT)
              .until(() -> published().checkpoint().size() <= index.get());
        });

    // Then
    assertThat(index.get()).isGreaterThanOrEqualTo(before);
    assertThat(publishedBeyond(index.get()).cosignatures()).hasSize(1);
  }

  /// Attack: rows that are no cosignatures are put in, to publish without the quorum or to spoil a
  /// good checkpoint | audit-service, which counts witnesses that have signed, not rows | whenever
  /// the checkpoint is asked for
  @Test
  void aRowIsNoCosignature() throws Exception {
    // Given
    var good = publishedBeyond(Stage.record(retired()).getFirst()).checkpoint().size();
    var honest =
        (String)
            Objects.requireNonNull(
                DatabaseAccess.ofService()
                    .rows(
                        "select line from trail_cosignature where witness = 'honest' and size = ?",
                        good)
                    .getFirst()
                    .get("line"));
    insert(good, forged(honest));

    // When
    TwoWitnesses.withoutHonest(
        () -> {
          Stage.covered(Stage.record(retired()).getFirst());
          var latest = DatabaseAccess.ofService().number("select max(size) from trail_checkpoint");
          assertThat(latest).isGreaterThan(good);
          insert(latest, honest);
          insert(latest, forged(honest));
          insert(latest, "— witness.example/other AAAAAAAA\n");

          // Then
          assertThat(published().checkpoint().size()).isEqualTo(good);
          assertThat(anonymous().get("/trail/checkpoint").asString())
              .contains(honest)
              .doesNotContain(forged(honest));
        });
    assertThat(publishedBeyond(good).cosignatures()).hasSize(1);
  }

  /// As whoever has the password of the service can.
  private static void insert(long size, String line) {
    try {
      var _ =
          DatabaseAccess.ofService()
              .updateAsUser(
                  "insert into trail_cosignature (size, witness, line, received_at)"
                      + " values (?, ?, ?, now())",
                  size,
                  "row-" + UUID.randomUUID(),
                  line);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Of the same key, with another signature.
  private static String forged(String line) {
    var at = line.length() - 8;
    return line.substring(0, at) + (line.charAt(at) == 'A' ? 'B' : 'A') + line.substring(at + 1);
  }

  /// Attack: somebody with the key shows a witness another log | that witness, and audit-service by
  /// `aims.trail.witness.failures` | at the next checkpoint
  @Test
  void aWitnessThatKnowsAnotherLogIsAnAlarm() {
    // Given
    // When
    var _ = publishedBeyond(Stage.record(retired()).getFirst());

    // Then
    await()
        .atMost(Stage.LIMIT)
        .untilAsserted(
            () ->
                assertThat(as("adam", "admin").get("/q/metrics").asString())
                    .containsPattern(
                        "aims_trail_witness_failures_total\\{reason=\"refused\",witness=\"deceived\"\\} [1-9]")
                    // It has cosigned nothing: an alert sees how far behind that is.
                    .contains("aims_trail_witness_size{witness=\"deceived\"} 0.0"));
    assertThat(
            DatabaseAccess.ofService()
                .number("select count(*) from trail_cosignature where witness = 'deceived'"))
        .isZero();
  }

  private static Policy.Accepted publishedBeyond(long index) {
    return await()
        .atMost(Stage.LIMIT)
        .until(WitnessJobTest::published, accepted -> accepted.checkpoint().size() > index);
  }

  private static Policy.Accepted published() {
    return await()
        .atMost(Stage.LIMIT)
        .until(() -> anonymous().get("/trail/checkpoint"), answer -> answer.statusCode() == 200)
        .asString()
        .transform(note -> policy().accept(SignedNote.parse(note)));
  }

  private static Policy policy() {
    return Policy.parse(anonymous().get("/trail/policy").asByteArray());
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
