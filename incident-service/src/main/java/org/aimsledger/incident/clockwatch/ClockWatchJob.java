package org.aimsledger.incident.clockwatch;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.clockboard.ClockBoardQuery;
import org.aimsledger.incident.clockboard.ClockBoardQuery.DueClock;
import org.aimsledger.incident.clockboard.ClockBoardQuery.Position;
import org.aimsledger.incident.platform.ClockMetrics;
import org.aimsledger.incident.platform.IncidentConfig;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommandHandler;
import org.jspecify.annotations.Nullable;

/// Walks the running clocks that may need a warning, the most urgent first. Several instances may
/// do so at once, and a kill loses nothing: the case itself knows what it has warned of.
@ApplicationScoped
class ClockWatchJob {
  private static final String ACTOR = "service/incident";

  private static final Duration SOON = Duration.ofHours(24);

  private final ClockBoardQuery board;
  private final RegulatoryCaseCommandHandler cases;
  private final ClockMetrics metrics;
  private final IncidentConfig.Clocks config;
  private final Clock clock;

  ClockWatchJob(
      ClockBoardQuery board,
      RegulatoryCaseCommandHandler cases,
      ClockMetrics metrics,
      IncidentConfig config,
      Clock clock) {
    this.board = board;
    this.cases = cases;
    this.metrics = metrics;
    this.config = config.clocks();
    this.clock = clock;
  }

  @Scheduled(
      identity = "clock-watch",
      every = "${aims.incident.clocks.every:15s}",
      delayed = "${aims.incident.clocks.every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> watch() {
    var now = WorldTime.kept(clock.instant());
    return watch(now, now.plus(Collections.max(config.alarms())), null)
        .chain(() -> board.urgency(now, now.plus(SOON)))
        .invoke(urgency -> metrics.seen(urgency.missed(), urgency.dueSoon()))
        .replaceWithVoid()
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.lookFailed(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /// One page, and then the next one.
  private Uni<Void> watch(Instant now, Instant horizon, @Nullable Position after) {
    return board
        .due(now, horizon, after, config.page())
        .flatMap(
            due ->
                watch(now, due)
                    .chain(
                        () ->
                            due.size() < config.page()
                                ? Uni.createFrom().voidItem()
                                : watch(now, horizon, position(due.getLast()))));
  }

  private static Position position(DueClock last) {
    return new Position(last.due(), last.id());
  }

  private Uni<Void> watch(Instant now, List<DueClock> due) {
    var mostUrgent = new LinkedHashMap<UUID, DueClock>();
    for (var one : due) {
      mostUrgent.putIfAbsent(one.incident(), one);
    }
    return Multi.createFrom()
        .iterable(mostUrgent.values())
        .onItem()
        .transformToUniAndConcatenate(one -> watch(now, one))
        .onItem()
        .ignoreAsUni();
  }

  /// A case that can't be looked at must not hold up those behind it; it is tried again.
  private Uni<Void> watch(Instant now, DueClock urgent) {
    var command = new RegulatoryCaseCommand.Watch(urgent.incident(), config.alarms(), now);
    return cases
        .handle(command, context(now))
        .invoke(_ -> told(now, urgent))
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.watchFailed(urgent.incident(), failure.toString()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static void told(Instant now, DueClock urgent) {
    if (now.isAfter(urgent.due())) {
      IncidentLog.LOG.clockMissed(urgent.incident(), urgent.clock(), urgent.due().toString());
    }
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        ACTOR, EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }
}
