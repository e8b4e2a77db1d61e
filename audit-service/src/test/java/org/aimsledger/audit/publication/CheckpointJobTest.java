package org.aimsledger.audit.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.Events;
import org.aimsledger.audit.platform.trail.KeyChangeStore;
import org.aimsledger.audit.platform.trail.TrailDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A trail of one full tile, signed; then somebody changes its past.
class CheckpointJobTest {
  private static final int SIGNED = 256;

  @TempDir Path folder;

  private final TrailDatabase trail = TrailDatabase.create();
  private CheckpointJob job;
  private KeyChangeStore changes;

  @BeforeEach
  void sign() {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(TrailConfig.class)
            .withDefaultValue("aims.trail.key-file", folder.resolve("trail.key").toString())
            .build()
            .getConfigMapping(TrailConfig.class);
    var keys = trail.keys(config);
    changes = trail.keyChanges(keys);
    job =
        new CheckpointJob(
            trail.tiles(),
            trail.checkpoints(),
            keys,
            changes,
            trail.metrics(),
            config,
            Clock.systemUTC());
    append(0, 1, SIGNED);
    publish();
  }

  @AfterEach
  void close() {
    trail.close();
  }

  @Test
  void aTrailThatOnlyGrewIsSignedAgain() {
    // Given
    append(0, 257, 300);

    // When
    publish();

    // Then
    assertThat(signed()).containsExactly(256L, 300L);
  }

  /// Attack: the whole trail is written anew with one event left out and everything else made to
  /// fit, triggers off | signer of checkpoints, which signs nothing any more | before the next
  /// checkpoint
  @Test
  void aTrailThatWasWrittenAnewIsNotSigned() throws SQLException {
    // Given
    empty();
    append(0, 1, 99);
    append(0, 101, 301);

    // When
    publish();

    // Then
    assertThat(signed()).containsExactly(256L);
  }

  /// Attack: the trail is rolled back and goes on with other events, triggers off | signer of
  /// checkpoints, which signs nothing any more | before the next checkpoint
  @Test
  void aTrailThatWasRolledBackAndGoesOnOtherwiseIsNotSigned() throws SQLException {
    // Given
    empty();
    append(0, 1, 200);
    publish();
    append(1, 1, 100);

    // When
    publish();

    // Then
    assertThat(signed()).containsExactly(256L);
  }

  /// Attack: a hash in a higher level of the tree is changed, triggers off | signer of checkpoints,
  /// which signs nothing any more | before the next checkpoint
  @Test
  void aTreeThatWasChangedAboveItsTilesIsNotSigned() throws SQLException {
    // Given
    change("trail_edge", "update trail_edge set data = sha256('x') where level = 1");
    append(0, 257, 300);

    // When
    publish();

    // Then
    assertThat(signed()).containsExactly(256L);
  }

  /// Attack: root and peaks of the trail are changed so that they fit each other, triggers off |
  /// signer of checkpoints, which signs nothing any more | before the next checkpoint
  @Test
  void aHeadToWhichTheTilesDoNotLeadIsNotSigned() throws SQLException {
    // Given
    change("trail_state", "update trail_state set peaks = sha256('x'), root = sha256('x')");
    append(0, 257, 300);

    // When
    publish();

    // Then
    assertThat(signed()).containsExactly(256L);
  }

  /// Attack: the newest checkpoint is exchanged for one with another root, triggers off | signer of
  /// checkpoints, which signs nothing any more | before the next checkpoint
  @Test
  void nothingIsSignedAfterACheckpointThatWasExchanged() throws SQLException {
    // Given
    change(
        "trail_checkpoint",
        "update trail_checkpoint set note ="
            + " replace(note, split_part(note, chr(10), 3), encode(sha256('x'), 'base64')),"
            + " root = sha256('x')");
    append(0, 257, 300);

    // When
    publish();

    // Then
    assertThat(signed()).containsExactly(256L);
  }

  /// Attack: a checkpoint is inserted for more entries than there are, with an older note that was
  /// signed, as the role of the application | the database | at once
  @Test
  void anOlderNoteIsNoCheckpointOfAnotherSize() {
    // When
    var thrown =
        catchThrowable(
            () ->
                trail.asApplication(
                    "insert into trail_checkpoint (size, root, note, published_at)"
                        + " select 1000000000000, root, note, now() from trail_checkpoint"));

    // Then
    assertThat(thrown).hasMessageContaining("note_says_size_and_root");
  }

  /// Attack: a forged checkpoint is inserted for more entries than there are, as the role of the
  /// application, so that none follows it | signer of checkpoints, who signs nothing any more and
  /// says why | at its next tick
  @Test
  void aCheckpointBeyondTheTrailIsNotTakenForTheNewest() throws SQLException {
    // Given
    trail.asApplication(
        "insert into trail_checkpoint (size, root, note, published_at) select 300, root,"
            + " replace(note, chr(10) || size || chr(10), chr(10) || 300 || chr(10)), now()"
            + " from trail_checkpoint");
    var root =
        String.valueOf(
            trail
                .access()
                .rows("select encode(root, 'hex') as root from trail_checkpoint where size = 300")
                .getFirst()
                .get("root"));
    var signers = changes.keys().await().atMost(TrailDatabase.LIMIT).signing(300);

    // When
    var believed =
        trail.checkpoints().hasSigned(300, root, signers).await().atMost(TrailDatabase.LIMIT);
    append(0, 257, 299);
    publish();
    append(0, 300, 400);
    publish();

    // Then
    assertThat(believed).isFalse();
    assertThat(signed()).containsExactly(256L, 300L);
  }

  private void append(int lane, long from, long to) {
    var _ = trail.append("inventory", lane, Events.events("inventory", lane, from, to));
  }

  private void publish() {
    job.publish().await().atMost(TrailDatabase.LIMIT);
  }

  /// Changes a table as its owner, who can switch its triggers off.
  private void change(String table, String sql) throws SQLException {
    trail.asOwner("alter table %s disable trigger all; %s".formatted(table, sql));
  }

  /// Everything but the checkpoints.
  private void empty() throws SQLException {
    for (var table :
        List.of(
            "trail_entry",
            "trail_reference",
            "trail_tile",
            "trail_edge",
            "trail_span",
            "trail_lane")) {
      change(table, "delete from " + table);
    }
    change("trail_state", "update trail_state set size = 0, peaks = '', root = sha256('')");
  }

  private List<Long> signed() {
    return trail.access().rows("select size from trail_checkpoint order by size").stream()
        .map(row -> (Long) Objects.requireNonNull(row.get("size")))
        .toList();
  }
}
