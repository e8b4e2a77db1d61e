package org.aimsledger.inventory.lifecyclegate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.inventory.platform.Dependents.Dependent;
import org.aimsledger.referencedata.LifecycleGates.Separation;

/// Why something is not done.
public sealed interface LifecycleGateRejection {
  record UnknownSystem(UUID system) implements LifecycleGateRejection {}

  /// Retirement is final: nothing is stated or decided any more.
  record SystemRetired(UUID system) implements LifecycleGateRejection {}

  /// The policy names no such gate.
  record UnknownGate(String gate) implements LifecycleGateRejection {}

  /// The policy names no such fact.
  record UnknownFact(String fact) implements LifecycleGateRejection {}

  /// The fact comes from elsewhere and not from a person's statement.
  record NotForDeclaring(String fact) implements LifecycleGateRejection {}

  /// Nobody stated it, or it was withdrawn.
  record NothingToWithdraw(String fact) implements LifecycleGateRejection {}

  /// Nobody asked for a decision.
  record NotRequested(String gate) implements LifecycleGateRejection {}

  /// What the gate asks for is not there.
  ///
  /// @param dependents what has to be moved, where the gate asks for that
  record FactsMissing(String gate, List<GateLapse> missing, List<Dependent> dependents)
      implements LifecycleGateRejection {
    public FactsMissing {
      missing = List.copyOf(missing);
      dependents = List.copyOf(dependents);
    }
  }

  /// It does not depend on the system, or is retired.
  record NotDependent(UUID system, LinkEnd dependent) implements LifecycleGateRejection {}

  /// The same person may not do both.
  record NotSeparate(String gate, String person, Separation from)
      implements LifecycleGateRejection {}

  /// Nobody is named as responsible for the development, from whom the approver must be separate.
  record DeveloperUnknown(String gate) implements LifecycleGateRejection {}

  /// What passes over a fact counts for a time that the policy limits.
  record ExceptionTooLong(String gate, Instant latest) implements LifecycleGateRejection {}

  /// One person agrees once.
  record ApprovedAlready(String gate, String person) implements LifecycleGateRejection {}

  /// An override has to be reviewed first.
  record ReviewOpen(String gate) implements LifecycleGateRejection {}

  /// No override waits for a review.
  record NoReviewOpen(String gate) implements LifecycleGateRejection {}

  /// Nobody reviews the own override.
  record OwnOverride(String gate, String person) implements LifecycleGateRejection {}
}
