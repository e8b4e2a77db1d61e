package org.aimsledger.audit.retention;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.contentpruning.ContentPruning.Absent;
import org.aimsledger.audit.contentpruning.ContentPruning.Confirmed;
import org.aimsledger.audit.contentpruning.ContentPruning.Finished;
import org.aimsledger.audit.contentpruning.ContentPruning.Ordered;
import org.aimsledger.audit.contentpruning.ContentPruningCommand;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Finish;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Prune;
import org.aimsledger.audit.contentpruning.ContentPruningCommandHandler;
import org.aimsledger.audit.contentpruning.EntryRuns;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.RetainedClasses;
import org.aimsledger.audit.platform.RetentionConfig;
import org.aimsledger.eventstore.handle.CommandContext;

/// Carries out prunings, one step a tick. Which step comes next follows from the events alone, so a
/// process that ends between two of them, or two that work at once, change nothing.
@Singleton
class RetentionJob {
  private static final String ACTOR = "service/audit";

  private final RetentionStore store;
  private final ContentPruningCommandHandler handler;
  private final RetainedClasses classes;
  private final RetentionConfig config;
  private final Clock clock;

  RetentionJob(
      RetentionStore store,
      ContentPruningCommandHandler handler,
      RetainedClasses classes,
      RetentionConfig config,
      Clock clock) {
    this.store = store;
    this.handler = handler;
    this.classes = classes;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      identity = "content-pruning",
      every = "${aims.retention.pause:PT1S}",
      delayed = "${aims.retention.pause:PT1S}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> step() {
    return store
        .open()
        .chain(pruning -> pruning == null ? Uni.createFrom().voidItem() : step(pruning))
        .ifNoItem()
        .after(config.timeout())
        .fail();
  }

  private Uni<Void> step(UUID pruning) {
    return handler
        .load(pruning)
        .chain(
            found ->
                switch (found.state()) {
                  // What is finished is on its way into the trail.
                  case Absent _, Ordered _, Finished _ -> Uni.createFrom().voidItem();
                  case Confirmed open ->
                      store.parts(pruning).chain(parts -> step(pruning, open, parts));
                });
  }

  /// First what was named last, then the next part: a part that was never carried out is never left
  /// behind.
  private Uni<Void> step(UUID pruning, Confirmed open, List<Long> parts) {
    if (parts.size() < open.parts()) {
      return Uni.createFrom().voidItem();
    }
    var taken =
        parts.isEmpty()
            ? Uni.createFrom().voidItem()
            : store
                .prune(parts.getLast())
                .invoke(count -> AuditLog.LOG.contentPruned(pruning, parts.getLast(), count))
                .replaceWithVoid();
    return taken.chain(() -> nameNext(pruning, open));
  }

  private Uni<Void> nameNext(UUID pruning, Confirmed open) {
    var wanted = open.wanted();
    return store
        .due(
            classes.types(wanted.rule(), wanted.recordClass()),
            wanted.before(),
            open.last(),
            config.part())
        .map(due -> command(pruning, open, due, clock.instant().truncatedTo(ChronoUnit.MICROS)))
        .chain(command -> handler.handle(command, context(pruning)))
        .replaceWithVoid();
  }

  private static ContentPruningCommand command(
      UUID pruning, Confirmed open, List<DueEntry> due, Instant now) {
    return due.isEmpty()
        ? new Finish(pruning, now)
        : new Prune(
            pruning,
            open.parts() + 1,
            EntryRuns.of(due.stream().map(DueEntry::index).toList()),
            DueEntry.digest(due),
            now);
  }

  private static CommandContext context(UUID pruning) {
    return new CommandContext(ACTOR, pruning.toString(), null, null, null, null);
  }
}
