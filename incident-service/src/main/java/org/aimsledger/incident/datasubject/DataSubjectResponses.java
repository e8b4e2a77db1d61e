package org.aimsledger.incident.datasubject;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.incident.datasubject.DataSubject.Erased;
import org.aimsledger.incident.datasubject.DataSubject.Free;
import org.aimsledger.incident.datasubject.DataSubject.Held;
import org.aimsledger.incident.datasubject.DataSubjectRejection.ErasedAlready;
import org.aimsledger.incident.datasubject.DataSubjectRejection.OnHold;
import org.aimsledger.incident.datasubject.DataSubjectRejection.UnknownSubject;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: how the data of a person stand, never who it is.
final class DataSubjectResponses {
  private DataSubjectResponses() {}

  /// @param held whether the data must be kept
  /// @param erased whether nobody can read them any more
  /// @param reason of the hold or the erasure
  @Schema(name = "DataSubject")
  record OneSubject(
      UUID id, boolean held, boolean erased, @Nullable String reason, @Nullable Instant since) {}

  static OneSubject one(UUID subject, DataSubject state) {
    return switch (state) {
      case Free _ -> new OneSubject(subject, false, false, null, null);
      case Held held -> new OneSubject(subject, true, false, held.reason(), held.at());
      case Erased erased -> new OneSubject(subject, false, true, erased.reason(), erased.at());
    };
  }

  static Problem problem(DataSubjectRejection rejection) {
    return switch (rejection) {
      case UnknownSubject r -> unknown(r.subject());
      case OnHold r ->
          Problem.of(
                  409,
                  "data-subject/on-hold",
                  "The data must be kept",
                  "They are held since " + r.since() + ". Release the hold first.")
              .with("reason", r.reason());
      case ErasedAlready r ->
          Problem.of(
              409,
              "data-subject/erased",
              "The person was erased",
              "There is nothing left to hold since " + r.at() + ".");
    };
  }

  static Problem unknown(UUID subject) {
    return Problems.notFound("data-subject/unknown", "data subject", subject);
  }
}
