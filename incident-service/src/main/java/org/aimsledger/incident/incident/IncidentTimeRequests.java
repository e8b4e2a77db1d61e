package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.incident.platform.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about times and links. Each becomes a command or a 400 that names the field.
final class IncidentTimeRequests {
  private IncidentTimeRequests() {}

  @Schema(name = "StateIncidentTime")
  record StateTime(
      @Nullable IncidentMoment moment,
      @Schema(
              description =
                  "The first moment that it may have been, e.g. the beginning of the day; absent"
                      + " for UNKNOWN")
          @Nullable Instant time,
      @Schema(description = "How exactly it is known; EXACT when absent")
          @Nullable TimePrecision precision,
      @Schema(description = "In the words of whoever said it, at most 200 characters")
          @Nullable String text,
      @Schema(description = "Why it is stated or corrected") @Nullable String reason) {
    IncidentCommand.StateTime toCommand(UUID incident, Instant now) {
      return new IncidentCommand.StateTime(
          incident,
          required("moment", moment),
          stated("time", time, precision, text),
          reasonOf(reason),
          now);
    }
  }

  static StatedTime stated(
      String field,
      @Nullable Instant time,
      @Nullable TimePrecision precision,
      @Nullable String text) {
    return check(
        field,
        () -> StatedTimes.legal(time, precision == null ? TimePrecision.EXACT : precision, text));
  }

  @Schema(name = "LinkRecord")
  record LinkRecord(
      @Nullable IncidentLinkKind kind,
      @Schema(description = "Id of the component, risk or finding") @Nullable UUID target,
      @Nullable String reason) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.LinkRecord(
          incident, required("kind", kind), required("target", target), reasonOf(reason), now);
    }
  }

  @Schema(name = "UnlinkRecord")
  record Unlink(@Nullable String reason) {
    IncidentCommand toCommand(UUID incident, IncidentLinkKind kind, UUID target, Instant now) {
      return new IncidentCommand.UnlinkRecord(incident, kind, target, reasonOf(reason), now);
    }

    IncidentCommand toCommand(UUID incident, UUID system, Instant now) {
      return new IncidentCommand.UnlinkSystem(incident, system, reasonOf(reason), now);
    }
  }

  private static Reason reasonOf(@Nullable String text) {
    return check("reason", () -> new Reason(required("reason", text)));
  }
}
