package org.aimsledger.incident.detection;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.detection.DetectionEngine.Judged;
import org.aimsledger.incident.detection.EngineStore.Span;
import org.aimsledger.incident.platform.Condition.Reading;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.IncidentConfig;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.Observation;
import org.aimsledger.incident.platform.WorldTime;

/// Runs the live rules over what has come in, one allowance after the other. One process does so at
/// a time; what it remembers can be lost at any moment.
@ApplicationScoped
class DetectionJob {
  private final LiveRulesJob live;
  private final ObservationStore observations;
  private final EngineStore engines;
  private final FiringStore firings;
  private final ConditionReader conditions;
  private final IncidentConfig.Detection config;
  private final Clock clock;
  private final UUID owner = UUID.randomUUID();
  private final Map<DetectionAllowance, EngineRun> runs = new ConcurrentHashMap<>();

  /// Allowances of which no rule has anything left to judge.
  private final Set<DetectionAllowance> idle = ConcurrentHashMap.newKeySet();

  DetectionJob(
      LiveRulesJob live,
      ObservationStore observations,
      EngineStore engines,
      FiringStore firings,
      ConditionReader conditions,
      IncidentConfig config,
      Clock clock) {
    this.live = live;
    this.observations = observations;
    this.engines = engines;
    this.firings = firings;
    this.conditions = conditions;
    this.config = config.detection();
    this.clock = clock;
  }

