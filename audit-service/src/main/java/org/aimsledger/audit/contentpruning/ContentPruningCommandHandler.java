package org.aimsledger.audit.contentpruning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.audit.platform.RetainedClasses;
import org.aimsledger.audit.platform.RetentionConfig;
import org.aimsledger.contracts.audit.TrailPruningEvent;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on prunings, and reads them from their streams.
@ApplicationScoped
public class ContentPruningCommandHandler {
  private final CommandRunner<
          ContentPruningCommand, ContentPruning, TrailPruningEvent, ContentPruningRejection>
      runner;

  public ContentPruningCommandHandler(
      EventStore store, RetainedClasses classes, RetentionConfig config) {
    this.runner =
        store.runner(
            new Aggregate<>(
                "content-pruning",
                new ContentPruningDecider(classes.rules(), config.longer()),
                ContentPruningEventTypes.TYPES));
  }

  public Uni<Outcome<ContentPruning, ContentPruningRejection>> handle(
      ContentPruningCommand command, CommandContext context) {
    return runner.run(command.pruning(), command, context);
  }

  /// A pruning as the log has it now; version 0: there is none.
  public Uni<Versioned<ContentPruning>> load(UUID pruning) {
    return runner.load(pruning);
  }
}
