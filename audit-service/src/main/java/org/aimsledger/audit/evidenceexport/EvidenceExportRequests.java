package org.aimsledger.audit.evidenceexport;

import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.platform.trail.EvidenceSelection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class EvidenceExportRequests {
  private EvidenceExportRequests() {}

  @Schema(name = "ExportEvidence")
  record Export(
      @Schema(description = "Id of what the evidence is about: an AI system, a risk, an incident …")
          @Nullable UUID subject) {
    /// The subject.
    ///
    /// @throws org.aimsledger.servicekit.problem.ProblemException 400 when there is none
    UUID about() {
      return required("subject", subject);
    }

    EvidenceExportCommand toCommand(UUID export, EvidenceSelection selection, Instant now) {
      return new EvidenceExportCommand.Seal(
          export,
          about(),
          selection.treeSize(),
          selection.entries().size(),
          selection.digest(),
          now);
    }
  }
}
