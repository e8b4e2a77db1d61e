package org.aimsledger.risk.impactassessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Absent;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Approval;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Approved;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Completed;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Duty;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Open;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Result;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Withdrawn;
import org.jspecify.annotations.Nullable;

/// What state the events of one assessment lead to.
final class ImpactAssessmentHistory {
  private ImpactAssessmentHistory() {}

  static ImpactAssessment evolve(ImpactAssessment state, ImpactAssessmentEvent event) {
    return switch (state) {
      case Absent _ -> opened(state, Set.of(), event);
      case Withdrawn withdrawn -> opened(state, withdrawn.incidents(), event);
      case Open open -> whileOpen(open, event);
      case Completed completed -> afterCompletion(completed, event);
      case Approved approved -> reopened(approved, approved.incidents(), event);
    };
  }

  private static ImpactAssessment opened(
      ImpactAssessment state, Set<UUID> incidents, ImpactAssessmentEvent event) {
    if (!(event instanceof ImpactAssessmentEvent.DutyOpened e)) {
      throw new CorruptStreamException(state, event);
    }
    var duty = duty(e.cause(), e.due(), e.policyVersion(), e.at());
    return open(e, incidents, e.incident(), asked(duty, e.incident(), e.reason()));
  }

  private static ImpactAssessment reopened(
      ImpactAssessment state, Set<UUID> incidents, ImpactAssessmentEvent event) {
    if (!(event instanceof ImpactAssessmentEvent.Reopened e)) {
      throw new CorruptStreamException(state, event);
    }
    var duty = duty(e.cause(), e.due(), e.policyVersion(), e.at());
    return open(e, incidents, e.incident(), asked(duty, e.incident(), e.reason()));
  }

  private static Open open(
      ImpactAssessmentEvent event, Set<UUID> incidents, @Nullable UUID incident, Duty duty) {
    return new Open(event.assessment(), event.system(), duty, plus(incidents, incident), List.of());
  }

  private static Duty duty(DutyCause cause, LocalDate due, String policyVersion, Instant at) {
    return new Duty(Set.of(cause), Set.of(), due, policyVersion, at);
  }

  /// An incident with a reason in words: people have reviewed it.
  private static Duty asked(Duty duty, @Nullable UUID incident, @Nullable String reason) {
    return incident == null || reason == null ? duty : duty.askedForBy(incident);
  }

  private static ImpactAssessment whileOpen(Open open, ImpactAssessmentEvent event) {
    return switch (event) {
      case ImpactAssessmentEvent.CauseAdded e ->
          new Open(
              open.id(),
              open.system(),
              asked(
                  open.duty().and(e.cause(), e.due(), e.policyVersion()), e.incident(), e.reason()),
              plus(open.incidents(), e.incident()),
              open.assessors());
      case ImpactAssessmentEvent.CauseLapsed e ->
          new Open(
              open.id(),
              open.system(),
              open.duty().without(e.cause()),
              open.incidents(),
              open.assessors());
      case ImpactAssessmentEvent.DutyWithdrawn e ->
          new Withdrawn(open.id(), open.system(), open.incidents(), e.reason(), e.at());
      case ImpactAssessmentEvent.Started e ->
          new Open(
              open.id(),
              open.system(),
              open.duty(),
              open.incidents(),
              plus(open.assessors(), e.assessor()));
      case ImpactAssessmentEvent.Completed e ->
          new Completed(
              open.id(), open.system(), open.duty(), open.incidents(), open.assessors(), result(e));
      case ImpactAssessmentEvent.DutyOpened _,
          ImpactAssessmentEvent.Approved _,
          ImpactAssessmentEvent.Reopened _ ->
          throw new CorruptStreamException(open, event);
    };
  }

  private static ImpactAssessment afterCompletion(
      Completed completed, ImpactAssessmentEvent event) {
    if (event instanceof ImpactAssessmentEvent.Approved e) {
      return new Approved(
          completed.id(),
          completed.system(),
          completed.duty(),
          completed.incidents(),
          completed.result(),
          new Approval(e.approver(), e.remark(), e.at()));
    }
    return reopened(completed, completed.incidents(), event);
  }

  private static Result result(ImpactAssessmentEvent.Completed e) {
    return new Result(
        e.assessor(),
        e.summary(),
        e.ratings(),
        e.conclusion(),
        e.criteriaVersion(),
        e.dimensionsVersion(),
        e.at());
  }

  private static Set<UUID> plus(Set<UUID> incidents, @Nullable UUID incident) {
    if (incident == null) {
      return incidents;
    }
    var more = new HashSet<>(incidents);
    more.add(incident);
    return more;
  }

  private static List<String> plus(List<String> assessors, String assessor) {
    var more = new ArrayList<>(assessors);
    more.add(assessor);
    return more;
  }
}
