package org.aimsledger.incident.containmentwatch;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.incident.IncidentCommand;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.platform.ContainmentConfig;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.suspensionboard.SuspensionBoardQuery;
import org.aimsledger.incident.suspensionboard.SuspensionBoardQuery.Position;
import org.aimsledger.incident.suspensionboard.SuspensionBoardQuery.Unanswered;
import org.jspecify.annotations.Nullable;

/// Has each incident repeat or escalate requests for containment that the inventory has not
/// answered. Several instances may do so at once, and a kill loses nothing: the incident knows
/// itself what was asked when.
@ApplicationScoped
class SuspensionWatchJob {
  private static final String ACTOR = "service/incident";

  private final SuspensionBoardQuery board;
  private final IncidentCommandHandler incidents;
  private final ContainmentConfig config;
  private final Patience patience;
  private final Clock clock;

  SuspensionWatchJob(
      SuspensionBoardQuery board,
      IncidentCommandHandler incidents,
      ContainmentConfig config,
      Patience patience,
      Clock clock) {
    this.board = board;
    this.incidents = incidents;
    this.config = config;
    this.patience = patience;
    this.clock = clock;
  }

  @Scheduled(
      identity = "suspension-watch",
      every = "${aims.incident.containment.every:15s}",
      delayed = "${aims.incident.containment.every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> watch() {
    var now = WorldTime.kept(clock.instant());
    return walk(now, null)
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.suspensionsNotRead(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /// One page, and then the next one.
  private Uni<Void> walk(Instant now, @Nullable Position after) {
    return board
        .unanswered(now, after, config.page())
        .flatMap(
            unanswered ->
                watchAll(now, unanswered)
                    .chain(
                        () ->
                            unanswered.size() < config.page()
                                ? Uni.createFrom().voidItem()
                                : walk(now, position(unanswered.getLast()))));
  }

  private static Position position(Unanswered last) {
    return new Position(last.answerDue(), last.id());
  }

  private Uni<Void> watchAll(Instant now, List<Unanswered> unanswered) {
    return Multi.createFrom()
        .iterable(unanswered.stream().map(Unanswered::incident).distinct().toList())
        .onItem()
        .transformToUniAndConcatenate(incident -> watchOne(now, incident))
        .onItem()
        .ignoreAsUni();
  }

  /// An incident that can't be looked at must not hold up those behind it; it is tried again.
  private Uni<Void> watchOne(Instant now, UUID incident) {
    return incidents
        .handle(new IncidentCommand.WatchContainments(incident, patience, now), context(now))
        .replaceWithVoid()
        .invoke(() -> IncidentLog.LOG.suspensionUnanswered(incident))
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.suspensionsNotWatched(incident, failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        ACTOR, EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }
}
