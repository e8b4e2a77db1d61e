package org.aimsledger.audit.proofs;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.aimsledger.audit.proofs.IndependentVerifier.Evidence;
import org.aimsledger.audit.proofs.IndependentVerifier.PublishedLog;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TlogProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What we publish, judged by code that we didn't write.
@QuarkusTest
class IndependentVerifierTest {
  private static final String API = "/api/audit/v1";
  private static final int EVENTS = 9;
  private static final Hash OTHER = Hash.leaf(new byte[] {1});

  @ParameterizedTest
  @EnumSource
  void anIndependentImplementationAcceptsOurProofs(IndependentVerifier verifier) {
    // Given: trees of three sizes
    var cases = new LinkedHashMap<String, Evidence>();
    for (var round = 0; round < 3; round++) {
      recorded().forEach(happening -> cases.put(happening.id().toString(), evidence(happening)));
    }

    // When
    var verdicts = verifier.judge(cases);

    // Then
    assertThat(verdicts.keySet()).containsExactlyInAnyOrderElementsOf(cases.keySet());
    assertThat(verdicts.values()).containsOnly("accepted");
  }

  @ParameterizedTest
  @EnumSource
  void anIndependentImplementationRefusesWhatWasTamperedWith(IndependentVerifier verifier) {
    // Given
    var happenings = recorded();
    var genuine = evidence(happenings.get(EVENTS / 2));
    var neighbour = evidence(happenings.get(EVENTS / 2 + 1));
    var forger = new Forger(genuine);
    var cases = new LinkedHashMap<String, Evidence>();
    cases.put("leaf changed", genuine.withLeaf(forger.leafWithAnotherBit()));
    cases.put("leaf cut", genuine.withLeaf(Arrays.copyOf(genuine.leaf(), 100)));
    cases.put("leaf of the neighbour", genuine.withLeaf(neighbour.leaf()));
    cases.put("proof of the neighbour", genuine.withProof(neighbour.proof()));
    cases.put("index before", forger.at(-1));
    cases.put("index behind", forger.at(1));
    cases.put("index beyond the tree", forger.at(1_000_000_000));
    cases.put("hash changed", forger.hashes(hashes -> hashes.set(0, OTHER)));
    cases.put("hash missing", forger.hashes(List::removeFirst));
    cases.put("hash too many", forger.hashes(hashes -> hashes.add(OTHER)));
    cases.put("hashes turned round", forger.hashes(Collections::reverse));
    cases.put("tree size changed", forger.checkpoint(1, "1000000"));
    cases.put("root changed", forger.checkpoint(2, OTHER.base64()));
    cases.put("origin changed", forger.checkpoint(0, "somebody.else/trail"));
    cases.put("signed with another key", forger.signedWithAnotherKey());
    cases.put("another key believed", genuine.withPolicy(forger.policyOfAnotherKey()));

    // When
    var attacks = List.copyOf(cases.keySet());
    cases.put("genuine", genuine);
    var verdicts = verifier.judge(cases);

    // Then
    assertThat(verdicts).containsEntry("genuine", "accepted");
    assertThat(attacks)
        .allSatisfy(attack -> assertThat(verdicts.get(attack)).as(attack).startsWith("refused: "));
  }

  @Test
  void anIndependentImplementationFollowsTheWholeLog() {
    // Given
    var _ = recorded();
    var older = anonymous().get("/trail/checkpoint").asString();
    var forger = new Forger(evidence(recorded().getLast()));
    var policy = anonymous().get("/trail/policy").asString();
    var log = RestAssured.baseURI + ":" + RestAssured.port + "/trail";

    // When
    var verdicts =
        IndependentVerifier.SUMDB.judge(
            Map.of(
                "genuine",
                new PublishedLog(policy, log, older),
                "grown from another log",
                new PublishedLog(
                    policy + "log " + forger.signer.verifierKey() + "\n",
                    log,
                    forger.otherHistory(older))));

    // Then
    assertThat(verdicts).containsEntry("genuine", "accepted");
    assertThat(verdicts.get("grown from another log")).startsWith("refused: ");
  }

  /// Makes other evidence out of genuine evidence.
  private static final class Forger {
    private final Evidence genuine;
    private final TlogProof proof;
    private final NoteSigner signer;

    Forger(Evidence genuine) {
      this.genuine = genuine;
      this.proof = TlogProof.parse(genuine.proof());
      var origin = Checkpoint.parse(proof.checkpoint().text()).origin();
      this.signer = NoteSigner.generate(origin, new SecureRandom());
    }

    byte[] leafWithAnotherBit() {
      var leaf = genuine.leaf().clone();
      leaf[leaf.length / 2] ^= 1;
      return leaf;
    }

    Evidence at(long distance) {
      return genuine.withProof(
          TlogProof.of(proof.index() + distance, proof.hashes(), proof.checkpoint()).encode());
    }

    Evidence hashes(Consumer<List<Hash>> change) {
      var hashes = new ArrayList<>(proof.hashes());
      change.accept(hashes);
      return genuine.withProof(TlogProof.of(proof.index(), hashes, proof.checkpoint()).encode());
    }

    Evidence checkpoint(int line, String other) {
      var note = proof.checkpoint().encode();
      var lines = new ArrayList<>(Arrays.asList(note.split("\n", -1)));
      lines.set(line, other);
      return genuine.withProof(genuine.proof().replace(note, String.join("\n", lines)));
    }

    Evidence signedWithAnotherKey() {
      var note = signer.sign(proof.checkpoint().text());
      return genuine.withProof(TlogProof.of(proof.index(), proof.hashes(), note).encode());
    }

    /// A checkpoint of the same size, believed by whoever knows the other key, of another root.
    String otherHistory(String checkpoint) {
      var text = Checkpoint.parse(SignedNote.parse(checkpoint).text());
      return signer.sign(Checkpoint.of(text.origin(), text.size(), OTHER).encode()).encode();
    }

    String policyOfAnotherKey() {
      return "log " + signer.verifierKey() + "\nquorum none\n";
    }
  }

  private static List<Happening> recorded() {
    var happenings = IntStream.range(0, EVENTS).mapToObj(_ -> retired()).toList();
    Stage.covered(Stage.record(happenings.toArray(Happening[]::new)).getLast());
    return happenings;
  }

  private static Happening retired() {
    var system = UUID.randomUUID();
    return Happening.of(
        "inventory",
        new StreamId("ai-system", system),
        1,
        new AiSystemEvent.Retired(system, "replaced", Happening.NOON));
  }

  private static Evidence evidence(Happening happening) {
    var proof = as("tara", "trail-auditor").get(API + "/events/" + happening.id() + "/proof");
    var text = proof.then().statusCode(200).extract().asString();
    var index = TlogProof.parse(text).index();
    return new Evidence(
        anonymous().get("/trail/policy").asString(),
        text,
        as("tara", "trail-auditor").get(API + "/entries/" + index + "/leaf").asByteArray());
  }
}
