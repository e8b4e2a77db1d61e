package org.aimsledger.incident.signaldeciding;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.SignalCondition.Reading;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.signal.SignalCommandHandler;
import org.aimsledger.incident.signalregister.SignalRegisterQuery;
import org.aimsledger.incident.signalregister.SignalRegisterQuery.OpenSignal;
import org.aimsledger.incident.signalrule.SignalRule;
import org.aimsledger.incident.signalrule.SignalRule.Version;
import org.aimsledger.incident.signalrule.SignalRule.Written;
import org.aimsledger.incident.signalrule.SignalRuleCommandHandler;
import org.aimsledger.incident.signalruleboard.SignalRuleBoardQuery;
import org.aimsledger.incident.signalruleboard.SignalRuleBoardQuery.LiveRule;
import org.jspecify.annotations.Nullable;

/// Walks open signals that have changed since it last looked. After a start it looks at all that
/// changed since the oldest rule went live, so a kill loses nothing; several instances may look at
/// once, as a decision that stands is not made twice.
@ApplicationScoped
class SignalDecidingJob {
  private static final String ACTOR = "service/incident";

  /// Views of other processes may be behind by that much.
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final SignalRegisterQuery register;
  private final SignalRuleBoardQuery board;
  private final SignalCommandHandler signals;
  private final SignalRuleCommandHandler rules;
  private final ConditionReader conditions;
  private final SignalConfig.Deciding config;
  private final Clock clock;

  private volatile @Nullable Instant lookedAt;

  SignalDecidingJob(
      SignalRegisterQuery register,
      SignalRuleBoardQuery board,
      SignalCommandHandler signals,
      SignalRuleCommandHandler rules,
      ConditionReader conditions,
      SignalConfig config,
      Clock clock) {
    this.register = register;
    this.board = board;
    this.signals = signals;
    this.rules = rules;
    this.conditions = conditions;
    this.config = config.deciding();
    this.clock = clock;
  }

  @Scheduled(
      identity = "signal-deciding",
      every = "${aims.incident.signals.deciding.every:2s}",
      delayed = "${aims.incident.signals.deciding.every:2s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> look() {
    var now = WorldTime.kept(clock.instant());
    return board
        .live(config.rules())
        .flatMap(live -> live.isEmpty() ? Uni.createFrom().voidItem() : look(live, now))
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.signalsNotDecided(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> look(List<LiveRule> live, Instant now) {
    var before = lookedAt;
    var since = before == null ? live.getFirst().since() : before.minus(SLACK);
    return read(live)
        .flatMap(usable -> page(usable, since, null, now))
        .invoke(() -> lookedAt = now);
  }

  private Uni<List<LiveSignalRule>> read(List<LiveRule> live) {
    return Multi.createFrom()
        .iterable(live)
        .onItem()
        .transformToUniAndConcatenate(
            one -> rules.load(one.rule()).map(found -> usable(one, found.state())))
        .collect()
        .asList()
        .map(all -> all.stream().flatMap(Optional::stream).toList());
  }

  /// Empty: another version decides by now, or its condition can't be read any more.
  private Optional<LiveSignalRule> usable(LiveRule one, SignalRule state) {
    return state instanceof Written written && written.live() != null
        ? usable(one, written.live())
        : Optional.empty();
  }

  private Optional<LiveSignalRule> usable(LiveRule one, Version version) {
    if (version.number() != one.version()) {
      return Optional.empty();
    }
    var content = version.content();
    return switch (conditions.readForSignals(content.condition())) {
      case Reading.Usable(var condition) ->
          Optional.of(
              new LiveSignalRule(
                  one.rule(),
                  one.version(),
                  content.name().en(),
                  content.decision(),
                  condition,
                  one.since()));
      case Reading.Unusable _ -> {
        IncidentLog.LOG.signalRuleUnreadable(one.rule(), one.version());
        yield Optional.empty();
      }
    };
  }

  /// One page, and then the next one.
  private Uni<Void> page(
      List<LiveSignalRule> usable, Instant since, @Nullable OpenSignal after, Instant now) {
    return register
        .open(since, after, config.page())
        .flatMap(
            found ->
                all(usable, found, now)
                    .chain(
                        () ->
                            found.size() < config.page()
                                ? Uni.createFrom().voidItem()
                                : page(usable, since, found.getLast(), now)));
  }

  private Uni<Void> all(List<LiveSignalRule> usable, List<OpenSignal> found, Instant now) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(one -> decide(usable, one.signal(), now))
        .onItem()
        .ignoreAsUni();
  }

  /// A signal that can't be decided must not hold up those behind it.
  private Uni<Void> decide(List<LiveSignalRule> usable, UUID signal, Instant now) {
    return signals
        .load(signal)
        .flatMap(
            found ->
                WhenSignalMeetsRuleDecideItPolicy.on(found.state(), usable, now)
                    .map(command -> signals.handle(command, context(now)).replaceWithVoid())
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.signalNotDecided(signal, failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        ACTOR, EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }
}
