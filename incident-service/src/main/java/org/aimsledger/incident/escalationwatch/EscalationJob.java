package org.aimsledger.incident.escalationwatch;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.escalation.EscalationCommand;
import org.aimsledger.incident.escalation.EscalationCommandHandler;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.incidentregister.IncidentRegisterQuery;
import org.aimsledger.incident.incidentregister.IncidentRegisterQuery.Waiting;
import org.aimsledger.incident.platform.EscalationConfig;
import org.aimsledger.incident.platform.WebhookLog;
import org.aimsledger.incident.platform.WorldTime;
import org.jspecify.annotations.Nullable;

/// Walks the incidents that nobody has acknowledged, the oldest first. The list may be a moment
/// old, so each is asked itself before anybody is woken.
@ApplicationScoped
class EscalationJob {
  private static final String ACTOR = "service/incident";

  private final IncidentRegisterQuery register;
  private final IncidentCommandHandler incidents;
  private final EscalationCommandHandler escalations;
  private final EscalationConfig config;
  private final Clock clock;

  EscalationJob(
      IncidentRegisterQuery register,
      IncidentCommandHandler incidents,
      EscalationCommandHandler escalations,
      EscalationConfig config,
      Clock clock) {
    this.register = register;
    this.incidents = incidents;
    this.escalations = escalations;
    this.config = config;
    this.clock = clock;
  }

  /// One level that is due.
  private record Due(int level, EscalationConfig.Level settings) {}

  @Scheduled(
      identity = "escalation",
      every = "${aims.incident.escalation.every:15s}",
      delayed = "${aims.incident.escalation.every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> look() {
    if (config.levels().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return look(WorldTime.kept(clock.instant()), null)
        .onFailure()
        .invoke(failure -> WebhookLog.LOG.notEscalated(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /// One page, and then the next one.
  private Uni<Void> look(Instant now, @Nullable Waiting after) {
    var first =
        config.levels().stream().map(EscalationConfig.Level::after).min(Duration::compareTo);
    return register
        .waiting(now.minus(first.orElseThrow()), after, config.page())
        .flatMap(
            found ->
                escalate(now, found)
                    .chain(
                        () ->
                            found.size() < config.page()
                                ? Uni.createFrom().voidItem()
                                : look(now, found.getLast())));
  }

  private Uni<Void> escalate(Instant now, List<Waiting> found) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(one -> escalate(now, one))
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> escalate(Instant now, Waiting one) {
    return incidents
        .awaitsResponder(one.incident())
        .flatMap(
            waits ->
                waits
                    ? Multi.createFrom()
                        .iterable(due(now, one))
                        .onItem()
                        .transformToUniAndConcatenate(level -> reach(now, one, level))
                        .onItem()
                        .ignoreAsUni()
                    : Uni.createFrom().voidItem());
  }

  private List<Due> due(Instant now, Waiting one) {
    var levels = config.levels();
    return IntStream.range(0, levels.size())
        .mapToObj(index -> new Due(index + 1, levels.get(index)))
        .filter(level -> !one.raisedAt().plus(level.settings().after()).isAfter(now))
        .toList();
  }

  private Uni<Void> reach(Instant now, Waiting one, Due due) {
    var command = new EscalationCommand(one.incident(), due.level(), due.settings().after(), now);
    return escalations.handle(command, context(now));
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        ACTOR, EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }
}
