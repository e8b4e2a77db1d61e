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
import org.aimsledger.incident.containmentaction.ContainmentActionCommand;
import org.aimsledger.incident.containmentaction.ContainmentActionCommandHandler;
import org.aimsledger.incident.containmentboard.ContainmentBoardQuery;
import org.aimsledger.incident.containmentboard.ContainmentBoardQuery.Position;
import org.aimsledger.incident.containmentboard.ContainmentBoardQuery.Unanswered;
import org.aimsledger.incident.platform.ContainmentConfig;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.WorldTime;
import org.jspecify.annotations.Nullable;

/// Has each incident repeat or escalate what was not answered. Several instances may do so at once,
/// and a kill loses nothing: the incident's measures know themselves what was asked when.
@ApplicationScoped
class ContainmentWatchJob {
  private static final String ACTOR = "service/incident";

  private final ContainmentBoardQuery board;
  private final ContainmentActionCommandHandler actions;
  private final ContainmentConfig config;
  private final Patience patience;
  private final Clock clock;

  ContainmentWatchJob(
      ContainmentBoardQuery board,
      ContainmentActionCommandHandler actions,
      ContainmentConfig config,
      Patience patience,
      Clock clock) {
    this.board = board;
    this.actions = actions;
    this.config = config;
    this.patience = patience;
    this.clock = clock;
  }

  @Scheduled(
      identity = "containment-watch",
      every = "${aims.incident.containment.every:15s}",
      delayed = "${aims.incident.containment.every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> watch() {
    var now = WorldTime.kept(clock.instant());
    return walk(now, null)
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.measuresNotRead(failure.toString()))
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
    return new Position(last.answerDue(), last.action());
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
    return actions
        .handle(new ContainmentActionCommand.Watch(incident, patience, now), context(now))
        .replaceWithVoid()
        .invoke(() -> IncidentLog.LOG.measureUnanswered(incident))
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.measuresNotWatched(incident, failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        ACTOR, EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }
}
