package org.aimsledger.audit.publication;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.CheckpointStore;
import org.aimsledger.audit.platform.trail.KeyChangeStore;
import org.aimsledger.audit.platform.trail.PublishedCheckpoint;
import org.aimsledger.audit.platform.trail.TileStore;
import org.aimsledger.audit.platform.trail.TrailHead;
import org.aimsledger.audit.platform.trail.TrailKeyStore;
import org.aimsledger.audit.platform.trail.TrailKeys;
import org.aimsledger.audit.platform.trail.TrailMetrics;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// Signs and publishes a checkpoint while the log grows; the first one at once, also of an empty
/// log.
///
/// Before it signs it looks whether the tiles lead to the root that it would sign, and whether the
/// log still begins with what it signed last: a trail whose past was rewritten in the database gets
/// no signature any more.
@Singleton
class CheckpointJob {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final TileStore tiles;
  private final CheckpointStore checkpoints;
  private final TrailKeyStore key;
  private final KeyChangeStore changes;
  private final TrailMetrics metrics;
  private final TrailConfig config;
  private final Clock clock;

  CheckpointJob(
      TileStore tiles,
      CheckpointStore checkpoints,
      TrailKeyStore key,
      KeyChangeStore changes,
      TrailMetrics metrics,
      TrailConfig config,
      Clock clock) {
    this.tiles = tiles;
    this.checkpoints = checkpoints;
    this.key = key;
    this.changes = changes;
    this.metrics = metrics;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      identity = "trail-checkpoint",
      every = "${aims.trail.checkpoint-interval:PT1S}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> publish() {
    return checkpoints
        .latest()
        .chain(latest -> tiles.head().chain(head -> publish(latest, head)))
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .onFailure()
        // Logged and not thrown: the next tick tries again, and readiness shows the age.
        .recoverWithUni(
            failure -> {
              AuditLog.LOG.checkpointFailed(failure.toString());
              return Uni.createFrom().voidItem();
            });
  }

  private Uni<Void> publish(@Nullable PublishedCheckpoint latest, TrailHead head) {
    if (latest != null && latest.size() > head.size()) {
      throw new IllegalStateException(
          "a checkpoint of %d entries lies there, the trail has only %d: it was rolled back, or the checkpoint is forged"
              .formatted(latest.size(), head.size()));
    }
    if (latest != null && latest.size() == head.size()) {
      metrics.published(head.size(), latest.size(), latest.publishedAt());
      return Uni.createFrom().voidItem();
    }
    // Read after the head, so that every change that the checkpoint covers is known.
    return requireTilesOf(head)
        .chain(() -> requireContinuation(latest))
        .chain(changes::keys)
        .map(keys -> sign(head, keys))
        .chain(note -> checkpoints.keep(head, note))
        .invoke(() -> metrics.published(head.size(), head.size(), clock.instant()));
  }

  private SignedNote sign(TrailHead head, TrailKeys keys) {
    return key.sign(
        Checkpoint.of(config.origin(), head.size(), head.root()), keys, clock.instant());
  }

  private Uni<Void> requireTilesOf(TrailHead head) {
    return tiles.root(head.size()).invoke(root -> requireSame(head, root)).replaceWithVoid();
  }

  private static void requireSame(TrailHead head, Hash root) {
    if (!head.root().equals(root)) {
      throw new IllegalStateException(
          "the tiles of %d entries have the root %s, the head of the trail says %s"
              .formatted(head.size(), root, head.root()));
    }
  }

  private Uni<Void> requireContinuation(@Nullable PublishedCheckpoint latest) {
    if (latest == null || latest.size() == 0) {
      return Uni.createFrom().voidItem();
    }
    return tiles.root(latest.size()).invoke(root -> requireSame(latest, root)).replaceWithVoid();
  }

  private static void requireSame(PublishedCheckpoint latest, Hash root) {
    if (!latest.checkpoint().root().equals(root)) {
      throw new IllegalStateException(
          "the first %d entries have the root %s, but %s was published: the trail was rewritten"
              .formatted(latest.size(), root, latest.checkpoint().root()));
    }
  }
}
