package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.WorldTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about the mending. Each becomes a command or a 400 that names the field.
final class RemedyRequests {
  private RemedyRequests() {}

  @Schema(name = "StartEradication")
  record StartEradication(
      @Schema(description = "Why no evidence has to be held; absent while it is held")
          @Nullable String withoutEvidence) {
    IncidentCommand toCommand(UUID incident, HoldStanding hold, Instant now) {
      return new IncidentCommand.StartEradication(
          incident,
          withoutEvidence == null ? null : text("withoutEvidence", withoutEvidence),
          hold,
          now);
    }
  }

  @Schema(name = "CompleteEradication")
  record CompleteEradication(
      @Schema(description = "What was changed, and where that is recorded")
          @Nullable String change) {
    IncidentCommand toCommand(UUID incident, HoldStanding hold, Instant now) {
      return new IncidentCommand.CompleteEradication(incident, text("change", change), hold, now);
    }
  }

  @Schema(name = "StartRecovery")
  record StartRecovery(
      @Schema(description = "What the evaluation before it said") @Nullable String gate) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.StartRecovery(incident, text("gate", gate), now);
    }
  }

  @Schema(name = "StartMonitoring")
  record StartMonitoring(
      @Schema(description = "What is looked at") @Nullable String watched,
      @Schema(description = "How long; in the future") @Nullable Instant until) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.StartMonitoring(
          incident,
          text("watched", watched),
          check("until", () -> WorldTime.legal("until", required("until", until))),
          now);
    }
  }

  @Schema(name = "CompleteRecovery")
  record CompleteRecovery(
      @Schema(description = "What the watching showed") @Nullable String result) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.CompleteRecovery(incident, text("result", result), now);
    }
  }

  private static Reason text(String field, @Nullable String given) {
    return check(field, () -> new Reason(required(field, given)));
  }
}
