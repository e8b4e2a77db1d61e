package org.aimsledger.incident.detection;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.detection.FiringStore.Kept;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.platform.IncidentConfig;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.WorldTime;

/// Raises the incidents of firings and deletes what is no longer needed. Several instances may do
/// so at once.
@ApplicationScoped
class FiringJob {
  private static final int DELETED_AT_ONCE = 5_000;

  private final FiringStore firings;
  private final ObservationStore observations;
  private final EngineStore engines;
  private final IncidentCommandHandler incidents;
  private final IncidentConfig.Detection config;
  private final Clock clock;

  FiringJob(
      FiringStore firings,
      ObservationStore observations,
      EngineStore engines,
      IncidentCommandHandler incidents,
      IncidentConfig config,
      Clock clock) {
    this.firings = firings;
    this.observations = observations;
    this.engines = engines;
    this.incidents = incidents;
    this.config = config.detection();
    this.clock = clock;
  }

  @Scheduled(
      identity = "detection-firings",
      every = "${aims.incident.detection.every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> raise() {
    return firings
        .waiting(config.raisedAtOnce())
        .onItem()
        .transformToMulti(waiting -> Multi.createFrom().iterable(waiting))
        .onItem()
        .transformToUniAndConcatenate(this::raise)
        .onItem()
        .ignoreAsUni()
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.detectionFailed("firings", failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /// A firing whose incident can't be raised must not hold up those behind it; it is tried again.
  private Uni<Void> raise(Kept firing) {
    var now = WorldTime.kept(clock.instant());
    var command =
        WhenRuleFiresRaiseIncidentPolicy.on(
            firing.id(),
            firing.system(),
            firing.report(),
            firing.time(),
            firing.title(),
            firing.description(),
            now);
    return firings
        .raise(firing, incidents.order(command), context(now), now)
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.firingNotRaised(firing.id(), failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        "service/incident", EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }

  @Scheduled(
      identity = "detection-tidy",
      every = "${aims.incident.detection.tidy-every:10m}",
      delayed = "${aims.incident.detection.tidy-every:10m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> tidy() {
    return forget(clock.instant().minus(config.keepEvents()))
        .chain(() -> engines.forgetEnded(DELETED_AT_ONCE))
        .replaceWithVoid()
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.detectionFailed("tidy", failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> forget(Instant before) {
    return observations
        .forget(before, DELETED_AT_ONCE)
        .flatMap(
            deleted -> deleted < DELETED_AT_ONCE ? Uni.createFrom().voidItem() : forget(before));
  }
}
