package org.aimsledger.inventory.deviation;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
sealed interface DeviationCommand {
  int REQUIREMENT = 2_000;

  UUID deviation();

  /// Time of the decision.
  Instant at();

  /// Say that a procedure is not followed.
  ///
  /// @param found what stands at `system`; the handler looks
  /// @param procedure the version in force for the stage; the handler asks
  /// @param until how long
  record Declare(
      UUID deviation,
      UUID system,
      Presence found,
      Stage stage,
      @Nullable ProcedureVersion procedure,
      String requirement,
      Reason reason,
      Instant until,
      String by,
      Instant at)
      implements DeviationCommand {
    public Declare {
      requirement = TextRule.required("requirement", requirement, REQUIREMENT);
      later("until", until, at);
    }

    Declare seeing(Presence presence, @Nullable ProcedureVersion inForce) {
      return new Declare(
          deviation, system, presence, stage, inForce, requirement, reason, until, by, at);
    }
  }

  /// Let it be for a time.
  ///
  /// @param until absent: as long as was asked for
  record Approve(
      UUID deviation, @Nullable Instant until, @Nullable Reason remark, String by, Instant at)
      implements DeviationCommand {
    public Approve {
      if (until != null) {
        later("until", until, at);
      }
    }
  }

  /// Have the procedure followed.
  record Refuse(UUID deviation, Reason reason, String by, Instant at) implements DeviationCommand {}

  /// Say that the procedure is followed again.
  record End(UUID deviation, Reason reason, String by, Instant at) implements DeviationCommand {}

  private static void later(String field, Instant until, Instant at) {
    if (!until.isAfter(at)) {
      throw new IllegalFieldException(field, field + " must be later than now");
    }
  }
}
