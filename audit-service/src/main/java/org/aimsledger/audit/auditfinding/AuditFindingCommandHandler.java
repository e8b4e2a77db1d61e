package org.aimsledger.audit.auditfinding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.audit.auditfinding.AuditFinding.Absent;
import org.aimsledger.audit.auditfinding.AuditFinding.Known;
import org.aimsledger.audit.auditfinding.AuditFinding.Link;
import org.aimsledger.audit.platform.CorrectiveActionLookup;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.SeenAction;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;

/// Carries out commands on findings, looks at what they link, and reads them from their streams.
@ApplicationScoped
class AuditFindingCommandHandler {
  private final CommandRunner<
          AuditFindingCommand, AuditFinding, FindingEvent, AuditFindingRejection>
      runner;
  private final CorrectiveActionLookup actions;

  AuditFindingCommandHandler(EventStore store, CorrectiveActionLookup actions) {
    this.runner =
        store.runner(
            new Aggregate<>("finding", new AuditFindingDecider(), AuditFindingEventTypes.TYPES));
    this.actions = actions;
  }

  Uni<Outcome<AuditFinding, AuditFindingRejection>> handle(
      AuditFindingCommand command, CommandContext context) {
    return runner.run(command.finding(), command, context);
  }

  /// One corrective action as it is now; empty: there is none.
  Uni<Optional<SeenAction>> action(UUID action) {
    return actions.find(action);
  }

  /// Every linked action as it is now. What is settled stays so; what is linked between this look
  /// and a decision is refused by the decision.
  Uni<List<SeenAction>> linkedActions(UUID finding) {
    return runner.load(finding).flatMap(found -> look(links(found.state())));
  }

  private Uni<List<SeenAction>> look(List<Link> links) {
    return Multi.createFrom()
        .iterable(links)
        .onItem()
        .transformToUniAndConcatenate(
            link -> actions.find(link.action()).map(Optional::orElseThrow))
        .collect()
        .asList();
  }

  private static List<Link> links(AuditFinding state) {
    return switch (state) {
      case Absent _ -> List.of();
      case Known known -> known.course().links();
    };
  }

  /// The finding at a moment; version 0: there was none yet.
  Uni<Versioned<AuditFinding>> load(UUID finding, Moment moment) {
    return runner.load(finding, moment);
  }

  /// Events of the finding, the oldest first.
  Uni<List<Recorded<FindingEvent>>> history(UUID finding, long afterVersion, int limit) {
    return runner.history(finding, afterVersion, limit);
  }
}
