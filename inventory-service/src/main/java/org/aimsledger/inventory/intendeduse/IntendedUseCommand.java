package org.aimsledger.inventory.intendeduse;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UseStatement;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
sealed interface IntendedUseCommand {
  int REMARK = 2_000;

  /// The AI system.
  UUID system();

  /// Time of the decision.
  Instant at();

  /// Write the next edition, or write it again.
  ///
  /// @param found what stands at `system`; the handler looks
  record Draft(UUID system, Presence found, UseStatement statement, String author, Instant at)
      implements IntendedUseCommand {
    public Draft {
      statement = StatementRule.checked(statement);
    }

    Draft seeing(Presence presence) {
      return new Draft(system, presence, statement, author, at);
    }
  }

  /// Approve the edition in work; it holds at once.
  ///
  /// @param edition the one that the approver has read
  record Approve(UUID system, int edition, String approver, @Nullable String remark, Instant at)
      implements IntendedUseCommand {
    public Approve {
      remark = remark == null ? null : TextRule.required("remark", remark, REMARK);
    }
  }
}
