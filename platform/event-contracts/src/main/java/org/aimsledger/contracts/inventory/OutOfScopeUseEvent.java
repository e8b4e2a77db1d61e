package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// One use that somebody holds to be outside of what the system is meant for. The stream is
/// `out-of-scope-use/<use>`.
public sealed interface OutOfScopeUseEvent extends StewardshipEvent {
  UUID use();

  /// The AI system that was used.
  UUID system();

  /// A person or an integration reported it.
  ///
  /// @param report the report of an integration that it comes from; absent: a person reported it
  /// @param reporter pseudonymous id of the person, or CloudEvents `source` of the integration
  @WireName("org.aimsledger.inventory.out-of-scope-use-reported.v1")
  record Reported(
      UUID use, UUID system, String description, String reporter, @Nullable UUID report, Instant at)
      implements OutOfScopeUseEvent {}

  /// Somebody decided what it was.
  ///
  /// @param edition of the statement of intended use that was in force; absent: there was none
  /// @param followUp what has to be done now
  /// @param decider pseudonymous id
  @WireName("org.aimsledger.inventory.out-of-scope-use-decided.v1")
  record Decided(
      UUID use,
      UUID system,
      UseDecision decision,
      String reason,
      @Nullable Integer edition,
      @Nullable String followUp,
      String decider,
      Instant at)
      implements OutOfScopeUseEvent {}

  /// What had to be done was done.
  @WireName("org.aimsledger.inventory.out-of-scope-use-followed-up.v1")
  record FollowedUp(UUID use, UUID system, String outcome, Instant at)
      implements OutOfScopeUseEvent {}
}
