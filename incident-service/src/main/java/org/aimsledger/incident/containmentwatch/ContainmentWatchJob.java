package org.aimsledger.incident.containmentwatch;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand;
import org.aimsledger.incident.containmentaction.ContainmentActionCommandHandler;
import org.aimsledger.incident.containmentboard.ContainmentBoardQuery;
import org.aimsledger.incident.incident.IncidentCommand;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.platform.ContainmentConfig;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.suspensionboard.SuspensionBoardQuery;
import org.jspecify.annotations.Nullable;

/// Has each incident repeat or escalate what was not answered: suspensions that the inventory was
/// asked for, and measures that whoever runs the system was. Several instances may do so at once,
/// and a kill loses nothing: the incident knows itself what was asked when.
@ApplicationScoped
class ContainmentWatchJob {
  private static final String ACTOR = "service/incident";

  private final SuspensionBoardQuery suspensions;
  private final ContainmentBoardQuery measures;
  private final IncidentCommandHandler incidents;
  private final ContainmentActionCommandHandler actions;
  private final ContainmentConfig config;
  private final Patience patience;
  private final Clock clock;

  ContainmentWatchJob(
      SuspensionBoardQuery suspensions,
      ContainmentBoardQuery measures,
      IncidentCommandHandler incidents,
      ContainmentActionCommandHandler actions,
      ContainmentConfig config,
      Patience patience,
      Clock clock) {
    this.suspensions = suspensions;
    this.measures = measures;
    this.incidents = incidents;
    this.actions = actions;
    this.config = config;
    this.patience = patience;
    this.clock = clock;
  }

  /// A board of what was not answered in time, page by page.
  private interface Board<U> {
    Uni<List<U>> unanswered(Instant now, @Nullable U after, int limit);
  }

  @Scheduled(
      identity = "suspension-watch",
      every = "${aims.incident.containment.every:15s}",
      delayed = "${aims.incident.containment.every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> watchSuspensions() {
    var now = WorldTime.kept(clock.instant());
    Board<SuspensionBoardQuery.Unanswered> board =
        (until, after, limit) -> suspensions.unanswered(until, place(after), limit);
    return walk(board, SuspensionBoardQuery.Unanswered::incident, this::suspensionsOf, now)
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.suspensionsNotRead(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private static SuspensionBoardQuery.@Nullable Position place(
      SuspensionBoardQuery.@Nullable Unanswered last) {
    return last == null ? null : new SuspensionBoardQuery.Position(last.answerDue(), last.id());
  }

  private Uni<Void> suspensionsOf(UUID incident) {
    var now = WorldTime.kept(clock.instant());
    return incidents
        .handle(new IncidentCommand.WatchContainments(incident, patience, now), context(now))
        .replaceWithVoid()
        .invoke(() -> IncidentLog.LOG.suspensionUnanswered(incident))
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.suspensionsNotWatched(incident, failure.toString()));
  }

  @Scheduled(
      identity = "containment-watch",
      every = "${aims.incident.containment.every:15s}",
      delayed = "${aims.incident.containment.every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> watchMeasures() {
    var now = WorldTime.kept(clock.instant());
    Board<ContainmentBoardQuery.Unanswered> board =
        (until, after, limit) -> measures.unanswered(until, place(after), limit);
    return walk(board, ContainmentBoardQuery.Unanswered::incident, this::measuresOf, now)
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.measuresNotRead(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private static ContainmentBoardQuery.@Nullable Position place(
      ContainmentBoardQuery.@Nullable Unanswered last) {
    return last == null
        ? null
        : new ContainmentBoardQuery.Position(last.answerDue(), last.action());
  }

  private Uni<Void> measuresOf(UUID incident) {
    var now = WorldTime.kept(clock.instant());
    return actions
        .handle(new ContainmentActionCommand.Watch(incident, patience, now), context(now))
        .replaceWithVoid()
        .invoke(() -> IncidentLog.LOG.measureUnanswered(incident))
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.measuresNotWatched(incident, failure.toString()));
  }

  /// Page by page, and each is forgotten before the next. An incident that can't be looked at must
  /// not hold up those behind it; it is tried again.
  private <U> Uni<Void> walk(
      Board<U> board, Function<U, UUID> incident, Function<UUID, Uni<Void>> watch, Instant now) {
    var last = new AtomicReference<@Nullable U>();
    return Multi.createBy()
        .repeating()
        .uni(() -> page(board, incident, watch, now, last))
        .whilst(looked -> looked == config.page())
        .onItem()
        .ignoreAsUni();
  }

  /// @return how many there were
  private <U> Uni<Integer> page(
      Board<U> board,
      Function<U, UUID> incident,
      Function<UUID, Uni<Void>> watch,
      Instant now,
      AtomicReference<@Nullable U> last) {
    return board
        .unanswered(now, last.get(), config.page())
        .call(
            unanswered ->
                Multi.createFrom()
                    .iterable(unanswered.stream().map(incident).distinct().toList())
                    .onItem()
                    .transformToUniAndConcatenate(
                        one -> watch.apply(one).onFailure().recoverWithNull())
                    .onItem()
                    .ignoreAsUni())
        .map(
            unanswered -> {
              if (!unanswered.isEmpty()) {
                last.set(unanswered.getLast());
              }
              return unanswered.size();
            });
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        ACTOR, EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }
}
