package org.aimsledger.incident.signaldeciding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.incident.platform.RecordedSignal;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.incident.signalregister.SignalRegisterQuery;
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
    return walk(new Walk(trial, from, until, config.dryRunSignals()))
        .map(Optional::of)
        .onTermination()
        .invoke(() -> running.decrementAndGet());
  }

  /// Where a run has come to. Of the signals it remembers the last one only.
  private static final class Walk {
    private final SignalTrial trial;
    private final Instant from;
    private final Instant until;
    private int left;
    private @Nullable RecordedSignal last;
    private @Nullable Ended ended;

    Walk(SignalTrial trial, Instant from, Instant until, int most) {
      this.trial = trial;
      this.from = from;
      this.until = until;
      this.left = most;
    }

    void look(List<RecordedSignal> found, int limit) {
      found.forEach(trial::look);
      left -= limit;
      if (found.size() < limit) {
        ended = new Ended(until, true);
      } else {
        last = found.getLast();
        ended = left == 0 ? new Ended(found.getLast().reportedAt(), false) : null;
      }
    }
  }

  /// Page by page, and each is forgotten before the next.
  private Uni<Ended> walk(Walk walk) {
    return Multi.createBy()
        .repeating()
        .uni(() -> page(walk))
        .whilst(_ -> walk.ended == null)
        .onItem()
        .ignoreAsUni()
        .map(_ -> Objects.requireNonNull(walk.ended));
  }

  private Uni<Walk> page(Walk walk) {
    var limit = Math.min(walk.left, config.page());
    return register
        .recorded(walk.from, walk.until, walk.last, limit)
        // Judging takes the processor for a while, which a thread that serves requests must not.
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(found -> walk.look(found, limit))
        .replaceWith(walk);
  }
}
