package org.aimsledger.inventory.lifecyclegate;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.OverrideOutcome;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.lifecyclegate.LifecycleGate.Approval;
import org.aimsledger.inventory.lifecyclegate.LifecycleGate.Verdict;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.AcceptDependent;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Approve;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.OverrideGate;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Reject;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.RequestDecision;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.ReviewOverride;
import org.aimsledger.referencedata.LifecycleGates.Firmness;
import org.aimsledger.referencedata.LifecycleGates.Gate;
import org.aimsledger.referencedata.LifecycleGates.Separation;
import org.jspecify.annotations.Nullable;

/// The rules of decisions about gates: who may decide, on what, and what it takes.
final class GateDecisions {
  private GateDecisions() {}

  static Decision<LifecycleGateEvent, LifecycleGateRejection> decide(
      LifecycleGateCommand command, GateAssessment assessment) {
    return switch (command) {
      case AcceptDependent c -> acceptDependent(c, assessment);
      case RequestDecision c ->
          onGate(c.gate(), assessment)
              .map(_ -> request(c, assessment))
              .orElseGet(() -> unknown(c.gate()));
      case Approve c ->
          onGate(c.gate(), assessment)
              .map(gate -> approve(c, gate, assessment))
              .orElseGet(() -> unknown(c.gate()));
      case Reject c ->
          onGate(c.gate(), assessment)
              .map(gate -> reject(c, gate, assessment))
              .orElseGet(() -> unknown(c.gate()));
      case OverrideGate c ->
          onGate(c.gate(), assessment)
              .map(gate -> override(c, gate, assessment))
              .orElseGet(() -> unknown(c.gate()));
      case ReviewOverride c -> review(c, assessment);
      case LifecycleGateCommand.Attest _,
          LifecycleGateCommand.Withdraw _,
          LifecycleGateCommand.Observe _,
          LifecycleGateCommand.AssignResponsibility _,
          LifecycleGateCommand.Check _ ->
          throw new IllegalArgumentException("no decision about a gate: " + command);
    };
  }

  private static Optional<Gate> onGate(String gate, GateAssessment assessment) {
    return assessment.policy().gate(gate);
  }

  private static Decision<LifecycleGateEvent, LifecycleGateRejection> unknown(String gate) {
    return Decision.reject(new LifecycleGateRejection.UnknownGate(gate));
  }

  /// By whoever may decide the gate that asks for it.
  private static Decision<LifecycleGateEvent, LifecycleGateRejection> acceptDependent(
      AcceptDependent c, GateAssessment assessment) {
    var asking =
        assessment.policy().gates().stream()
            .filter(gate -> gate.asksFor(LifecycleGate.DEPENDENTS))
            .findFirst();
    if (asking.isEmpty()) {
      return Decision.reject(new LifecycleGateRejection.UnknownFact(LifecycleGate.DEPENDENTS));
    }
    if (!assessment.dependents().has(c.dependent())) {
      return Decision.reject(new LifecycleGateRejection.NotDependent(c.system(), c.dependent()));
    }
    var notSeparate = separation(asking.get().id(), c.by(), asking.get(), assessment);
    if (notSeparate.isPresent()) {
      return Decision.reject(notSeparate.get());
    }
    return c.reason().value().equals(assessment.state().staying().get(c.dependent()))
        ? accept()
        : accept(
            new LifecycleGateEvent.DependentAccepted(
                c.system(), c.dependent(), c.reason().value(), c.by(), c.at()));
  }

  private static Decision<LifecycleGateEvent, LifecycleGateRejection> request(
      RequestDecision c, GateAssessment assessment) {
    var gate = assessment.state().gate(c.gate());
    if (gate.hasOpenReview()) {
      return Decision.reject(new LifecycleGateRejection.ReviewOpen(c.gate()));
    }
    return accept(
        new LifecycleGateEvent.DecisionRequested(
            c.system(),
            c.gate(),
            assessment.tier(),
            c.reason().value(),
            assessment.policy().version().toString(),
            c.by(),
            c.at()));
  }

