package org.aimsledger.inventory.outofscopeuse;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UseDecision;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
public sealed interface OutOfScopeUseCommand {
  int DESCRIPTION = 4_000;

  UUID use();

  /// Time of the decision.
  Instant at();

  /// Report a use.
  ///
  /// @param found what stands at `system`; the handler looks
  /// @param report the report of an integration that it comes from
  record Report(
      UUID use,
      UUID system,
      Presence found,
      String description,
      String reporter,
      @Nullable UUID report,
      Instant at)
      implements OutOfScopeUseCommand {
    public Report {
      description = TextRule.required("description", description, DESCRIPTION);
    }

    Report seeing(Presence presence) {
      return new Report(use, system, presence, description, reporter, report, at);
    }
  }

  /// Decide what it was.
  ///
  /// @param edition of the statement in force; the handler looks
  record Decide(
      UUID use,
      UseDecision decision,
      Reason reason,
      @Nullable Integer edition,
      @Nullable String followUp,
      String decider,
      Instant at)
      implements OutOfScopeUseCommand {
    public Decide {
      followUp = followUp == null ? null : TextRule.required("followUp", followUp, DESCRIPTION);
    }

    Decide seeing(@Nullable Integer inForce) {
      return new Decide(use, decision, reason, inForce, followUp, decider, at);
    }
  }

  /// Say that what had to be done was done.
  record FollowUp(UUID use, Reason outcome, Instant at) implements OutOfScopeUseCommand {}
}
