package org.aimsledger.risk.impactassessment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.risk.platform.Packs;

/// Carries out commands on impact assessments, and reads them from their streams.
@ApplicationScoped
public class ImpactAssessmentCommandHandler {
  public static final String CATEGORY = "impact-assessment";

  private final CommandRunner<
          ImpactAssessmentCommand,
          ImpactAssessment,
          ImpactAssessmentEvent,
          ImpactAssessmentRejection>
      runner;

  ImpactAssessmentCommandHandler(EventStore store, Packs packs) {
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                new ImpactAssessmentDecider(packs),
                ImpactAssessmentEventTypes.TYPES,
                ImpactAssessmentEventTypes.STATES));
  }

  public Uni<Outcome<ImpactAssessment, ImpactAssessmentRejection>> handle(
      ImpactAssessmentCommand command, CommandContext context) {
    return runner.run(command.assessment(), command, context);
  }

  /// The command as part of a reaction.
  public Order order(ImpactAssessmentCommand command) {
    return runner.order(command.assessment(), command);
  }

  /// The assessment as it is now; version 0: the system has never needed one.
  public Uni<Versioned<ImpactAssessment>> load(UUID assessment) {
    return runner.load(assessment);
  }

  /// The assessment at a moment; version 0: the system had not needed one yet.
  public Uni<Versioned<ImpactAssessment>> load(UUID assessment, Moment moment) {
    return runner.load(assessment, moment);
  }

  public Uni<List<Recorded<ImpactAssessmentEvent>>> history(
      UUID assessment, long afterVersion, int limit) {
    return runner.history(assessment, afterVersion, limit);
  }
}