  private static Decision<LifecycleGateEvent, LifecycleGateRejection> approve(
      Approve c, Gate gate, GateAssessment assessment) {
    var known = assessment.state().gate(c.gate());
    var counting =
        known.approvals().stream()
            .filter(approval -> stillCounts(approval, gate, assessment))
            .toList();
    var problem = problem(c, gate, known, counting, assessment);
    if (problem.isPresent()) {
      return Decision.reject(problem.get());
    }
    var missing = assessment.missing(gate);
    var waived = missing.stream().map(GateLapse::fact).filter(Objects::nonNull).toList();
    var seen = assessment.seen(gate);
    var policy = assessment.policy().version().toString();
    var events = new ArrayList<LifecycleGateEvent>();
    events.add(
        new LifecycleGateEvent.ApprovalGiven(
            c.system(),
            c.gate(),
            c.conditions(),
            c.until(),
            waived,
            seen,
            c.remark(),
            policy,
            c.by(),
            c.at()));
    var approvals = new ArrayList<>(counting);
    approvals.add(new Approval(c.by(), c.conditions(), c.until(), waived));
    if (approvals.size() >= assessment.policy().tier(assessment.tier().name()).approvers()) {
      events.add(
          new LifecycleGateEvent.GateApproved(
              c.system(),
              c.gate(),
              assessment.tier(),
              approvals.stream().map(Approval::by).toList(),
              approvals.stream().flatMap(a -> a.conditions().stream()).distinct().toList(),
              earliest(approvals),
              waived,
              seen,
              policy,
              assessment.procedures().isEmpty() ? null : assessment.procedures(),
              c.at()));
    }
    return acceptAll(events);
  }

  /// Whoever agreed and states a fact of the gate afterwards, or develops the system by now, agrees
  /// with himself; and what was agreed to for a time is over after it.
  private static boolean stillCounts(Approval approval, Gate gate, GateAssessment assessment) {
    return (approval.until() == null || approval.until().isAfter(assessment.now()))
        && separation(gate.id(), approval.by(), gate, assessment).isEmpty();
  }

