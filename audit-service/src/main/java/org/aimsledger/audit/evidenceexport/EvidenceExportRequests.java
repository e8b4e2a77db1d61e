package org.aimsledger.audit.evidenceexport;

import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.platform.trail.EvidenceSelection;
import org.aimsledger.audit.platform.trail.EvidenceSubject;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class EvidenceExportRequests {
  private EvidenceExportRequests() {}

  /// What to export, by one of four kinds of subject.
  @Schema(name = "ExportEvidence")
  record Export(
      @Schema(description = "Id of what the evidence is about: an AI system, a risk, an incident …")
          @Nullable UUID subject,
      @Schema(
              description =
                  "Or the id of a finding, for instance of a discrepancy: with it all that it"
                      + " names")
          @Nullable UUID finding,
      @Schema(description = "Or the correlation id of a request: all it has led to")
          @Nullable String correlation,
      @Schema(description = "Or a period: recorded at or after this time")
          @Nullable Instant recordedFrom,
      @Schema(description = "and before this time") @Nullable Instant recordedBefore) {
    private static final int LONGEST_CORRELATION = 500;

    /// The subject.
    ///
    /// @throws org.aimsledger.servicekit.problem.ProblemException 400 when there is none, or more
    ///   than one
    EvidenceSubject about() {
      var kinds = Stream.of(subject, finding, correlation, recordedFrom, recordedBefore);
      if (kinds.filter(Objects::nonNull).count() != (recordedFrom == null ? 1 : 2)) {
        throw Problems.invalidField(
                "subject",
                "give either subject, or finding, or correlation, or recordedFrom together with"
                    + " recordedBefore")
            .toException();
      }
      if (subject != null) {
        return new EvidenceSubject.Thing(subject);
      }
      if (finding != null) {
        return new EvidenceSubject.Finding(finding);
      }
      return correlation != null
          ? new EvidenceSubject.Correlation(
              Fields.text("correlation", correlation, LONGEST_CORRELATION))
          : period();
    }

    /// PostgreSQL counts microseconds.
    private EvidenceSubject period() {
      var from = required("recordedFrom", recordedFrom).truncatedTo(ChronoUnit.MICROS);
      var before = required("recordedBefore", recordedBefore).truncatedTo(ChronoUnit.MICROS);
      return Fields.check("recordedBefore", () -> new EvidenceSubject.Period(from, before));
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
