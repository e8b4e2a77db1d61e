package org.aimsledger.risk.incidentintake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand;
import org.aimsledger.risk.impactassessment.Trigger;
import org.aimsledger.risk.platform.Narrative;

/// What an incident showed was not in the assessment, or not enough. Holds for every system of the
/// incident, also for one that turns out later to be concerned, and once more when the review of
/// the incident has found why.
final class WhenIncidentIsRaisedReopenAssessment {
  private WhenIncidentIsRaisedReopenAssessment() {}

  static List<ImpactAssessmentCommand> react(IncidentServiceEvent event, Instant now) {
    return switch (event) {
      case IncidentEvent.Raised e ->
          e.systems().stream()
              .distinct()
              .map(system -> require(system, e.incident(), e.at(), now))
              .toList();
      case IncidentEvent.SystemLinked e -> List.of(require(e.system(), e.incident(), e.at(), now));
      case ReviewEvent.RiskReassessmentTriggered e ->
          e.systems().stream().distinct().map(system -> reviewed(system, e, now)).toList();
      // The rest of an incident's life is the responders' business.
      case IncidentEvent.Acknowledged _,
          IncidentEvent.Triaged _,
          IncidentEvent.KindChanged _,
          IncidentEvent.SeverityChanged _,
          IncidentEvent.OecdSeverityChanged _,
          IncidentEvent.CommanderAssigned _,
          IncidentEvent.RoleAssigned _,
          IncidentEvent.Classified _,
          IncidentEvent.EradicationStarted _,
          IncidentEvent.EradicationCompleted _,
          IncidentEvent.RecoveryStarted _,
          IncidentEvent.MonitoringStarted _,
          IncidentEvent.RecoveryCompleted _,
          IncidentEvent.ContainmentRequested _,
          IncidentEvent.ContainmentAcknowledged _,
          IncidentEvent.ContainmentTimedOut _,
          IncidentEvent.ContainmentRetried _,
          IncidentEvent.ContainmentEscalated _,
          IncidentEvent.ContainmentReleased _,
          IncidentEvent.ReleaseAcknowledged _,
          IncidentEvent.NoteAdded _,
          // An assessment that was called for is not called back: whoever does it says why not.
          IncidentEvent.SystemUnlinked _,
          IncidentEvent.Linked _,
          IncidentEvent.Unlinked _,
          IncidentEvent.TimeStated _,
          IncidentEvent.PersonNamed _,
          IncidentEvent.CauseHypothesised _,
          IncidentEvent.Resolved _,
          IncidentEvent.Closed _,
          IncidentEvent.Reopened _,
          IncidentEvent.Rejected _,
          IncidentEvent.Merged _,
          RegulatoryCaseEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          SignalEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _,
          ResponseEvent _ ->
          List.of();
    };
  }

  private static ImpactAssessmentCommand reviewed(
      UUID system, ReviewEvent.RiskReassessmentTriggered event, Instant now) {
    return ImpactAssessmentCommand.Require.of(
        system,
        new Trigger.ReviewOfIncident(event.incident(), Narrative.quoted(event.reason())),
        event.at(),
        now);
  }

  private static ImpactAssessmentCommand require(
      UUID system, UUID incident, Instant since, Instant now) {
    return ImpactAssessmentCommand.Require.of(
        system, new Trigger.IncidentOnSystem(incident), since, now);
  }
}
