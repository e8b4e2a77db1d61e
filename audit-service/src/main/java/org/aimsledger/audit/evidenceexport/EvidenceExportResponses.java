package org.aimsledger.audit.evidenceexport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Absent;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Requested;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Sealed;
import org.aimsledger.audit.evidenceexport.EvidenceExportRejection.NothingFound;
import org.aimsledger.audit.evidenceexport.EvidenceExportRejection.TooManyEntries;
import org.aimsledger.audit.platform.trail.CoveredEntry;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Exports as they are sent.
final class EvidenceExportResponses {
  private EvidenceExportResponses() {}

  /// How far an export is.
  @Schema(name = "EvidenceExportState")
  enum State {
    /// Sealed; its seal is on the way into the trail, or no checkpoint covers it yet. Takes a
    /// second or two.
    SEALED,
    /// The bundle can be fetched.
    READY
  }

  /// @param subject a UUID, `finding …`, `correlation …` or `recorded …/…`
  /// @param treeSize size of the trail that was searched
  /// @param entries entries found, the seal not counted
  /// @param sealIndex place of the seal in the trail, once it has one
  /// @param checkpointSize size of the checkpoint that covers the seal, once there is one
  /// @param bundle where the bundle is, once it is ready
  @Schema(name = "EvidenceExport")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Export(
      UUID id,
      String subject,
      State state,
      long treeSize,
      long entries,
      String entriesDigest,
      Instant requestedAt,
      Instant sealedAt,
      @Nullable Long sealIndex,
      @Nullable Long checkpointSize,
      @Nullable String bundle) {
    /// An export as it is right after its command, when its seal can't be in the trail yet.
    static Export of(UUID id, EvidenceExport export) {
      return switch (export) {
        case Sealed state -> of(id, state, null);
        case Absent _, Requested _ ->
            throw new IllegalStateException("export " + id + " was not sealed by its command");
      };
    }

    static Export of(UUID id, Sealed export, @Nullable CoveredEntry seal) {
      var checkpoint = seal == null ? null : seal.checkpoint();
      return new Export(
          id,
          export.subject().text(),
          checkpoint == null ? State.SEALED : State.READY,
          export.treeSize(),
          export.count(),
          export.entriesDigest(),
          export.requestedAt(),
          export.at(),
          seal == null ? null : seal.entry().index(),
          checkpoint == null ? null : checkpoint.size(),
          checkpoint == null ? null : EvidenceExportResource.PATH + "/" + id + "/bundle");
    }
  }

  static Problem problem(EvidenceExportRejection rejection) {
    return switch (rejection) {
      case NothingFound r ->
          Problem.of(
              404,
              "evidence-export/nothing-found",
              "The trail knows nothing about this",
              "No event in the trail is about "
                  + r.subject().text()
                  + ". Is that right? What was recorded a moment ago may not have arrived yet.");
      case TooManyEntries r ->
          Problem.of(
                  422,
                  "evidence-export/too-many-entries",
                  "More entries than one bundle holds",
                  "More than %d entries are about %s. Export a more specific subject or a shorter period, or let the operator raise aims.trail.bundle-entries."
                      .formatted(r.limit(), r.subject().text()))
              .with("limit", r.limit());
    };
  }

  static Problem unknown(UUID export) {
    return Problems.notFound("evidence-export/unknown", "evidence export", export);
  }

  static Problem notReady(UUID export) {
    return Problem.of(
            409,
            "evidence-export/not-ready",
            "The bundle is not ready yet",
            "No checkpoint covers the seal of %s yet. Ask again in a second.".formatted(export))
        .withHeader("Retry-After", "1");
  }
}
