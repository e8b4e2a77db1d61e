package org.aimsledger.risk.risk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.risk.platform.KnownRisk;
import org.aimsledger.risk.platform.Packs;
import org.aimsledger.risk.platform.RiskLookup;

/// Carries out commands on risks, and reads them from their streams.
@ApplicationScoped
class RiskCommandHandler implements RiskLookup {
  public static final String CATEGORY = "risk";

  private final CommandRunner<RiskCommand, Risk, RiskEvent, RiskRejection> runner;

  RiskCommandHandler(EventStore store, Packs packs) {
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY, new RiskDecider(packs), RiskEventTypes.TYPES, RiskEventTypes.STATES));
  }

  public Uni<Outcome<Risk, RiskRejection>> handle(RiskCommand command, CommandContext context) {
    return runner.run(command.risk(), command, context);
  }

  /// The risk as it is now; version 0: not in the register.
  public Uni<Versioned<Risk>> load(UUID risk) {
    return runner.load(risk);
  }

  /// The risk at a moment; version 0: not in the register then.
  public Uni<Versioned<Risk>> load(UUID risk, Moment moment) {
    return runner.load(risk, moment);
  }

  public Uni<List<Recorded<RiskEvent>>> history(UUID risk, long afterVersion, int limit) {
    return runner.history(risk, afterVersion, limit);
  }

  @Override
  public Uni<Optional<KnownRisk>> find(UUID risk) {
    return runner
        .load(risk)
        .map(
            found ->
                switch (found.state()) {
                  case Risk.Absent _ -> Optional.empty();
                  case Risk.Closed(var facts, _) -> Optional.of(known(facts, true));
                  case Risk.Known known -> Optional.of(known(known.facts(), false));
                });
  }

  private static KnownRisk known(Risk.Facts facts, boolean closed) {
    return new KnownRisk(facts.id(), facts.system(), closed);
  }
}
