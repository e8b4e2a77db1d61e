package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReportabilityDecided;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Absent;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Stated;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.ApproveRelief;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.CorrectMoment;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.DecideReportability;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.FileReport;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.FollowUp;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.ProposeRelief;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.RefuseRelief;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.Reinstate;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.StateFacts;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.Watch;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.DecisionStands;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.LegalMissing;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.NoFacts;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.NotLegal;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.UnknownRegime;

/// The rules of one case. Only facts and reports start clocks.
final class RegulatoryCaseDecider
    implements Decider<
        RegulatoryCaseCommand, RegulatoryCase, RegulatoryCaseEvent, RegulatoryCaseRejection> {
  private final Packs packs;
  private final FactRules facts;
  private final ReliefRules reliefs;
  private final FilingRules filings;

  RegulatoryCaseDecider(Packs packs, Holidays holidays) {
    this.packs = packs;
    this.facts = new FactRules(packs, holidays);
    this.reliefs = new ReliefRules(packs, holidays, facts);
    this.filings = new FilingRules(packs, holidays);
  }

  @Override
  public RegulatoryCase initial() {
    return new Absent();
  }

  @Override
  public RegulatoryCase evolve(RegulatoryCase state, RegulatoryCaseEvent event) {
    return RegulatoryCaseHistory.evolve(state, event);
  }

  @Override
  public Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> decide(
      RegulatoryCaseCommand command, RegulatoryCase state) {
    return switch (command) {
      case StateFacts c -> facts.state(c, state);
      case CorrectMoment c -> facts.correct(c, state);
      case FollowUp c ->
          switch (state) {
            case Absent _ -> reject(new NoFacts(c.incident()));
            case Stated stated -> followUp(c, stated);
          };
    };
  }

  private Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> followUp(
      FollowUp command, Stated state) {
    return switch (command) {
      case DecideReportability c -> decideReportability(c, state);
      case ProposeRelief c -> reliefs.propose(c, state);
      case ApproveRelief c -> reliefs.approve(c, state);
      case RefuseRelief c -> ReliefRules.refuse(c, state);
      case Reinstate c -> reliefs.reinstate(c, state);
      case FileReport c -> filings.file(c, state);
      case Watch c -> WatchRules.watch(c, state);
    };
  }

  private Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> decideReportability(
      DecideReportability command, Stated state) {
    var legal = command.legal();
    if (legal == null) {
      return reject(new LegalMissing(command.incident()));
    }
    if (!legal.equals(command.by())) {
      return reject(new NotLegal(legal.value()));
    }
    var pack = packs.clocks(command.at());
    if (pack.regime(command.regime()).isEmpty()) {
      return reject(new UnknownRegime(command.regime(), pack.version().toString()));
    }
    var before = state.judgement(command.regime());
    if (before.isPresent() && command.decision() == Reportability.UNDECIDED) {
      return reject(new DecisionStands(command.regime()));
    }
    var isRepeated =
        before.isPresent()
            && before.get().decision() == command.decision()
            && before.get().decidedBy().equals(command.by().value())
            && before.get().statement() == state.statements()
            && before.get().reason().equals(command.reason().value());
    return isRepeated
        ? accept()
        : accept(
            new ReportabilityDecided(
                command.incident(),
                command.regime(),
                command.decision(),
                command.by().value(),
                state.statements(),
                command.reason().value(),
                command.at()));
  }
}