  private static @Nullable Instant earliest(List<Approval> approvals) {
    return approvals.stream()
        .map(Approval::until)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Optional<LifecycleGateRejection> problem(
      Approve c,
      Gate gate,
      LifecycleGate.Gate known,
      List<Approval> counting,
      GateAssessment assessment) {
    if (known.hasOpenReview()) {
      return Optional.of(new LifecycleGateRejection.ReviewOpen(c.gate()));
    }
    if (known.request() == null) {
      return Optional.of(new LifecycleGateRejection.NotRequested(c.gate()));
    }
    if (counting.stream().anyMatch(approval -> approval.by().equals(c.by()))) {
      return Optional.of(new LifecycleGateRejection.ApprovedAlready(c.gate(), c.by()));
    }
    return developerUnknown(c.gate(), assessment)
        .or(() -> separation(c.gate(), c.by(), gate, assessment))
        .or(
            () ->
                c.conditions().isEmpty()
                    ? Optional.empty()
                    : tooLong(c.gate(), c.until(), assessment))
        .or(() -> missingFacts(c, gate, assessment));
  }

  /// That an approver is not the developer can't be said while nobody knows who that is.
  private static Optional<LifecycleGateRejection> developerUnknown(
      String gate, GateAssessment assessment) {
    var tier = assessment.policy().tier(assessment.tier().name());
    return tier.separateFrom().contains(Separation.DEVELOPER)
            && assessment.state().responsible().getOrDefault(Stage.DEVELOPMENT, List.of()).isEmpty()
        ? Optional.of(new LifecycleGateRejection.DeveloperUnknown(gate))
        : Optional.empty();
  }

  private static Optional<LifecycleGateRejection> tooLong(
      String gate, @Nullable Instant until, GateAssessment assessment) {
    var tier = assessment.policy().tier(assessment.tier().name());
    var latest = assessment.now().plus(tier.longestException());
    return until != null && until.isAfter(latest)
        ? Optional.of(new LifecycleGateRejection.ExceptionTooLong(gate, latest))
        : Optional.empty();
  }

  /// Whom the policy keeps apart from who decides.
  private static Optional<LifecycleGateRejection> separation(
      String id, String person, Gate gate, GateAssessment assessment) {
    var tier = assessment.policy().tier(assessment.tier().name());
    return Stream.of(Separation.values())
        .filter(tier.separateFrom()::contains)
        .filter(other -> is(other, person, gate, assessment))
        .findFirst()
        .map(other -> new LifecycleGateRejection.NotSeparate(id, person, other));
  }

  private static boolean is(Separation other, String person, Gate gate, GateAssessment assessment) {
    var state = assessment.state();
    return switch (other) {
      case REQUESTER -> {
        var request = state.gate(gate.id()).request();
        yield request != null && request.by().equals(person);
      }
      case DEVELOPER ->
          state.responsible().getOrDefault(Stage.DEVELOPMENT, List.of()).contains(person);
      case ATTESTER ->
          assessment.needs(gate).stream()
              .map(need -> state.facts().get(need.fact()))
              .anyMatch(fact -> fact != null && fact.met() && person.equals(fact.attester()));
    };
  }

  private static Optional<LifecycleGateRejection> missingFacts(
      Approve c, Gate gate, GateAssessment assessment) {
    var waivable =
        gate.needs().stream()
            .filter(need -> need.firmness() == Firmness.WAIVABLE)
            .map(need -> need.fact())
            .toList();
    var left =
        assessment.missing(gate).stream()
            .filter(lapse -> c.conditions().isEmpty() || !waivable.contains(lapse.fact()))
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(factsMissing(c.gate(), left, assessment));
  }

  private static LifecycleGateRejection factsMissing(
      String gate, List<GateLapse> missing, GateAssessment assessment) {
    var links = missing.stream().map(GateLapse::fact).anyMatch(LifecycleGate.DEPENDENTS::equals);
    return new LifecycleGateRejection.FactsMissing(
        gate, missing, links ? assessment.waiting() : List.of());
  }

  private static Decision<LifecycleGateEvent, LifecycleGateRejection> reject(
      Reject c, Gate gate, GateAssessment assessment) {
    var known = assessment.state().gate(c.gate());
    if (known.hasOpenReview()) {
      return Decision.reject(new LifecycleGateRejection.ReviewOpen(c.gate()));
    }
    if (known.request() == null) {
      return Decision.reject(new LifecycleGateRejection.NotRequested(c.gate()));
    }
    return accept(
        new LifecycleGateEvent.GateRejected(
            c.system(),
            c.gate(),
            c.reason().value(),
            assessment.seen(gate),
            assessment.policy().version().toString(),
            c.by(),
            c.at()));
  }

  private static Decision<LifecycleGateEvent, LifecycleGateRejection> override(
      OverrideGate c, Gate gate, GateAssessment assessment) {
    if (assessment.state().gate(c.gate()).hasOpenReview()) {
      return Decision.reject(new LifecycleGateRejection.ReviewOpen(c.gate()));
    }
    var absolute =
        gate.needs().stream()
            .filter(need -> need.firmness() == Firmness.ABSOLUTE)
            .map(need -> need.fact())
            .toList();
    var missing =
        assessment.missing(gate).stream().filter(lapse -> absolute.contains(lapse.fact())).toList();
    if (!missing.isEmpty()) {
      return Decision.reject(factsMissing(c.gate(), missing, assessment));
    }
    var days = assessment.policy().tier(assessment.tier().name()).reviewWithinDays();
    return accept(
        new LifecycleGateEvent.GateOverridden(
            c.system(),
            c.gate(),
            c.reason().value(),
            c.at().plus(Duration.ofDays(days)),
            assessment.seen(gate),
            assessment.policy().version().toString(),
            c.by(),
            c.at()));
  }

  private static Decision<LifecycleGateEvent, LifecycleGateRejection> review(
      ReviewOverride c, GateAssessment assessment) {
    var known = assessment.state().gate(c.gate());
    if (!known.hasOpenReview() || !(known.verdict() instanceof Verdict.Overridden overridden)) {
      return Decision.reject(new LifecycleGateRejection.NoReviewOpen(c.gate()));
    }
    if (overridden.by().equals(c.by())) {
      return Decision.reject(new LifecycleGateRejection.OwnOverride(c.gate(), c.by()));
    }
    var problem = notConfirmed(c, assessment);
    if (problem.isPresent()) {
      return Decision.reject(problem.get());
    }
    return accept(
        new LifecycleGateEvent.OverrideReviewed(
            c.system(), c.gate(), c.outcome(), c.until(), c.reason().value(), c.by(), c.at()));
  }

  /// A confirmed override stands for the approval that was passed over, so it takes as independent
  /// a person. To close a gate is open to all who review.
  private static Optional<LifecycleGateRejection> notConfirmed(
      ReviewOverride c, GateAssessment assessment) {
    if (c.outcome() != OverrideOutcome.CONFIRMED) {
      return Optional.empty();
    }
    return developerUnknown(c.gate(), assessment)
        .or(
            () ->
                onGate(c.gate(), assessment)
                    .flatMap(gate -> separation(c.gate(), c.by(), gate, assessment)))
        .or(() -> tooLong(c.gate(), c.until(), assessment));
  }
}
