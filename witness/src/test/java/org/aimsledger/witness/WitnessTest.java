package org.aimsledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody tries to have a log cosigned that doesn't only grow.
class WitnessTest {
  private static final String NAME = "witness.example/w1";
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir Path folder;

  private StateFolder state;
  private Witness witness;
  private final GrowingLog log = GrowingLog.of(10);

  @BeforeEach
  void open() throws IOException {
    state = StateFolder.open(folder.resolve("state"));
    state.admit(log.key().name(), !WitnessKey.exists(state));
    witness =
        new Witness(
            WitnessKey.open(state, NAME),
            List.of(log.key()),
            state,
            Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() throws IOException {
    state.close();
  }

  private void reopen() throws IOException {
    state.close();
    open();
  }

  private static long size(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Cosigned.class);
    return verdict instanceof Verdict.Cosigned(var size, _) ? size : -1;
  }

  @Test
  void aLogThatGrowsIsCosignedEachTime() {
    // Given
    var old = 0;
    for (var grown : List.of(1, 2, 3, 8, 9, 10)) {
      // When
      var verdict = witness.add(log.request(old, grown));

      // Then
      assertThat(size(verdict)).isEqualTo(grown.longValue());
      old = grown;
    }
  }

  @Test
  void aVerifierBelievesTheCosignature() {
    // Given
    var policy =
        Policy.parse(
            "log %s\nwitness w %s\nquorum w\n"
                .formatted(log.key().encode(), witness.verifierKey().encode()));

    // When
    var verdict = witness.add(log.request(0));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.Cosigned.class);
    var lines = verdict instanceof Verdict.Cosigned(_, var signatures) ? signatures : "";
    var accepted = policy.accept(SignedNote.parse(log.checkpoint().encode() + lines));
    assertThat(accepted.cosignatures()).containsExactly(new Policy.Cosigned("w", NOON));
    assertThatThrownBy(() -> policy.accept(log.checkpoint())).isInstanceOf(RejectedException.class);
  }

  /// Attack: the operator shows a witness another history than before, both signed (split view) |
  /// witness | when it is asked to cosign
  @Test
  void whoShowsOthersAnotherLogIsRefused() {
    // Given: two logs with the same key, which part after the fifth leaf
    assertThat(size(witness.add(log.request(0, 5)))).isEqualTo(5);
    var other = GrowingLog.of(5).grow(5, "split");
    assertThat(size(witness.add(log.request(5)))).isEqualTo(10);

    // When
    var sameSize = witness.add(other.request(10));
    var fromThePast = witness.add(other.request(5));
    var larger = witness.add(other.grow(1, "split").request(10));

    // Then
    assertThat(sameSize).isEqualTo(new Verdict.Conflict(10, "another tree of the same size"));
    assertThat(fromThePast).isEqualTo(new Verdict.Conflict(10, "asked from 5"));
    assertThat(larger).isInstanceOf(Verdict.NotConsistent.class);
  }

