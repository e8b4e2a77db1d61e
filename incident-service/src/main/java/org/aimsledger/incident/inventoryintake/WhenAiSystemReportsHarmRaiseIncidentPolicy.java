package org.aimsledger.incident.inventoryintake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.incident.IncidentCommand;
import org.aimsledger.incident.incident.Narrative;
import org.aimsledger.incident.incident.Title;
import org.aimsledger.incident.platform.WorldTime;

/// A report that something went wrong becomes an incident, to be judged by people. A mere
/// measurement doesn't, nor does what a system's life consists of or a safeguard prevented.
final class WhenAiSystemReportsHarmRaiseIncidentPolicy {
  private WhenAiSystemReportsHarmRaiseIncidentPolicy() {}

  /// @param incident id of the incident that belongs to this report
  static Optional<IncidentCommand> on(
      AiSystemReportEvent.Received event, UUID incident, Instant now) {
    var happened = event.occurredAt();
    var impossible = happened != null && (happened.isAfter(now) || !WorldTime.isLegal(happened));
    return subject(event.kind())
        .map(
            subject ->
                new IncidentCommand.Raise(
                    incident,
                    Title.quoted(subject + ": " + event.summary()),
                    Narrative.quoted(description(event, impossible)),
                    List.of(event.system()),
                    IncidentOrigin.AI_SYSTEM_EVENT,
                    event.report(),
                    impossible ? null : happened,
                    now));
  }

  private static Optional<String> subject(ReportKind kind) {
    return switch (kind) {
      case HARM -> Optional.of("Harm reported");
      case MALFUNCTION -> Optional.of("Malfunction reported");
      case BIAS -> Optional.of("Bias reported");
      case DRIFT -> Optional.of("Drift reported");
      case SECURITY -> Optional.of("Security event reported");
      case MISUSE -> Optional.of("Misuse reported");
      case OUTAGE -> Optional.of("Outage reported");
      case COMPLAINT -> Optional.of("Complaint reported");
      case OUT_OF_SCOPE_USE -> Optional.of("Out-of-scope use reported");
      case MEASUREMENT,
          DEPLOYED,
          VERSION_CHANGED,
          MODEL_RETRAINED,
          DATA_SOURCE_CHANGED,
          EVALUATION_FAILED,
          GUARDRAIL_TRIGGERED,
          HUMAN_OVERRIDE,
          STOPPED,
          RETIRED,
          OTHER ->
          Optional.empty();
    };
  }

  private static String description(AiSystemReportEvent.Received event, boolean impossible) {
    var origin = "\n\nReported by " + event.reporter() + " as " + event.externalId() + ".";
    return event.summary()
        + origin
        // A wrong clock out there must not keep an incident from being raised.
        + (impossible ? " It gives an impossible time: " + event.occurredAt() + "." : "");
  }
}
