package org.aimsledger.audit.checkpointpush;

import static org.aimsledger.audit.checkpointpush.PushedTrail.push;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.aimsledger.audit.checkpointpush.Receiver.Got;
import org.aimsledger.audit.platform.PushTargets.Place;
import org.aimsledger.audit.platform.PushTargets.Target;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NoteSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real receivers that behave well and badly.
class PushJobTest {
  private static final String FIRST = "checkpoint-0000000000000000001";

  @TempDir private Path folder;

  private Target intoFolder() {
    return new Target("archive", Duration.ZERO, new Place.Folder(folder.toString()));
  }

  private static Target toWeb(Receiver receiver) {
    return new Target(
        "notary", Duration.ZERO, new Place.Web(receiver.url(), "PUT", "Bearer secret"));
  }

  @Test
  void aFolderGetsOneFileForEachCheckpointAndTheLatest() throws IOException {
    try (var trail = new PushedTrail()) {
      // Given
      var job = trail.start(intoFolder());
      var first = trail.grow();
      push(job);
      var second = trail.grow();

      // When
      push(job);

      // Then
      assertThat(files()).containsExactly(FIRST, "checkpoint-0000000000000000002", "latest");
      assertThat(folder.resolve(FIRST)).hasContent(first);
      assertThat(folder.resolve("latest")).hasContent(second);
      assertThat(trail.standing("archive").size()).isEqualTo(2);
    }
  }

  @Test
  void aWebServerGetsTheNoteAndNothingTwice() throws IOException {
    try (var trail = new PushedTrail();
        var receiver = new Receiver()) {
      // Given
      var job = trail.start(toWeb(receiver));
      var note = trail.grow();

      // When
      push(job);
      push(job);

      // Then
      assertThat(receiver.got()).containsExactly(new Got("PUT", "Bearer secret", note));
    }
  }

  @Test
  void beforeItsIntervalIsOverATargetGetsNothingNew() throws IOException {
    try (var trail = new PushedTrail();
        var receiver = new Receiver()) {
      // Given
      var place = new Place.Web(receiver.url(), "POST", null);
      var job = trail.start(new Target("notary", Duration.ofHours(1), place));
      var first = trail.grow();
      push(job);
      trail.grow();

      // When
      push(job);

      // Then
      assertThat(receiver.got()).containsExactly(new Got("POST", "", first));
    }
  }

  @Test
  void twoProcessesDeliverOnce() throws IOException {
    try (var trail = new PushedTrail();
        var receiver = new Receiver()) {
      // Given
      var one = trail.start(toWeb(receiver));
      var other = trail.start(toWeb(receiver));
      trail.grow();

      // When
      Uni.join().all(one.push(), other.push()).andFailFast().await().atMost(Duration.ofSeconds(30));

      // Then
      assertThat(receiver.got()).hasSize(1);
    }
  }

  @Test
  void afterAnOutageTheNewestCheckpointGoesOut() throws IOException {
    try (var trail = new PushedTrail();
        var receiver = new Receiver()) {
      // Given
      var job = trail.start(toWeb(receiver));
      receiver.stop();
      trail.grow();
      push(job);
      push(job);
      assertThat(trail.standing("notary").failures()).isPositive();
      assertThat(trail.standing("notary").failingSince()).isNotNull();
      trail.grow();
      var newest = trail.grow();
      receiver.restart();

      // When: another process
      pushUntilTaken(trail, receiver);

      // Then
      assertThat(receiver.got()).extracting(Got::body).containsExactly(newest);
      assertThat(trail.standing("notary").failures()).isZero();
      assertThat(trail.standing("notary").reason()).isNull();
      assertThat(trail.standing("notary").size()).isEqualTo(3);
      assertThat(trail.failures("notary")).isPositive();
    }
  }

  /// It is listed and logged, and an address can be the name of somebody.
  @Test
  void theReasonOfAFailureNamesNoAddress() {
    try (var trail = new PushedTrail()) {
      // Given
      var job =
          trail.start(
              new Target("auditor", Duration.ZERO, new Place.Mailbox("ann.smith@auditor.example")));
      trail.grow();

      // When
      push(job);

      // Then
      assertThat(trail.standing("auditor").reason())
          .isEqualTo(
              "java.lang.IllegalStateException: 550 5.1.1 <(address)>: no such mailbox at"
                  + " (address)");
    }
  }

