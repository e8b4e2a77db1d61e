package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final NoteSigner LOG = NoteSigner.generate("example.com/log", RANDOM);
  private static final Cosigner X1 = Cosigner.generate("x.example/1", RANDOM);
  private static final Cosigner X2 = Cosigner.generate("x.example/2", RANDOM);
  private static final Cosigner Y1 = Cosigner.generate("y.example/1", RANDOM);

  private static final String LOG_LINE = "log " + LOG.verifierKey() + "\n";
  private static final String WITNESSES =
      "witness X1 %s\nwitness X2 %s\nwitness Y1 %s\n"
          .formatted(X1.verifierKey(), X2.verifierKey(), Y1.verifierKey());

  private static final SignedNote CHECKPOINT =
      LOG.sign(Checkpoint.of("example.com/log", 0, Hash.EMPTY_ROOT).encode());

  @Test
  void aPolicyWithoutWitnessesAcceptsWhatTheLogSigned() {
    // Given
    var policy = Policy.parse("# ours\n\n \t" + LOG_LINE + "quorum\tnone\n");

    // When
    var accepted = policy.accept(CHECKPOINT);

    // Then
    assertThat(accepted.log()).isEqualTo(LOG.verifierKey());
    assertThat(accepted.cosignatures()).isEmpty();
    assertThat(policy.needsNoWitness()).isTrue();
  }

  @Test
  void aSingleWitnessCanBeTheQuorum() {
    // Given
    var policy = Policy.parse(LOG_LINE + WITNESSES + "quorum X1\n");

    // When
    var accepted = policy.accept(X1.cosign(CHECKPOINT, NOON));

    // Then
    assertThat(policy.logs()).containsExactly(LOG.verifierKey());
    assertThat(policy.witnesses())
        .containsExactly(X1.verifierKey(), X2.verifierKey(), Y1.verifierKey());
    assertThat(policy.needsNoWitness()).isFalse();
    assertThat(accepted.cosignatures()).containsExactly(new Policy.Cosigned("X1", NOON));
    assertThatThrownBy(() -> policy.accept(X2.cosign(CHECKPOINT, NOON)))
        .isInstanceOf(RejectedException.class)
        .hasMessage("the policy needs the quorum \"X1\", cosigned have only [X2]");
  }

  @Test
  void groupsCountTheirMembers() {
    // Given
    var policy =
        Policy.parse(
            LOG_LINE + WITNESSES + "group X any X1 X2\ngroup both all X Y1\nquorum both\n");

    // When
    var accepted = policy.accept(Y1.cosign(X2.cosign(CHECKPOINT, NOON), NOON));

    // Then
    assertThat(accepted.cosignatures()).hasSize(2);
    assertThatThrownBy(() -> policy.accept(X1.cosign(X2.cosign(CHECKPOINT, NOON), NOON)))
        .isInstanceOf(RejectedException.class);
    assertThatThrownBy(() -> policy.accept(CHECKPOINT)).isInstanceOf(RejectedException.class);
  }

  @Test
  void aThresholdIsMetByThatManyMembers() {
    // Given
    var policy = Policy.parse(LOG_LINE + WITNESSES + "group two 2 X1 X2 Y1\nquorum two\n");

    // When
    var accepted = policy.accept(Y1.cosign(X1.cosign(CHECKPOINT, NOON), NOON));

    // Then
    assertThat(accepted.cosignatures()).hasSize(2);
    assertThatThrownBy(() -> policy.accept(Y1.cosign(CHECKPOINT, NOON)))
        .isInstanceOf(RejectedException.class);
  }

  /// Attack: a checkpoint has cosignatures and no signature of a known key | verifier | when it
  /// runs
  @Test
  void witnessesAloneDoNotMakeACheckpoint() {
    // Given
    var other = NoteSigner.generate("example.com/log", RANDOM);
    var policy = Policy.parse(LOG_LINE + WITNESSES + "quorum X1\n");
    var note = X1.cosign(other.sign(CHECKPOINT.text()), NOON);

    // When, Then
    assertThatThrownBy(() -> policy.accept(note))
        .isInstanceOf(RejectedException.class)
        .hasMessage("no log of the policy has signed");
  }

  /// Attack: a log signs for another origin | verifier | when it runs
  @Test
  void aLogCannotSignForAnotherOrigin() {
    // Given
    var note = LOG.sign(Checkpoint.of("example.com/other", 0, Hash.EMPTY_ROOT).encode());

    // When, Then
    assertThatThrownBy(() -> Policy.of(LOG.verifierKey()).accept(note))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "the key of \"example.com/log\" has signed a checkpoint of \"example.com/other\"");
  }

  /// Attack: one key is named as two witnesses | verifier | when it reads the policy
  @Test
  void oneKeyCannotBeTwoWitnesses() {
    // Given
    byte[] seed = new byte[32];
    var a = Cosigner.of("a.example", seed).verifierKey();
    var b = Cosigner.of("b.example", seed).verifierKey();

    // When, Then
    assertThatThrownBy(
            () -> Policy.parse(LOG_LINE + "witness a " + a + "\nwitness b " + b + "\nquorum a\n"))
        .isInstanceOf(MalformedException.class)
        .hasMessage("policy line 3: a witness with the same key is listed twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LOG",
        "quorum none\n",
        "LOGquorum none",
        "LOGquorum none\nquorum none\n",
        "LOGLOGquorum none\n",
        "LOGquorum X9\n",
        "LOGquorum X1\nWITNESSES",
        "LOGlog nonsense\nquorum none\n",
        "LOGlogs a\nquorum none\n",
        "LOGWITNESSESgroup none any X1\nquorum none\n",
        "LOGWITNESSESgroup X1 any X2\nquorum none\n",
        "LOGWITNESSESgroup g 0 X1\nquorum g\n",
        "LOGWITNESSESgroup g 2 X1\nquorum g\n",
        "LOGWITNESSESgroup g any X1 X1\nquorum g\n",
        "LOGWITNESSESgroup g any X1\ngroup h any X1\nquorum g\n",
        "LOGWITNESSESgroup g any g\nquorum g\n",
        "LOGWITNESSESgroup g any none\nquorum g\n",
        "LOGWITNESSESgroup g any\nquorum none\n",
        "LOGquorum none\r\n",
      })
  void otherTextsAreRefused(String text) {
    String policy = text.replace("LOG", LOG_LINE).replace("WITNESSES", WITNESSES);
    assertThatThrownBy(() -> Policy.parse(policy)).isInstanceOf(MalformedException.class);
  }

  @Test
  void aLogKeyIsNoWitnessKeyAndTheOtherWayRound() {
    // Given
    String logAsWitness = LOG_LINE + "witness a " + LOG.verifierKey() + "\nquorum none\n";
    String witnessAsLog = "log " + X1.verifierKey() + "\nquorum none\n";

    // When, Then
    assertThatThrownBy(() -> Policy.parse(logAsWitness)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Policy.parse(witnessAsLog)).isInstanceOf(MalformedException.class);
  }

  @Test
  void aProofFileCarriesAllThatIsNeeded() {
    // Given
    var tree = GrownTree.ofBytes(11);
    var note = LOG.sign(Checkpoint.of("example.com/log", 11, tree.roots.get(11)).encode());
    var hashes = MerkleProofs.inclusionProof(6, 11, tree::read);

    // When
    String file = TlogProof.of(6, hashes, note).encode();
    var accepted = TlogProof.parse(file).verify(tree.leaves.get(6), Policy.of(LOG.verifierKey()));

    // Then
    assertThat(accepted.checkpoint().size()).isEqualTo(11);
    assertThat(file).startsWith("c2sp.org/tlog-proof@v1\nindex 6\n");
    assertThat(TlogProof.parse(file).encode()).isEqualTo(file);
    String withExtra = file.replace("index 6", "extra AAEC\nindex 6");
    assertThat(TlogProof.parse(withExtra).encode()).isEqualTo(withExtra);
    for (String wrong :
        List.of(
            file.replace("@v1", "@v2"),
            file.replace("index 6", "index 06"),
            file.replace("index 6", "index -6"),
            file.replace("index 6", "extra \nindex 6"),
            file.replace("index 6\n", ""),
            file.replace("index 6\n", "index 6\nAAAA\n"),
            file.substring(0, file.length() - 1),
            file.replace("\n\nexample", "\nexample"))) {
      assertThatThrownBy(() -> TlogProof.parse(wrong)).isInstanceOf(MalformedException.class);
    }
  }
}
