package org.aimsledger.incident.signalrule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on rules, and reads them from their streams.
@ApplicationScoped
public class SignalRuleCommandHandler {
  static final String CATEGORY = "signal-rule";

  private final CommandRunner<SignalRuleCommand, SignalRule, SignalRuleEvent, SignalRuleRejection>
      runner;

  SignalRuleCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(CATEGORY, new SignalRuleDecider(), SignalRuleEventTypes.TYPES));
  }

  public Uni<Outcome<SignalRule, SignalRuleRejection>> handle(
      SignalRuleCommand command, CommandContext context) {
    return runner.run(command.rule(), command, context);
  }

  /// The rule as it is now; version 0: there is none.
  public Uni<Versioned<SignalRule>> load(UUID rule) {
    return runner.load(rule);
  }

  Uni<List<Recorded<SignalRuleEvent>>> history(UUID rule, long afterVersion, int limit) {
    return runner.history(rule, afterVersion, limit);
  }
}
