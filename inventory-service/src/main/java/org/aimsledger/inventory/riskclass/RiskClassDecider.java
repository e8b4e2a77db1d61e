package org.aimsledger.inventory.riskclass;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.inventory.RedeterminationCause;
import org.aimsledger.contracts.inventory.RiskClassBasis;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.SecondPersonCause;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.riskclass.RiskClassCommand.AskAgain;
import org.aimsledger.inventory.riskclass.RiskClassCommand.Confirm;
import org.aimsledger.inventory.riskclass.RiskClassCommand.Decline;
import org.aimsledger.inventory.riskclass.RiskClassCommand.Determine;
import org.aimsledger.inventory.riskclass.RiskClassCommand.NoteRoleChange;
import org.aimsledger.inventory.riskclass.RiskClassCommand.Recheck;
import org.aimsledger.inventory.riskclass.RiskClassStatus.Determination;
import org.aimsledger.inventory.riskclass.RiskClassStatus.Due;
import org.aimsledger.inventory.riskclass.RiskClassStatus.Proposal;
import org.aimsledger.inventory.riskclass.RiskClassStatus.Undetermined;
import org.aimsledger.referencedata.RiskClasses;
import org.jspecify.annotations.Nullable;

/// The rules about how a system gets its class. What the class is, the pack says.
final class RiskClassDecider
    implements Decider<RiskClassCommand, RiskClassStatus, RiskClassEvent, RiskClassRejection> {
  @Override
  public RiskClassStatus initial() {
    return RiskClassStatus.NOTHING;
  }

  @Override
  public Decision<RiskClassEvent, RiskClassRejection> decide(
      RiskClassCommand command, RiskClassStatus state) {
    return switch (command) {
      case Determine c -> determine(c, state);
      case Confirm c -> confirm(c, state);
      case Decline c -> decline(c, state);
      case AskAgain c -> askAgain(c, state);
      case Recheck c -> recheck(c, state);
      case NoteRoleChange c -> noteRoleChange(c, state);
    };
  }

  private static Decision<RiskClassEvent, RiskClassRejection> determine(
      Determine c, RiskClassStatus state) {
    var problem = problem(c);
    if (problem.isPresent()) {
      return reject(problem.get());
    }
    var classification = Classification.of(c.pack(), c.answers());
    var riskClass = classification.riskClass();
    if (riskClass == null) {
      return leaveUndetermined(c, classification, state);
    }
    if (!classification.exceptions().isEmpty() && c.grounds() == null) {
      return reject(new RiskClassRejection.GroundsMissing(classification.exceptions()));
    }
    var basis = classification.basis(c.pack(), c.answers(), c.grounds());
    var appliesFrom = Objects.requireNonNull(classification.appliesFrom());
    var before = state.riskClass();
    var because = classification.secondPerson(before);
    if (saysTheSame(state, basis, because, c.decider())) {
      return accept();
    }
    return because.isEmpty()
        ? accept(
            new RiskClassEvent.Determined(
                c.determination(),
                c.system(),
                riskClass,
                before,
                appliesFrom,
                basis,
                c.decider(),
                null,
                c.at()))
        : accept(
            new RiskClassEvent.Proposed(
                c.determination(),
                c.system(),
                riskClass,
                before,
                appliesFrom,
                basis,
                because,
                c.decider(),
                c.at()));
  }

  private static Optional<RiskClassRejection> problem(Determine c) {
    return switch (c.seen()) {
      case SystemSeen.Absent _ -> Optional.of(new RiskClassRejection.UnknownSystem(c.system()));
      case SystemSeen.Present present ->
          present.retired()
              ? Optional.of(new RiskClassRejection.SystemRetired(c.system()))
              : AnswerRule.problem(c.pack(), c.answers());
    };
  }

  private static Decision<RiskClassEvent, RiskClassRejection> leaveUndetermined(
      Determine c, Classification classification, RiskClassStatus state) {
    var basis = classification.basis(c.pack(), c.answers(), c.grounds());
    if (state.undetermined() != null && state.undetermined().basis().equals(basis)) {
      return accept();
    }
    return accept(
        new RiskClassEvent.LeftUndetermined(
            c.determination(), c.system(), basis, classification.open(), c.decider(), c.at()));
  }

  /// Whether that is what holds, or what the same person has proposed, already.
  private static boolean saysTheSame(
      RiskClassStatus state,
      RiskClassBasis basis,
      List<SecondPersonCause> because,
      String decider) {
    if (state.undetermined() != null) {
      return false;
    }
    var proposal = state.proposal();
    if (proposal != null) {
      return !because.isEmpty()
          && proposal.proposer().equals(decider)
          && proposal.basis().equals(basis);
    }
    var inForce = state.inForce();
    return inForce != null && state.due().isEmpty() && inForce.basis().equals(basis);
  }

  private static Decision<RiskClassEvent, RiskClassRejection> confirm(
      Confirm c, RiskClassStatus state) {
    var inForce = state.inForce();
    if (inForce != null && inForce.id().equals(c.determination())) {
      return accept();
    }
    var proposal = proposal(state, c.determination());
    if (proposal == null) {
      return reject(new RiskClassRejection.NoSuchProposal(c.system(), c.determination()));
    }
    if (proposal.proposer().equals(c.confirmer())) {
      return reject(new RiskClassRejection.ConfirmerHasProposed(c.confirmer()));
    }
    var used = proposal.basis().pack();
    if (!used.equals(c.pack().version().toString())) {
      return reject(new RiskClassRejection.ProposalOutdated(used, c.pack().version().toString()));
    }
    return accept(
        new RiskClassEvent.Determined(
            proposal.id(),
            c.system(),
            proposal.riskClass(),
            state.riskClass(),
            proposal.appliesFrom(),
            proposal.basis(),
            c.confirmer(),
            proposal.proposer(),
            c.at()));
  }

  private static Decision<RiskClassEvent, RiskClassRejection> decline(
      Decline c, RiskClassStatus state) {
    return proposal(state, c.determination()) == null
        ? reject(new RiskClassRejection.NoSuchProposal(c.system(), c.determination()))
        : accept(
            new RiskClassEvent.ProposalDeclined(
                c.determination(), c.system(), c.decliner(), c.reason().value(), c.at()));
  }

  private static @Nullable Proposal proposal(RiskClassStatus state, UUID determination) {
    var proposal = state.proposal();
    return proposal != null && proposal.id().equals(determination) ? proposal : null;
  }

  private static Decision<RiskClassEvent, RiskClassRejection> askAgain(
      AskAgain c, RiskClassStatus state) {
    var inForce = state.inForce();
    if (inForce == null) {
      return reject(new RiskClassRejection.NothingInForce(c.system()));
    }
    return state.isDue(RedeterminationCause.SYSTEM_CHANGED)
        ? accept()
        : accept(
            due(
                inForce,
                c,
                RedeterminationCause.SYSTEM_CHANGED,
                c.pack(),
                List.of(),
                c.reason().value()));
  }

  private static Decision<RiskClassEvent, RiskClassRejection> recheck(
      Recheck c, RiskClassStatus state) {
    var inForce = state.inForce();
    var pack = c.pack().version().toString();
    if (inForce == null
        || inForce.basis().pack().equals(pack)
        || state.isDueBecauseOf(pack)
        || (c.used() != null && !inForce.basis().pack().equals(c.used().version().toString()))) {
      return accept();
    }
    var change =
        c.used() == null
            ? Optional.of(
                new RuleComparison(
                    inForce.basis().path(), "nobody knows " + inForce.basis().pack() + " any more"))
            : RuleComparison.between(c.used(), c.pack(), inForce.basis().answers());
    return change.isEmpty()
        ? accept()
        : accept(
            due(
                inForce,
                c,
                RedeterminationCause.RULES_CHANGED,
                c.pack(),
                change.get().rules(),
                change.get().reason()));
  }

  private static Decision<RiskClassEvent, RiskClassRejection> noteRoleChange(
      NoteRoleChange c, RiskClassStatus state) {
    var inForce = state.inForce();
    if (inForce == null
        || !c.changedAt().isAfter(inForce.at())
        || state.isDue(RedeterminationCause.ROLE_CHANGED)) {
      return accept();
    }
    return accept(
        due(
            inForce,
            c,
            RedeterminationCause.ROLE_CHANGED,
            c.pack(),
            List.of(),
            "Article 25 made the organisation the provider"));
  }

  private static RiskClassEvent due(
      Determination inForce,
      RiskClassCommand c,
      RedeterminationCause cause,
      RiskClasses pack,
      List<String> rules,
      String reason) {
    return new RiskClassEvent.RedeterminationDue(
        inForce.id(), c.system(), cause, pack.version().toString(), rules, reason, c.at());
  }

  @Override
  public RiskClassStatus evolve(RiskClassStatus state, RiskClassEvent event) {
    return switch (event) {
      case RiskClassEvent.Proposed e ->
          state.proposed(
              new Proposal(
                  e.determination(),
                  e.riskClass(),
                  e.before(),
                  e.appliesFrom(),
                  e.basis(),
                  e.because(),
                  e.proposer(),
                  e.at()));
      case RiskClassEvent.ProposalDeclined e -> {
        if (proposal(state, e.determination()) == null) {
          throw new CorruptStreamException(state, e);
        }
        yield state.withoutProposal();
      }
      // Whatever waited or was due is answered by it.
      case RiskClassEvent.Determined e ->
          new RiskClassStatus(
              new Determination(
                  e.determination(),
                  e.riskClass(),
                  e.appliesFrom(),
                  e.basis(),
                  e.decider(),
                  e.proposer(),
                  e.at()),
              null,
              null,
              List.of());
      case RiskClassEvent.LeftUndetermined e ->
          state.leftUndetermined(
              new Undetermined(e.determination(), e.basis(), e.open(), e.decider(), e.at()));
      case RiskClassEvent.RedeterminationDue e -> {
        var inForce = state.inForce();
        if (inForce == null || !inForce.id().equals(e.determination())) {
          throw new CorruptStreamException(state, e);
        }
        yield state.withDue(new Due(e.cause(), e.pack(), e.rules(), e.reason(), e.at()));
      }
    };
  }
}
