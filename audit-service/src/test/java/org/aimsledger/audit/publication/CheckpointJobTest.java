package org.aimsledger.audit.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.Events;
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

  @BeforeEach
  void sign() {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(TrailConfig.class)
            .withDefaultValue("aims.trail.key-file", folder.resolve("trail.key").toString())
            .build()
            .getConfigMapping(TrailConfig.class);
    var keys = trail.keys(config);
    job =
        new CheckpointJob(
            trail.tiles(),
            trail.checkpoints(),
            keys,
            trail.keyChanges(keys),
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
            + " replace(note, split_part(note, chr(10), 3), encode(sha256('x'), 'base64'))");
    append(0, 257, 300);

    // When
    publish();

    // Then
    assertThat(signed()).containsExactly(256L);
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