  @Test
  void aRefusingServerIsToldOfAndAskedAgainAfterAPauseThatGrows() throws IOException {
    try (var trail = new PushedTrail();
        var receiver = new Receiver()) {
      // Given
      receiver.answer(403);
      var job = trail.start(Duration.ofHours(1), toWeb(receiver));
      trail.grow();

      // When
      push(job);
      push(job);

      // Then: the second time it was not its turn
      var standing = trail.standing("notary");
      assertThat(standing.failures()).isEqualTo(1);
      assertThat(standing.reason()).isEqualTo("status 403");
      assertThat(standing.nextAt()).isAfter(standing.failingSince());
      assertThat(trail.failures("notary")).isEqualTo(1);
    }
  }

  @Test
  void aServerThatDoesNotAnswerHoldsUpNobodyElse() throws IOException {
    try (var trail = new PushedTrail();
        var receiver = new Receiver()) {
      // Given
      receiver.hang();
      var job = trail.start(toWeb(receiver), intoFolder());
      trail.grow();

      // When
      push(job);

      // Then
      assertThat(files()).containsExactly(FIRST, "latest");
      assertThat(trail.standing("notary").reason())
          .matches("no answer within PT0.5S|.*HttpTimeoutException.*");
    }
  }

  @Test
  void aFolderThatCanNotBeWrittenIsToldOf() throws IOException {
    try (var trail = new PushedTrail()) {
      // Given: root may write anywhere, but not below a file
      var file = Files.writeString(folder.resolve("file"), "no folder");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
      var place = new Place.Folder(file.resolve("below").toString());
      var job = trail.start(new Target("archive", Duration.ZERO, place));
      trail.grow();

      // When
      push(job);

      // Then
      assertThat(trail.standing("archive").failures()).isEqualTo(1);
      assertThat(trail.standing("archive").reason()).contains("below");
      assertThat(trail.standing("archive").size()).isNull();
    }
  }

  /// Attack: the trail is rewritten and published anew, and a pushed checkpoint lies in a folder of
  /// somebody else | audit-service, which the folder contradicts; the file stays | at the next push
  @Test
  void aFolderThatHoldsAnotherCheckpointOfTheSizeKeepsIt() throws IOException {
    try (var trail = new PushedTrail()) {
      // Given
      var other = signed(Checkpoint.of(PushedTrail.ORIGIN, 1, Hash.leaf(new byte[0])));
      Files.writeString(folder.resolve(FIRST), other);
      trail.grow();

      // When
      push(trail.start(intoFolder()));

      // Then
      assertThat(files()).containsExactly(FIRST);
      assertThat(folder.resolve(FIRST)).hasContent(other);
      assertThat(trail.standing("archive").reason())
          .isEqualTo("it holds another checkpoint of 1 entries: the log was rewritten");
    }
  }

  /// Attack: the trail is rolled back to an older state, and a larger checkpoint was pushed into a
  /// folder of somebody else | audit-service, which the folder contradicts; the file stays | at the
  /// next push
  @Test
  void aFolderThatHoldsALargerCheckpointKeepsIt() throws IOException {
    try (var trail = new PushedTrail()) {
      // Given
      var larger = signed(Checkpoint.of(PushedTrail.ORIGIN, 99, Hash.leaf(new byte[0])));
      Files.writeString(folder.resolve("latest"), larger);
      trail.grow();

      // When
      push(trail.start(intoFolder()));

      // Then
      assertThat(files()).containsExactly("latest");
      assertThat(folder.resolve("latest")).hasContent(larger);
      assertThat(trail.standing("archive").reason())
          .isEqualTo("it holds a checkpoint of 99 entries, ours has 1: the log was rolled back");
    }
  }

  private static void pushUntilTaken(PushedTrail trail, Receiver receiver) {
    var job = trail.start(toWeb(receiver));
    for (var i = 0; i < 200 && receiver.got().isEmpty(); i++) {
      push(job);
    }
  }

  private static String signed(Checkpoint checkpoint) {
    return NoteSigner.of(PushedTrail.ORIGIN, new byte[32]).sign(checkpoint.encode()).encode();
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
