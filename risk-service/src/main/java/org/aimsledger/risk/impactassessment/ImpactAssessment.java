package org.aimsledger.risk.impactassessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactRating;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/// States of the assessment of one system.
public sealed interface ImpactAssessment {
  /// The system has never needed one.
  record Absent() implements ImpactAssessment {}

  /// The system needs or needed one.
  sealed interface Known extends ImpactAssessment {
    UUID id();

    UUID system();

    /// Every incident that has been a cause, so that none is counted twice.
    Set<UUID> incidents();
  }

  /// It is due. That the day has passed is no change of state: whoever reads, compares.
  ///
  /// @param assessors everybody who has worked on it this time; the last one is at work
  record Open(UUID id, UUID system, Duty duty, Set<UUID> incidents, List<String> assessors)
      implements Known {
    public Open {
      incidents = Set.copyOf(incidents);
      assessors = List.copyOf(assessors);
    }

    @Nullable String assessor() {
      return assessors.isEmpty() ? null : assessors.getLast();
    }
  }

  /// Done; the duty is met.
  record Completed(
      UUID id, UUID system, Duty duty, Set<UUID> incidents, List<String> assessors, Result result)
      implements Known {
    public Completed {
      incidents = Set.copyOf(incidents);
      assessors = List.copyOf(assessors);
    }
  }

  /// Done, and somebody else stands behind it.
  record Approved(
      UUID id, UUID system, Duty duty, Set<UUID> incidents, Result result, Approval approval)
      implements Known {
    public Approved {
      incidents = Set.copyOf(incidents);
    }
  }

  /// Nothing is due any more.
  record Withdrawn(UUID id, UUID system, Set<UUID> incidents, WithdrawalReason reason, Instant at)
      implements Known {
    public Withdrawn {
      incidents = Set.copyOf(incidents);
    }
  }

  /// Why it is due and when.
  ///
  /// @param reviews incidents whose reviews have asked for it
  record Duty(
      Set<DutyCause> causes,
      Set<UUID> reviews,
      LocalDate due,
      String policyVersion,
      Instant openedAt) {
    public Duty {
      causes = Set.copyOf(causes);
      reviews = Set.copyOf(reviews);
    }

    Duty and(DutyCause cause, LocalDate newDue, String newPolicyVersion) {
      var more = new HashSet<>(causes);
      more.add(cause);
      return new Duty(more, reviews, newDue, newPolicyVersion, openedAt);
    }

    Duty askedForBy(UUID review) {
      var more = new HashSet<>(reviews);
      more.add(review);
      return new Duty(causes, more, due, policyVersion, openedAt);
    }

    Duty without(DutyCause cause) {
      var fewer = new HashSet<>(causes);
      fewer.remove(cause);
      return new Duty(fewer, reviews, due, policyVersion, openedAt);
    }
  }

  /// What an assessment found.
  record Result(
      String assessor,
      String summary,
      List<ImpactRating> ratings,
      AssessmentConclusion conclusion,
      String criteriaVersion,
      String dimensionsVersion,
      Instant at) {
    public Result {
      ratings = List.copyOf(ratings);
    }
  }

  /// Who stands behind it.
  record Approval(String approver, @Nullable String remark, Instant at) {}
}