  /// Attack: the operator rewrites history and signs it anew | witness | when it is asked to cosign
  @Test
  void rewrittenHistoryIsRefused() {
    // Given
    assertThat(size(witness.add(log.request(0)))).isEqualTo(10);
    var rewritten = log.rewritten(3).grow(4, "more");

    // When
    var verdict = witness.add(rewritten.request(10));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.NotConsistent.class);
    assertThat(size(witness.add(log.grow(4, "more").request(10)))).isEqualTo(14);
  }

  /// Attack: the operator rolls the log back and shows an earlier checkpoint | witness | when it is
  /// asked to cosign
  @Test
  void aLogThatWasRolledBackIsRefused() {
    // Given
    assertThat(size(witness.add(log.request(0)))).isEqualTo(10);

    // When
    var smaller = witness.add(log.request(0, 4));
    var smallerFromTheEnd = witness.add(GrowingLog.request(10, List.of(), log.checkpoint(4)));

    // Then
    assertThat(smaller).isEqualTo(new Verdict.Conflict(10, "asked from 0"));
    assertThat(smallerFromTheEnd).isInstanceOf(Verdict.Malformed.class);
  }

  /// Attack: an earlier request to a witness is sent again (replay) | witness | when it is asked to
  /// cosign
  @Test
  void anOldRequestSentAgainIsAConflictThatTellsTheSize() {
    // Given
    var request = log.request(0, 4);
    assertThat(size(witness.add(request))).isEqualTo(4);

    // When
    var verdict = witness.add(request);

    // Then
    assertThat(verdict).isEqualTo(new Verdict.Conflict(4, "asked from 0"));
  }

  @Test
  void whoLostTheAnswerGetsItAgain() {
    // Given
    assertThat(size(witness.add(log.request(0)))).isEqualTo(10);

    // When
    var verdict = witness.add(log.request(10));

    // Then
    assertThat(size(verdict)).isEqualTo(10);
  }

  /// Attack: a consistency proof is left out, shortened, made longer or changed | witness | when it
  /// is asked to cosign
  @Test
  void aForgedProofIsRefused() {
    // Given
    assertThat(size(witness.add(log.request(0, 5)))).isEqualTo(5);
    var proof = log.proof(5, 10);
    var shorter = proof.subList(1, proof.size());
    var longer = new ArrayList<>(proof);
    longer.add(Hash.EMPTY_ROOT);
    var changed = new ArrayList<>(proof);
    changed.set(0, Hash.EMPTY_ROOT);

    // When
    var verdicts =
        Stream.of(List.<Hash>of(), shorter, longer, changed)
            .map(forged -> witness.add(GrowingLog.request(5, forged, log.checkpoint())));

    // Then
    assertThat(verdicts).hasSize(4).allMatch(verdict -> verdict instanceof Verdict.NotConsistent);
  }

  /// Attack: a proof is given where nothing is to be proven | witness | when it is asked to cosign
  @Test
  void aProofWhereNothingIsToBeProvenIsRefused() {
    // Given
    var proof = List.of(Hash.EMPTY_ROOT);

    // When
    var first = witness.add(GrowingLog.request(0, proof, log.checkpoint()));
    assertThat(size(witness.add(log.request(0)))).isEqualTo(10);
    var same = witness.add(GrowingLog.request(10, proof, log.checkpoint()));

    // Then
    assertThat(first).isInstanceOf(Verdict.NotConsistent.class);
    assertThat(same).isInstanceOf(Verdict.NotConsistent.class);
  }

  /// Attack: a checkpoint is signed with another key of the name of the log | witness | when it is
  /// asked to cosign
  @Test
  void anotherKeyOfTheSameNameIsRefused() {
    // Given
    var forger = GrowingLog.of(10, GrowingLog.seed((byte) 8));

    // When
    var verdict = witness.add(forger.request(0));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.NotSigned.class);
  }

  /// Attack: the signature of an earlier checkpoint is put under a later one | witness | when it is
  /// asked to cosign
  @Test
  void aSignatureOfAnotherTextIsRefused() {
    // Given
    var signatures = log.checkpoint(4).signatures();
    var forged = new SignedNote(log.checkpoint().text(), signatures);

    // When
    var verdict = witness.add(GrowingLog.request(0, List.of(), forged));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.NotSigned.class);
  }

  /// Attack: a log that the witness does not know asks it | witness | when it is asked to cosign
  @Test
  void aLogThatNobodyToldItOfIsUnknown() {
    // Given
    var signer = NoteSigner.of("example.com/other", GrowingLog.seed((byte) 7));
    var note = signer.sign(Checkpoint.of("example.com/other", 0, Hash.EMPTY_ROOT).encode());

    // When
    var verdict = witness.add(GrowingLog.request(0, List.of(), note));

    // Then
    assertThat(verdict).isEqualTo(new Verdict.UnknownLog("example.com/other"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "old 0",
        "old 0\n\n",
        "old -1\n\nx\n",
        "old 00\n\nx\n",
        "size 0\n\nx\n",
        "old 0\nnot base64!\n\nx\n",
        "old 0\n\nexample.com/log\n0\n"
      })
  void whatIsNoRequestIsMalformed(String body) {
    // Given
    // When
    var verdict = witness.add(body.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(verdict).isInstanceOf(Verdict.Malformed.class);
  }

  @Test
  void bytesThatAreNoTextAreMalformed() {
    // Given
    var body = log.request(0);
    body[20] = (byte) 0xff;

    // When
    var verdict = witness.add(body);

    // Then
    assertThat(verdict).isInstanceOf(Verdict.Malformed.class);
  }

  /// Attack: a witness is ended and shown another history after its start | witness | when it is
  /// asked to cosign
  @Test
  void whatItKnowsSurvivesItsEnd() throws IOException {
    // Given
    assertThat(size(witness.add(log.request(0)))).isEqualTo(10);
    var key = witness.verifierKey();

    // When: another process with the same folder, which never sent the answer of the one before
    reopen();

    // Then
    assertThat(witness.verifierKey()).isEqualTo(key);
    assertThat(witness.add(log.rewritten(2).request(0)))
        .isEqualTo(new Verdict.Conflict(10, "asked from 0"));
    assertThat(size(witness.add(log.request(10)))).isEqualTo(10);
  }

  @Test
  void aCrashInTheMiddleOfKeepingLeavesTheOneBefore() throws IOException {
    // Given: the file that would have been renamed is there, half
    assertThat(size(witness.add(log.request(0, 4)))).isEqualTo(4);
    var file = checkpointFile();
    Files.writeString(file.resolveSibling(file.getFileName() + ".new"), "example.com/log\n1");

    // When
    reopen();

    // Then
    assertThat(size(witness.add(log.request(4)))).isEqualTo(10);
  }

  /// Attack: the memory of a witness is emptied or made unreadable, so that it forgets what it saw
  /// | witness, which cosigns nothing | when it is asked to cosign
  @ParameterizedTest
  @CsvSource({"''", "example.com/log", "x"})
  void withoutKnowledgeOfItsPastItCosignsNothing(String content) throws IOException {
    // Given
    assertThat(size(witness.add(log.request(0, 4)))).isEqualTo(4);
    Files.writeString(checkpointFile(), content);

    // When
    // Then
    assertThatThrownBy(() -> witness.add(log.request(4)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("put the file back from a backup");
  }

  /// Attack: the memory of a witness is put where it can't be reached, so that it seems to have
  /// seen nothing | witness, which cosigns nothing | when it is asked to cosign
  @Test
  void whatItCanNotReachIsNotTakenForNothing() throws IOException {
    // Given
    assertThat(size(witness.add(log.request(0, 4)))).isEqualTo(4);
    var file = checkpointFile();
    Files.delete(file);
    var _ = Files.createSymbolicLink(file, file.getFileName());

    // When
    // Then
    assertThatThrownBy(() -> witness.add(log.request(0, 4)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("put the file back from a backup");
  }

  /// Attack: what a witness knows is deleted while it runs, so that it starts over with another
  /// history | witness, which cosigns nothing | when it is asked to cosign
  @Test
  void whatWasDeletedIsNotTakenForNothing() throws IOException {
    // Given
    assertThat(size(witness.add(log.request(0, 4)))).isEqualTo(4);
    Files.delete(checkpointFile());

    // When
    // Then
    assertThatThrownBy(() -> witness.add(log.rewritten(2).request(0)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the file is gone")
        .hasMessageContaining("put the file back from a backup");
  }

  /// Attack: what a witness knows of a log is deleted, and it is started again | witness, which
  /// does not start, also when it is told that it is the first time | when it starts
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withItsKeyAndWithoutItsMemoryItDoesNotStart(boolean firstTime) throws IOException {
    // Given
    assertThat(size(witness.add(log.request(0, 4)))).isEqualTo(4);
    Files.delete(checkpointFile());
    state.close();
    state = StateFolder.open(folder.resolve("state"));

    // When
    // Then
    assertThatThrownBy(() -> state.admit(log.key().name(), firstTime))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("put the file back from a backup");
  }

  /// Attack: all files of a witness but its key are deleted, and it is started again | witness,
  /// which does not start before its operator vouches that it knows nothing | when it starts
  @Test
  void aKeyWithoutAnythingElseAsksItsOperator() throws IOException {
    // Given
    assertThat(size(witness.add(log.request(0, 4)))).isEqualTo(4);
    Files.delete(checkpointFile());
    Files.delete(folder.resolve("state/known-logs"));

    // When
    // Then
    assertThatThrownBy(this::reopen)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("--first-time " + log.key().name());
    state.admit(log.key().name(), true);
    assertThat(size(witness.add(log.request(0)))).isEqualTo(10);
  }

  @Test
  void aLogThatComesLaterIsVouchedForOnce() throws IOException {
    // Given
    var later = "example.com/later";
    assertThatThrownBy(() -> state.admit(later, false)).hasMessageContaining("never heard");

    // When
    state.admit(later, true);

    // Then: nothing of it was cosigned yet, and that is known
    assertThat(state.read(later)).isEmpty();
    assertThatCode(() -> state.admit(later, false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> state.admit(later, true)).hasMessageContaining("known the log");
    assertThat(Files.readAllLines(folder.resolve("state/known-logs")))
        .containsExactly(log.key().name(), later);
  }

  @Test
  void aFolderFromBeforeThereWasAListIsTakenOver() throws IOException {
    // Given
    assertThat(size(witness.add(log.request(0, 4)))).isEqualTo(4);
    Files.delete(folder.resolve("state/known-logs"));

    // When
    reopen();

    // Then
    assertThat(size(witness.add(log.request(4)))).isEqualTo(10);
    assertThat(Files.readAllLines(folder.resolve("state/known-logs")))
        .containsExactly(log.key().name());
  }

  @Test
  void aFolderHasOneWitness() {
    // Given
    var used = folder.resolve("state");

    // When
    // Then
    assertThatThrownBy(() -> StateFolder.open(used)).hasMessageContaining("another witness");
  }

  @Test
  void itsKeyIsForItsOwnerOnly() throws IOException {
    // Given
    // When
    var permissions = Files.getPosixFilePermissions(folder.resolve("state/witness.key"));

    // Then
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    assertThatThrownBy(() -> WitnessKey.open(state, "witness.example/w2"))
        .hasMessageContaining("is called witness.example/w1, not witness.example/w2");
  }

  /// Attack: two histories are shown to a witness at the same moment | witness, which cosigns one
  /// of them | when it is asked to cosign
  @Test
  void ofTwoHistoriesAtTheSameTimeOneIsCosigned() throws Exception {
    // Given
    assertThat(size(witness.add(log.request(0, 5)))).isEqualTo(5);
    var other = GrowingLog.of(5).grow(5, "split");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      // When
      var asked = new ArrayList<Callable<Verdict>>();
      for (var i = 0; i < 20; i++) {
        var body = (i % 2 == 0 ? log : other).request(5);
        asked.add(() -> witness.add(body));
      }
      var verdicts = new ArrayList<Verdict>();
      for (var answer : pool.invokeAll(asked)) {
        verdicts.add(answer.get());
      }

      // Then
      assertThat(verdicts.stream().filter(verdict -> verdict instanceof Verdict.Cosigned))
          .hasSize(1);
      assertThat(verdicts.stream().filter(verdict -> verdict instanceof Verdict.Conflict))
          .hasSize(19);
    }
  }

  @Test
  void aNewAndAnOldKeyOfOneLogAreBothKnown() {
    // Given
    var after = GrowingLog.of(10, GrowingLog.seed((byte) 9));
    var both =
        new Witness(
            Cosigner.of(NAME, GrowingLog.seed((byte) 1)),
            List.of(log.key(), after.key()),
            state,
            Clock.systemUTC());

    // When
    var before = both.add(log.request(0, 6));
    var then = both.add(after.request(6));

    // Then
    assertThat(size(before)).isEqualTo(6);
    assertThat(size(then)).isEqualTo(10);
  }

  private Path checkpointFile() throws IOException {
    try (var files = Files.list(folder.resolve("state"))) {
      return files
          .filter(file -> file.toString().endsWith(".checkpoint"))
          .findFirst()
          .orElseThrow();
    }
  }
}
