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
import org.aimsledger.audit.contentpruning.ContentPruning;
import org.aimsledger.audit.contentpruning.ContentPruning.Absent;
import org.aimsledger.audit.contentpruning.ContentPruning.Confirmed;
import org.aimsledger.audit.contentpruning.ContentPruning.Finished;
import org.aimsledger.audit.contentpruning.ContentPruning.Ordered;
import org.aimsledger.audit.contentpruning.ContentPruning.SetAside;
import org.aimsledger.audit.contentpruning.ContentPruningCommand;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Finish;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Prune;
import org.aimsledger.audit.contentpruning.ContentPruningCommandHandler;
import org.aimsledger.audit.contentpruning.EntryRuns;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.RetainedClasses;
import org.aimsledger.audit.platform.RetentionConfig;
import org.aimsledger.audit.retention.RetentionStore.Answer.Refused;
import org.aimsledger.audit.retention.RetentionStore.Answer.Taken;
import org.aimsledger.audit.retention.RetentionStore.Open;
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
    return next(-1).ifNoItem().after(config.timeout()).fail();
  }

  /// Looks for the first pruning that goes on. What the trail calls confirmed and the log does not
  /// is a forgery; it must not keep others waiting.
  private Uni<Void> next(long after) {
    return store
        .open(after)
        .chain(
            open ->
                open == null
                    ? Uni.createFrom().voidItem()
                    : handler.load(open.pruning()).chain(found -> step(open, found.state())));
  }

  private Uni<Void> step(Open open, ContentPruning state) {
    return switch (state) {
      case Confirmed confirmed ->
          store.parts(open.pruning()).chain(parts -> step(open.pruning(), confirmed, parts));
      // What ended is on its way into the trail.
      case Absent _, Ordered _, Finished _, SetAside _ -> next(open.confirmedAt());
    };
  }

  /// First what was named last, then the next part: a part that was never carried out is never left
  /// behind.
  private Uni<Void> step(UUID pruning, Confirmed open, List<Long> parts) {
    if (parts.size() < open.parts()) {
      return Uni.createFrom().voidItem();
    }
    return parts.isEmpty()
        ? nameNext(pruning, open)
        : store
            .prune(parts.getLast())
            .chain(
                answer ->
                    switch (answer) {
                      case Taken(var count) -> {
                        AuditLog.LOG.contentPruned(pruning, parts.getLast(), count);
                        yield nameNext(pruning, open);
                      }
                      case Refused(var reason) -> {
                        AuditLog.LOG.pruningSetAside(pruning, parts.getLast(), reason);
                        yield setAside(pruning, open, reason);
                      }
                    });
  }

  private Uni<Void> setAside(UUID pruning, Confirmed open, String reason) {
    return handler
        .handle(
            new ContentPruningCommand.SetAside(
                pruning, open.parts(), reason, clock.instant().truncatedTo(ChronoUnit.MICROS)),
            context(pruning))
        .replaceWithVoid();
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
