package org.aimsledger.audit.publication;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.GrowingPause;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.Witnesses;
import org.aimsledger.audit.platform.Witnesses.Witness;
import org.aimsledger.audit.platform.trail.CheckpointStore;
import org.aimsledger.audit.platform.trail.CosignatureStore;
import org.aimsledger.audit.platform.trail.PublishedCheckpoint;
import org.aimsledger.audit.platform.trail.TileStore;
import org.aimsledger.audit.platform.trail.TrailMetrics;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// Has the newest checkpoint cosigned by every witness. Beside the signing of checkpoints, which
/// waits for nobody: a witness that is slow or away holds up only its own cosignature.
///
/// A witness that knows a larger log than ours, or says that ours has not only grown, is an alarm:
/// somebody has rolled the log back, rewritten it, or shown the witness another one.
@Singleton
class WitnessJob {
  private final CheckpointStore checkpoints;
  private final CosignatureStore cosignatures;
  private final TileStore tiles;
  private final WitnessClient client;
  private final Witnesses witnesses;
  private final TrailMetrics metrics;

  private final GrowingPause pause;
  private final Clock clock;

  /// Witnesses that have not cosigned when they were asked last.
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  WitnessJob(
      CheckpointStore checkpoints,
      CosignatureStore cosignatures,
      TileStore tiles,
      WitnessClient client,
      Witnesses witnesses,
      TrailMetrics metrics,
      TrailConfig config,
      Clock clock) {
    this.checkpoints = checkpoints;
    this.cosignatures = cosignatures;
    this.tiles = tiles;
    this.client = client;
    this.witnesses = witnesses;
    this.metrics = metrics;
    this.pause = new GrowingPause(config.witnessPause(), config.witnessLongestPause());
    this.clock = clock;
  }

  /// What is wrong with a witness: an outage is one line, not one a second.
  ///
  /// @param failures one after the other
  /// @param nextAt when it is asked again, at the earliest
  private record Trouble(String kind, int failures, Instant nextAt) {}

  @Scheduled(
      identity = "trail-witnesses",
      every = "${aims.trail.witness-interval:PT1S}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> ask() {
    if (witnesses.all().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return checkpoints
        .latest()
        .chain(
            latest ->
                latest == null
                    ? Uni.createFrom().voidItem()
                    : Uni.join()
                        .all(witnesses.all().stream().map(one -> ask(one, latest)).toList())
                        .andCollectFailures()
                        .replaceWithVoid());
  }

  /// Never fails: what goes wrong with one witness is logged, and it is asked again after a pause.
  private Uni<Void> ask(Witness witness, PublishedCheckpoint latest) {
    var trouble = troubles.get(witness.name());
    if (trouble != null && clock.instant().isBefore(trouble.nextAt())) {
      return Uni.createFrom().voidItem();
    }
    return cosignatures
        .lastSize(witness.name())
        // Also when it has never cosigned, or another process has asked it.
        .invoke(last -> metrics.witnessed(witness.name(), last))
        .chain(
            last ->
                last >= latest.size()
                    ? Uni.createFrom().voidItem()
                    : askFrom(last, witness, latest, true))
        .onFailure()
        .recoverWithUni(
            failure -> {
              failed(witness, "unreachable", failure.toString());
              return Uni.createFrom().voidItem();
            });
  }

  private Uni<Void> askFrom(
      long old, Witness witness, PublishedCheckpoint latest, boolean mayAskAgain) {
    return proof(old, latest.size())
        .chain(proof -> client.add(witness, old, proof, latest.note()))
        .chain(
            answer ->
                switch (answer) {
                  case WitnessAnswer.Cosigned(var lines) -> keep(witness, latest, lines);
                  case WitnessAnswer.Knows(var size)
                      when mayAskAgain && isOlder(size, old, latest) ->
                      askFrom(size, witness, latest, false);
                  case WitnessAnswer.Knows(var size) -> unlessOvertaken(witness, old, size, latest);
                  case WitnessAnswer.NotConsistent(var reason) -> refused(witness, reason);
                  case WitnessAnswer.Unusable(var reason) -> {
                    failed(witness, "unusable", reason);
                    yield Uni.createFrom().voidItem();
                  }
                });
  }

  private static boolean isOlder(long size, long old, PublishedCheckpoint latest) {
    return size != old && size <= latest.size();
  }

  /// Another process may have shown the witness a newer checkpoint of this log meanwhile. Then the
  /// next look goes on from there; whatever else the witness knows is of another log.
  private Uni<Void> unlessOvertaken(
      Witness witness, long old, long size, PublishedCheckpoint latest) {
    return checkpoints
        .latest()
        .chain(
            newest ->
                size > old && newest != null && size <= newest.size()
                    ? Uni.createFrom().voidItem()
                    : refused(
                        witness,
                        "it knows a log of %d entries, ours has %d"
                            .formatted(size, newest == null ? latest.size() : newest.size())));
  }

  private Uni<List<Hash>> proof(long old, long size) {
    return old == 0 || old == size
        ? Uni.createFrom().item(List.of())
        : tiles.consistency(old, size);
  }

  /// A cosignature counts when it is of this witness and of this checkpoint.
  private Uni<Void> keep(Witness witness, PublishedCheckpoint latest, String lines) {
    var line = line(witness, latest, lines);
    if (line == null) {
      failed(witness, "unusable", "its cosignature doesn't verify");
      return Uni.createFrom().voidItem();
    }
    return cosignatures
        .keep(latest.size(), witness.name(), line)
        .invoke(
            () -> {
              var _ = troubles.remove(witness.name());
              metrics.witnessed(witness.name(), latest.size());
            });
  }

  private static @Nullable String line(Witness witness, PublishedCheckpoint latest, String lines) {
    for (var line : lines.lines().toList()) {
      try {
        var note = SignedNote.parse(latest.checkpointText() + "\n" + line + "\n");
        var _ = note.verifiedBy(List.of(witness.key()));
        return line + "\n";
      } catch (LogException _) {
        // Of another key, or no signature at all: the next line may be the one.
      }
    }
    return null;
  }

  private Uni<Void> refused(Witness witness, String reason) {
    metrics.witnessFailed(witness.name(), "refused");
    if (isNew(witness, "refused")) {
      AuditLog.LOG.witnessRefused(witness.name(), reason);
    }
    return Uni.createFrom().voidItem();
  }

  private void failed(Witness witness, String kind, String reason) {
    metrics.witnessFailed(witness.name(), kind);
    if (isNew(witness, kind)) {
      AuditLog.LOG.witnessFailed(witness.name(), reason);
    }
  }

  private boolean isNew(Witness witness, String kind) {
    var before = troubles.get(witness.name());
    var failures = before == null ? 0 : before.failures();
    troubles.put(
        witness.name(),
        new Trouble(kind, failures + 1, clock.instant().plus(pause.after(failures))));
    return before == null || !before.kind().equals(kind);
  }
}
