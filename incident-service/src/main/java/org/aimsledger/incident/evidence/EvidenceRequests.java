package org.aimsledger.incident.evidence;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.ArtefactKind;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.WorldTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class EvidenceRequests {
  private EvidenceRequests() {}

  @Schema(name = "HoldEvidence")
  record Hold(@Nullable String reason) {
    EvidenceCommand toCommand(UUID incident, PersonId by, Instant now) {
      return new EvidenceCommand.Hold(incident, reasonOf("reason", reason), by, now);
    }
  }

  @Schema(name = "CollectEvidence")
  record Collect(
      @Nullable ArtefactKind kind,
      @Nullable String description,
      @Schema(description = "SHA-256 of the artefact, in hexadecimal") @Nullable String sha256,
      @Nullable UUID system,
      @Nullable String version,
      @Nullable Instant windowFrom,
      @Nullable Instant windowTo,
      @Schema(description = "How it was collected") @Nullable String method,
      @Schema(description = "Never in the future") @Nullable Instant collectedAt) {
    EvidenceCommand toCommand(UUID incident, UUID artefact, PersonId by, Instant now) {
      var find =
          check(
              "artefact",
              () ->
                  new Find(
                      required("kind", kind),
                      required("description", description),
                      system,
                      version,
                      windowFrom,
                      windowTo,
                      required("method", method),
                      required("collectedAt", collectedAt)));
      return new EvidenceCommand.Collect(
          incident,
          artefact,
          find,
          check("sha256", () -> new Sha256(required("sha256", sha256))),
          null,
          by,
          now);
    }
  }

  @Schema(name = "HandOverEvidence")
  record HandOver(
      @Schema(description = "Id of the person who has it from now on") @Nullable String to,
      @Nullable String reason) {
    EvidenceCommand toCommand(UUID incident, UUID artefact, Instant now) {
      return new EvidenceCommand.HandOver(
          incident,
          artefact,
          check("to", () -> new PersonId(required("to", to))),
          reasonOf("reason", reason),
          now);
    }
  }

  @Schema(name = "ReadEvidence")
  record ReadFile(@Schema(description = "What for") @Nullable String purpose) {
    EvidenceCommand toCommand(UUID incident, UUID artefact, PersonId by, Instant now) {
      return new EvidenceCommand.Read(incident, artefact, reasonOf("purpose", purpose), by, now);
    }
  }

  @Schema(name = "ProposeAlteration")
  record ProposeAlteration(@Nullable AlterationKind kind, @Nullable String reason) {
    EvidenceCommand toCommand(UUID incident, UUID alteration, PersonId by, Instant now) {
      return new EvidenceCommand.ProposeAlteration(
          incident, alteration, required("kind", kind), reasonOf("reason", reason), by, now);
    }
  }

  @Schema(name = "RefuseAlteration")
  record Refuse(@Nullable String reason) {
    EvidenceCommand toCommand(UUID incident, UUID alteration, PersonId by, Instant now) {
      return new EvidenceCommand.RefuseAlteration(
          incident, alteration, reasonOf("reason", reason), by, now);
    }

    EvidenceCommand toRelease(UUID incident, PersonId by, Instant now) {
      return new EvidenceCommand.RefuseRelease(incident, reasonOf("reason", reason), by, now);
    }
  }

  @Schema(name = "ProposeEvidenceRelease")
  record ProposeRelease(
      @Nullable String reason,
      @Schema(
              description =
                  "When the authorities were told; required while a clock of the AI Act runs")
          @Nullable Instant authorityInformedAt) {
    EvidenceCommand toCommand(
        UUID incident, boolean authorityMustBeInformed, PersonId by, Instant now) {
      return new EvidenceCommand.ProposeRelease(
          incident,
          reasonOf("reason", reason),
          check(
              "authorityInformedAt",
              () -> WorldTime.legalOrAbsent("authorityInformedAt", authorityInformedAt)),
          authorityMustBeInformed,
          by,
          now);
    }
  }

  private static Reason reasonOf(String field, @Nullable String text) {
    return check(field, () -> new Reason(required(field, text)));
  }
}
