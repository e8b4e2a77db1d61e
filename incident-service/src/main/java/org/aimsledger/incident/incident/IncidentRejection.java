package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;

/// Why a command is refused.
public sealed interface IncidentRejection {

  record UnknownIncident(UUID incident) implements IncidentRejection {}

  /// The id is in use by an incident with other content.
  record AlreadyRaised(UUID incident) implements IncidentRejection {}

  /// Somebody else has it.
  record AlreadyAcknowledged(UUID incident, String responder) implements IncidentRejection {}

  record NotAcknowledged(UUID incident) implements IncidentRejection {}

  record AlreadyTriaged(UUID incident) implements IncidentRejection {}

  record NotTriaged(UUID incident) implements IncidentRejection {}

  /// The command has no place in this state.
  record NotInThisState(UUID incident, IncidentStatus status) implements IncidentRejection {}

  /// It was triaged: from then on it ends by a resolution and a closure only.
  record ResponseBegun(UUID incident) implements IncidentRejection {}

  record TooManySystems(UUID incident, int most) implements IncidentRejection {}

  record TooManyPersons(UUID incident, int most) implements IncidentRejection {}

  /// The id of a person that nobody was given.
  record UnknownPerson(UUID person) implements IncidentRejection {}

  /// Nothing is written of an erased person any more.
  record PersonErased(UUID person) implements IncidentRejection {}

  /// Only systems that belong to the incident can be contained.
  record SystemNotLinked(UUID incident, UUID system) implements IncidentRejection {}

  record NoContainment(UUID incident, UUID system) implements IncidentRejection {}

  /// An answer of the owner that can't be true after what was told before.
  record AnswerContradicts(UUID incident, UUID system, ContainmentOutcome known)
      implements IncidentRejection {}

  /// Evidence is on hold: it keeps an incident from being closed, and, without leave to fix, from
  /// being resolved.
  record EvidenceOnHold(UUID incident) implements IncidentRejection {}

  /// No evidence is held, and nobody has said why none is needed.
  record EvidenceNotHeld(UUID incident) implements StepRefused {}

  /// It is still watched.
  record WatchNotOver(UUID incident, Instant until) implements StepRefused {}

  /// It would be watched until a time that has passed.
  record WatchOverAlready(Instant until, Instant now) implements StepRefused {}

  record UnknownTaxonomy(String taxonomy, String policyVersion) implements StepRefused {}

  record UnknownEntries(String taxonomy, String edition, List<String> entries, String policyVersion)
      implements StepRefused {
    public UnknownEntries {
      entries = List.copyOf(entries);
    }
  }

  /// What keeps an incident from ending.
  sealed interface StillOpen extends IncidentRejection {}

  record ContainmentUnanswered(UUID incident, List<UUID> systems) implements StillOpen {
    public ContainmentUnanswered {
      systems = List.copyOf(systems);
    }
  }

  /// Measures that were ordered, and of which nobody knows what became of them.
  record MeasuresUnanswered(UUID incident, List<UUID> actions) implements StillOpen {
    public MeasuresUnanswered {
      actions = List.copyOf(actions);
    }
  }

  record ContainmentNotReleased(UUID incident, List<UUID> systems) implements StillOpen {
    public ContainmentNotReleased {
      systems = List.copyOf(systems);
    }
  }

  /// A time of the world that has not come yet.
  ///
  /// @param field name of the time that was given
  record TimeInFuture(String field, Instant given, Instant now) implements IncidentRejection {}

  record AwareBeforeOccurrence(Instant awareAt, Instant occurredAt) implements IncidentRejection {}

  /// Two times can't have been in that order, however imprecise they are.
  ///
  /// @param moment the one that was stated
  /// @param earlier what would have to be before
  /// @param laterMoment what would have to be after it
  record TimesContradict(
      IncidentMoment moment,
      IncidentMoment earlierMoment,
      StatedTime earlier,
      String laterMoment,
      StatedTime later)
      implements StepRefused {}

  record TooManyLinks(UUID incident, int most) implements StepRefused {}

  /// It is out of use because of the incident, or may be.
  record SystemContained(UUID incident, UUID system) implements StepRefused {}

  record LoweringNeedsApprover(Severity from, Severity to) implements IncidentRejection {}

  /// What was judged can be judged anew but not be unjudged.
  record JudgementStands(String field) implements IncidentRejection {}

  /// Who commanded the response does not close it.
  record CommanderMayNotClose(UUID incident, String commander) implements IncidentRejection {}

  /// What is wrong with a part in the response, a step of the mending, or a classification.
  sealed interface StepRefused extends IncidentRejection {}

  /// Who commands has no other part in the response.
  record CommanderHasNoOtherRole(UUID incident, String person) implements StepRefused {}

  /// Nobody makes himself the one who answers for the law.
  record SelfMadeLegal(UUID incident, String person) implements StepRefused {}

  /// Nobody has said which facts of the law are true of a grave incident.
  record FactsNotStated(UUID incident, Severity severity) implements StillOpen {}

  /// A duty to report is neither met nor set aside.
  record ClocksOpen(UUID incident, List<String> clocks) implements StillOpen {
    public ClocksOpen {
      clocks = List.copyOf(clocks);
    }
  }

  /// What is still to be done after it.
  sealed interface NotReviewed extends IncidentRejection {}

  /// Nobody has looked back at it since it was resolved.
  record ReviewMissing(UUID incident) implements NotReviewed {}

  /// People are looking back at it.
  record ReviewUnfinished(UUID incident, String facilitator) implements NotReviewed {}

  /// Corrective actions that nobody watches yet.
  record ActionsNotOpened(UUID incident, List<UUID> actions) implements NotReviewed {
    public ActionsNotOpened {
      actions = List.copyOf(actions);
    }
  }

  record MergeTargetUnusable(UUID into, MergeTarget target) implements IncidentRejection {}

  record MergeIntoItself(UUID incident) implements IncidentRejection {}
}
