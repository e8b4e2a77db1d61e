package org.aimsledger.incident.datasubject;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class DataSubjectRequests {
  private static final int LONGEST_REASON = 2_000;

  private DataSubjectRequests() {}

  /// Why something is done with the data of a person.
  @Schema(name = "ReasonAboutPerson")
  record Because(
      @Schema(description = "It stays for ever: it must not say who the person is")
          @Nullable String reason) {
    DataSubjectCommand erase(UUID subject, boolean known, Instant now) {
      return new DataSubjectCommand.Erase(subject, known, reasonText(), now);
    }

    DataSubjectCommand placeHold(UUID subject, boolean known, Instant now) {
      return new DataSubjectCommand.PlaceHold(subject, known, reasonText(), now);
    }

    DataSubjectCommand releaseHold(UUID subject, boolean known, Instant now) {
      return new DataSubjectCommand.ReleaseHold(subject, known, reasonText(), now);
    }

    private String reasonText() {
      return Fields.text("reason", reason, LONGEST_REASON);
    }
  }
}
