package org.aimsledger.incident.playbookstart;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.PlaybookConfig;
import org.aimsledger.incident.platform.PlaybookInForceLookup;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.playbookcalls.PlaybookCallQuery;
import org.aimsledger.incident.playbookcalls.PlaybookCallQuery.Call;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Start;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Trigger;
import org.aimsledger.incident.playbookrun.PlaybookRunCommandHandler;
import org.jspecify.annotations.Nullable;

/// Starts the playbook of the cause that somebody assumes. Several instances may do so at once, and
/// a kill loses nothing: of an incident each playbook runs once.
@ApplicationScoped
class PlaybookStartJob {
  private static final String ACTOR = "service/incident";

  private final PlaybookCallQuery calls;
  private final PlaybookPacks packs;
  private final PlaybookInForceLookup playbooks;
  private final PlaybookRunCommandHandler runs;
  private final PlaybookConfig config;
  private final Clock clock;

  PlaybookStartJob(
      PlaybookCallQuery calls,
      PlaybookPacks packs,
      PlaybookInForceLookup playbooks,
      PlaybookRunCommandHandler runs,
      PlaybookConfig config,
      Clock clock) {
    this.calls = calls;
    this.packs = packs;
    this.playbooks = playbooks;
    this.runs = runs;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      identity = "playbook-start",
      every = "${aims.incident.playbooks.every:5s}",
      delayed = "${aims.incident.playbooks.every:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> start() {
    var now = WorldTime.kept(clock.instant());
    return walk(now, null)
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.callsNotRead(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /// One page, and then the next one.
  private Uni<Void> walk(Instant now, @Nullable Call after) {
    return calls
        .waiting(after, config.page())
        .flatMap(
            waiting ->
                startAll(now, waiting)
                    .chain(
                        () ->
                            waiting.size() < config.page()
                                ? Uni.createFrom().voidItem()
                                : walk(now, waiting.getLast())));
  }

  private Uni<Void> startAll(Instant now, List<Call> waiting) {
    return Multi.createFrom()
        .iterable(waiting)
        .onItem()
        .transformToUniAndConcatenate(call -> startOne(now, call))
        .onItem()
        .ignoreAsUni();
  }

  /// A run that can't be started must not hold up those behind it; it is tried again.
  private Uni<Void> startOne(Instant now, Call call) {
    var playbook = packs.at(now).forCause(call.cause().name()).orElse(null);
    if (playbook == null) {
      return Uni.createFrom().voidItem();
    }
    var run = PlaybookRunCommandHandler.runOf(call.incident(), playbook.id());
    return playbooks
        .of(playbook.id(), now)
        .flatMap(
            found ->
                runs.handle(
                    new Start(
                        run,
                        call.incident(),
                        found.orElseThrow(),
                        Trigger.cause(call.cause().name()),
                        new Reason("assumed cause: " + call.cause()),
                        now),
                    context(now)))
        .replaceWithVoid()
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.runNotStarted(call.incident(), failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        ACTOR, EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }
}
