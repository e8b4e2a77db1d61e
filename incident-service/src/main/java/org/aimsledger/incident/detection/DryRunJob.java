package org.aimsledger.incident.detection;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.incident.platform.IncidentConfig;
import org.aimsledger.incident.platform.Observation;

/// Runs one rule over kept events, with the engine that runs live, and raises nothing. Few at a
/// time: they read as much as the live rules do in minutes.
@ApplicationScoped
class DryRunJob {
  private final ObservationStore observations;
  private final IncidentConfig.Detection config;
  private final AtomicInteger running = new AtomicInteger();

  DryRunJob(ObservationStore observations, IncidentConfig config) {
    this.observations = observations;
    this.config = config.detection();
  }

  /// What a run has given.
  ///
  /// @param reached the events that it ran over end here
  /// @param complete whether it ran over everything it was asked to
  /// @param firings the first ones; `tally` counts all
  record DryRun(Instant reached, boolean complete, Tally tally, List<Firing> firings) {}

  /// What a run knows while it goes on. Used by one thread after the other.
  private static final class Progress {
    private final ActiveRule rule;
    private final DetectionEngine engine;
    private final Map<WindowKey, Window> windows = new HashMap<>();
    private final List<Firing> firings = new ArrayList<>();
    private Tally tally = Tally.NOTHING;
    private Position position;
    private long read;

    Progress(ActiveRule rule, int mostCauses) {
      this.rule = rule;
      this.engine = new DetectionEngine(List.of(rule), mostCauses);
      this.position = Position.after(rule.after());
    }

    void judge(List<Observation> page, int mostFirings) {
      var judged = engine.judge(page);
      var outcome = engine.apply(judged.hits(), windows);
      tally =
          tally
              .and(judged.tallies().getOrDefault(rule.id(), Tally.NOTHING))
              .and(outcome.tallies().getOrDefault(rule.id(), Tally.NOTHING));
      outcome.firings().stream()
          .limit(Math.max(0, mostFirings - firings.size()))
          .forEach(firings::add);
      read += page.size();
      position = new Position(page.getLast().time(), page.getLast().report());
    }
  }

  /// Runs a rule over what happened after `rule.after()`, up to a time.
  ///
  /// @return empty when others have to end first
  Uni<Optional<DryRun>> run(ActiveRule rule, Instant until) {
    if (running.incrementAndGet() > config.dryRuns()) {
      running.decrementAndGet();
      return Uni.createFrom().item(Optional.empty());
    }
    return pages(new Progress(rule, config.causes()), until)
        .map(Optional::of)
        .onTermination()
        .invoke(() -> running.decrementAndGet());
  }

  private Uni<DryRun> pages(Progress progress, Instant until) {
    var left = config.dryRunEvents() - progress.read;
    if (left <= 0) {
      return Uni.createFrom().item(ended(progress, progress.position.time(), false));
    }
    var limit = (int) Math.min(left, config.page());
    var allowed = Duration.ofSeconds(progress.rule.content().allowance().seconds());
    return observations
        .page(progress.position, until, allowed, limit)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(
            page -> {
              if (!page.isEmpty()) {
                progress.judge(page, config.dryRunFirings());
              }
              return page.size() < limit
                  ? Uni.createFrom().item(ended(progress, until, true))
                  : pages(progress, until);
            });
  }

  private static DryRun ended(Progress progress, Instant reached, boolean complete) {
    return new DryRun(reached, complete, progress.tally, List.copyOf(progress.firings));
  }
}
