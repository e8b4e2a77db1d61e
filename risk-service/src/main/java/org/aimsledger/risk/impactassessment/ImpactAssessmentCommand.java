package org.aimsledger.risk.impactassessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.risk.platform.Narrative;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
public sealed interface ImpactAssessmentCommand {
  UUID assessment();

  /// Time of the decision.
  Instant at();

  /// The system needs an assessment, or needs it again.
  ///
  /// @param since when the cause came up; the due date counts from here
  record Require(UUID assessment, UUID system, Trigger trigger, Instant since, Instant at)
      implements ImpactAssessmentCommand {
    public static Require of(UUID system, Trigger trigger, Instant since, Instant at) {
      return new Require(AssessmentId.of(system), system, trigger, since, at);
    }
  }

  /// The system is no longer one that needs it for being high-impact and live.
  record Withdraw(UUID assessment, UUID system, WithdrawalReason reason, Instant at)
      implements ImpactAssessmentCommand {
    public static Withdraw of(UUID system, WithdrawalReason reason, Instant at) {
      return new Withdraw(AssessmentId.of(system), system, reason, at);
    }
  }

  /// Begin the work, or take it over.
  record Start(UUID assessment, String actor, Instant at) implements ImpactAssessmentCommand {}

  record Complete(
      UUID assessment,
      Narrative summary,
      List<DimensionRating> ratings,
      AssessmentConclusion conclusion,
      String actor,
      Instant at)
      implements ImpactAssessmentCommand {
    /// Keeps the event below 60 KiB, also where every character needs three bytes.
    private static final int LONGEST = 12_000;

    public Complete {
      ratings = List.copyOf(ratings);
      var length = ratings.stream().mapToInt(rating -> rating.rationale().value().length()).sum();
      if (length > LONGEST) {
        throw new IllegalArgumentException(
            "all rationales together may have at most "
                + LONGEST
                + " characters, these have "
                + length);
      }
    }
  }

  record Approve(UUID assessment, @Nullable Narrative remark, String actor, Instant at)
      implements ImpactAssessmentCommand {}
}
