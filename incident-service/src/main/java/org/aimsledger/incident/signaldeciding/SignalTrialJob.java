package org.aimsledger.incident.signaldeciding;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.incident.signalregister.SignalRegisterQuery;
import org.aimsledger.incident.signalregister.SignalRegisterQuery.Recorded;
import org.jspecify.annotations.Nullable;

/// Runs one rule over recorded signals and decides nothing. Few at a time: each reads as many
/// signals as the register may have.
@ApplicationScoped
class SignalTrialJob {
  private final SignalRegisterQuery register;
  private final SignalConfig.Deciding config;
  private final AtomicInteger running = new AtomicInteger();

  SignalTrialJob(SignalRegisterQuery register, SignalConfig config) {
    this.register = register;
    this.config = config.deciding();
  }

  /// How a run has ended.
  ///
  /// @param reached signals that were reported until then were looked at
  /// @param complete whether those are all that it was asked to look at
  record Ended(Instant reached, boolean complete) {}

  /// Looks at what was reported at or after `from` and before `until`, the oldest first.
  ///
  /// @param trial takes what comes of it
  /// @return empty when others have to end first
  Uni<Optional<Ended>> run(SignalTrial trial, Instant from, Instant until) {
    if (running.incrementAndGet() > config.dryRuns()) {
      running.decrementAndGet();
      return Uni.createFrom().item(Optional.empty());
    }
    return page(trial, from, until, null, config.dryRunSignals())
        .map(Optional::of)
        .onTermination()
        .invoke(() -> running.decrementAndGet());
  }

  private Uni<Ended> page(
      SignalTrial trial, Instant from, Instant until, @Nullable Recorded after, int left) {
    var limit = Math.min(left, config.page());
    return register
        .recorded(from, until, after, limit)
        // Judging takes the processor for a while, which a thread that serves requests must not.
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(
            found -> {
              found.forEach(one -> trial.look(signal(one)));
              if (found.size() < limit) {
                return Uni.createFrom().item(new Ended(until, true));
              }
              return left > limit
                  ? page(trial, from, until, found.getLast(), left - limit)
                  : Uni.createFrom().item(ended(found));
            });
  }

  private static Ended ended(List<Recorded> last) {
    return new Ended(last.getLast().reportedAt(), false);
  }

  private static RecordedSignal signal(Recorded one) {
    return new RecordedSignal(
        one.signal(),
        one.source(),
        one.title(),
        one.text(),
        one.scope(),
        one.systems(),
        one.labels(),
        one.isProtected(),
        one.decision(),
        one.reportedAt());
  }
}