  @Scheduled(
      identity = "detection",
      every = "${aims.incident.detection.every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> detect() {
    return live.rules()
        .flatMap(
            rules ->
                observations
                    .lookAround(clock.instant())
                    .flatMap(lanes -> observations.frontier(lanes))
                    .flatMap(frontier -> detect(rules, frontier)))
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.detectionFailed("any", failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> detect(List<ActiveRule> rules, Instant frontier) {
    return Multi.createFrom()
        .items(DetectionAllowance.values())
        .onItem()
        .transformToUniAndConcatenate(allowance -> detect(allowance, rules, frontier))
        .onItem()
        .ignoreAsUni();
  }

  /// A failure of one allowance must not hold up the others. After it, only the database is to be
  /// trusted.
  private Uni<Void> detect(DetectionAllowance allowance, List<ActiveRule> all, Instant frontier) {
    var rules = all.stream().filter(rule -> rule.content().allowance() == allowance).toList();
    if (rules.isEmpty() && idle.contains(allowance)) {
      return Uni.createFrom().voidItem();
    }
    idle.remove(allowance);
    return engines
        .lease(allowance, owner, clock.instant(), config.lease())
        .flatMap(place -> run(allowance, place))
        .flatMap(
            run ->
                run.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : agree(run.get(), rules, all)
                        .chain(
                            () ->
                                pages(
                                    run.get(),
                                    frontier.minusSeconds(allowance.seconds()),
                                    config.pages()))
                        .invoke(() -> rest(run.get())))
        .onFailure()
        .invoke(
            failure -> {
              forget(allowance);
              IncidentLog.LOG.detectionFailed(allowance.name(), failure.toString());
            })
        .onFailure()
        .recoverWithNull();
  }

  /// What is only in memory goes, as if the process were killed.
  void forget(DetectionAllowance allowance) {
    runs.remove(allowance);
  }

  private void rest(EngineRun run) {
    if (run.rules().isEmpty() && !run.hasMoved()) {
      forget(run.allowance());
      idle.add(run.allowance());
    }
  }

  /// @param place kept last; empty: another process judges
  private Uni<Optional<EngineRun>> run(DetectionAllowance allowance, Optional<Position> place) {
    if (place.isEmpty()) {
      forget(allowance);
      return Uni.createFrom().item(Optional.empty());
    }
    var known = runs.get(allowance);
    if (known != null && known.isKeptAt(place.get())) {
      return Uni.createFrom().item(Optional.of(known));
    }
    return engines
        .spans(allowance, place.get().time())
        .map(
            spans -> {
              var rules = spans.stream().flatMap(span -> active(span).stream()).toList();
              var run = new EngineRun(allowance, place.get(), rules, clock.instant());
              runs.put(allowance, run);
              return Optional.of(run);
            });
  }

  private Optional<ActiveRule> active(Span span) {
    return switch (conditions.read(span.content().condition(), span.content().metric() != null)) {
      case Reading.Usable(var condition) ->
          Optional.of(
              new ActiveRule(span.id(), span.content(), condition, span.begins(), span.ends()));
      case Reading.Unusable _ -> {
        IncidentLog.LOG.ruleUnreadable(span.id().rule(), span.id().version());
        yield Optional.empty();
      }
    };
  }

  /// Rules that went live join, those that no longer are leave. Both is remembered before it has an
  /// effect, so that whoever judges again does the same.
  private Uni<Void> agree(EngineRun run, List<ActiveRule> live, List<ActiveRule> all) {
    run.forgetEnded();
    var ids = new HashSet<RuleVersion>();
    live.forEach(rule -> ids.add(rule.id()));
    var work = new ArrayList<Uni<Void>>();
    for (var rule : live) {
      if (!run.knows(rule.id())) {
        work.add(Uni.createFrom().deferred(() -> join(run, rule)));
      }
    }
    for (var rule : run.rules()) {
      if (rule.until() == null && !ids.contains(rule.id())) {
        work.add(Uni.createFrom().deferred(() -> leave(run, rule, all)));
      }
    }
    return Multi.createFrom()
        .iterable(work)
        .onItem()
        .transformToUniAndConcatenate(one -> one)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> join(EngineRun run, ActiveRule rule) {
    var from = run.position().time();
    var begins = rule.after().isAfter(from) ? rule.after() : from;
    return engines
        .begin(rule.within(begins, null))
        .chain(() -> engines.span(rule.id()))
        .invoke(span -> span.ifPresent(found -> run.put(rule.within(found.begins(), found.ends()))))
        .replaceWithVoid();
  }

  /// It goes on to judge what happened until its successor begins, or until now.
  private Uni<Void> leave(EngineRun run, ActiveRule rule, List<ActiveRule> all) {
    var last =
        all.stream()
            .filter(other -> other.id().rule().equals(rule.id().rule()))
            .map(ActiveRule::after)
            .findFirst()
            .orElseGet(() -> WorldTime.kept(clock.instant()));
    var from = run.position().time();
    var at = last.isAfter(from) ? last : from;
    return engines.end(rule.id(), at).invoke(() -> run.put(rule.within(rule.after(), at)));
  }

  private Uni<Void> pages(EngineRun run, Instant upTo, int left) {
    var from = run.begin(upTo);
    if (left == 0 || from.compareTo(Position.after(upTo)) >= 0) {
      return keepWhenDue(run);
    }
    var allowed = Duration.ofSeconds(run.allowance().seconds());
    return observations
        .page(from, upTo, allowed, config.page())
        .flatMap(page -> judge(run, page, upTo))
        .flatMap(more -> keepWhenDue(run).replaceWith(more))
        .flatMap(more -> more ? pages(run, upTo, left - 1) : Uni.createFrom().voidItem());
  }

  /// @return whether there may be more
  private Uni<Boolean> judge(EngineRun run, List<Observation> page, Instant upTo) {
    var more = page.size() == config.page();
    var to = more ? place(page.getLast()) : Position.after(upTo);
    return judge(run, run.engine(config.causes()), page, to).replaceWith(more);
  }

  private static Position place(Observation last) {
    return new Position(last.time(), last.report());
  }

  /// Part by part: a page of events may meet very many rules.
  ///
  /// @param to the place behind all of them
  private Uni<Void> judge(
      EngineRun run, DetectionEngine engine, List<Observation> rest, Position to) {
    // Judging takes the processor for a while, which a thread that serves requests must not.
    return Uni.createFrom()
        .item(() -> engine.judge(rest, config.hits()))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(
            judged -> {
              var looked = judged.looked();
              return looked == rest.size()
                  ? apply(run, engine, judged, to)
                  : apply(run, engine, judged, place(rest.get(looked - 1)))
                      .chain(() -> keepWhenDue(run))
                      .chain(() -> judge(run, engine, rest.subList(looked, rest.size()), to));
            });
  }

  private Uni<Void> apply(EngineRun run, DetectionEngine engine, Judged judged, Position to) {
    var missing = run.missing(judged.hits());
    return engines
        .windows(missing)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(
            found -> {
              run.loaded(missing, found);
              var open = run.windows(judged.hits());
              var outcome = engine.apply(judged.hits(), open);
              return firings
                  .keep(outcome.firings(), WorldTime.kept(clock.instant()))
                  .invoke(() -> run.judged(to, judged.tallies(), outcome, open));
            })
        .replaceWithVoid();
  }

  private Uni<Void> keepWhenDue(EngineRun run) {
    var now = clock.instant();
    var due =
        run.windowBytes() >= config.windowBytes()
            || !now.isBefore(run.keptAt().plus(config.keepEvery()));
    return due && run.hasMoved() ? keep(run) : Uni.createFrom().voidItem();
  }

  private Uni<Void> keep(EngineRun run) {
    return engines
        .keep(run.changes(), owner)
        .invoke(() -> run.kept(clock.instant(), config.windowBytes() / 2));
  }
}
