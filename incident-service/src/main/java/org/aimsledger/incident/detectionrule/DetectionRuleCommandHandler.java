package org.aimsledger.incident.detectionrule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on rules, and reads them from their streams.
@ApplicationScoped
public class DetectionRuleCommandHandler {
  static final String CATEGORY = "detection-rule";

  private final CommandRunner<
          DetectionRuleCommand, DetectionRule, DetectionRuleEvent, DetectionRuleRejection>
      runner;

  DetectionRuleCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(CATEGORY, new DetectionRuleDecider(), DetectionRuleEventTypes.TYPES));
  }

  public Uni<Outcome<DetectionRule, DetectionRuleRejection>> handle(
      DetectionRuleCommand command, CommandContext context) {
    return runner.run(command.rule(), command, context);
  }

  /// The rule as it is now; version 0: there is none.
  public Uni<Versioned<DetectionRule>> load(UUID rule) {
    return runner.load(rule);
  }

  Uni<List<Recorded<DetectionRuleEvent>>> history(UUID rule, long afterVersion, int limit) {
    return runner.history(rule, afterVersion, limit);
  }
}
