package org.aimsledger.risk.keyriskindicator;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.risk.platform.KnownRisk;
import org.aimsledger.risk.platform.RiskLookup;

/// Carries out commands on key risk indicators, and reads them from their streams.
@ApplicationScoped
class KeyRiskIndicatorCommandHandler {
  private final CommandRunner<
          KeyRiskIndicatorCommand,
          KeyRiskIndicator,
          KeyRiskIndicatorEvent,
          KeyRiskIndicatorRejection>
      runner;
  private final RiskLookup risks;

  KeyRiskIndicatorCommandHandler(EventStore store, RiskLookup risks) {
    this.runner =
        store.runner(
            new Aggregate<>(
                "key-risk-indicator",
                new KeyRiskIndicatorDecider(),
                KeyRiskIndicatorEventTypes.TYPES,
                KeyRiskIndicatorEventTypes.STATES));
    this.risks = risks;
  }

  Uni<Outcome<KeyRiskIndicator, KeyRiskIndicatorRejection>> handle(
      KeyRiskIndicatorCommand command, CommandContext context) {
    return runner.run(command.indicator(), command, context);
  }

  /// What the register says of a risk. One that is closed between this look and the command keeps
  /// its indicator.
  Uni<Optional<KnownRisk>> risk(UUID risk) {
    return risks.find(risk);
  }

  /// The indicator at a moment; version 0: there was none yet.
  Uni<Versioned<KeyRiskIndicator>> load(UUID indicator, Moment moment) {
    return runner.load(indicator, moment);
  }

  Uni<List<Recorded<KeyRiskIndicatorEvent>>> history(UUID indicator, long afterVersion, int limit) {
    return runner.history(indicator, afterVersion, limit);
  }
}
