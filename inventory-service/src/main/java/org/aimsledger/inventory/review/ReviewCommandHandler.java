package org.aimsledger.inventory.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.PresenceFold;

/// Carries out commands on reviews, after a look at the system.
@ApplicationScoped
public class ReviewCommandHandler {
  private static final String CATEGORY = "review";

  private final CommandRunner<ReviewCommand, Review, ReviewEvent, ReviewRejection> runner;
  private final CommandRunner<Presence, Presence, InventoryServiceEvent, Presence> systems;

  ReviewCommandHandler(EventStore store) {
    this.runner =
        store.runner(new Aggregate<>(CATEGORY, new ReviewDecider(), ReviewEventTypes.TYPES));
    this.systems =
        store.runner(
            new Aggregate<>(
                Presence.category(ComponentKind.AI_SYSTEM),
                new PresenceFold(),
                ReviewEventTypes.ALL));
  }

  public Uni<Outcome<Review, ReviewRejection>> handle(
      ReviewCommand command, CommandContext context) {
    return seen(command).flatMap(seen -> runner.run(seen.system(), seen, context));
  }

  private Uni<ReviewCommand> seen(ReviewCommand command) {
    return switch (command) {
      case ReviewCommand.Schedule c ->
          systems.load(c.system()).map(found -> c.seeing(found.state()));
      case ReviewCommand.Hold c -> systems.load(c.system()).map(found -> c.seeing(found.state()));
      case ReviewCommand.Watch c -> Uni.createFrom().item(c);
    };
  }

  /// The reviews of a system at a moment; version 0: there were none then.
  Uni<Versioned<Review>> load(UUID system, Moment moment) {
    return runner.load(system, moment);
  }

  Uni<List<Recorded<ReviewEvent>>> history(UUID system, long afterVersion, int limit) {
    return runner.history(system, afterVersion, limit);
  }
}
