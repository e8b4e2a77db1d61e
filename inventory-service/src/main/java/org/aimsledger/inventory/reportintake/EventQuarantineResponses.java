package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the intake and its quarantine.
final class EventQuarantineResponses {
  private EventQuarantineResponses() {}

  @Schema(name = "QuarantinedEvent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record EntryResponse(
      UUID id,
      @Schema(description = "topic/partition/offset, or http/ and the SHA-256 of the body")
          String place,
      Instant receivedAt,
      @Schema(description = "Pseudonymous id of the sender, or the topic") String receivedFrom,
      QuarantineReason reason,
      String detail,
      @Schema(description = "Bytes that came") int size,
      QuarantinedEvent.Status status,
      @Nullable Instant resolvedAt,
      @Nullable String resolvedBy,
      @Nullable String note,
      @Schema(description = "The report that a replay led to") @Nullable UUID report,
      @Schema(description = "As text, with \uFFFD for what is none; only in the answer about one")
          @Nullable String raw,
      @Schema(description = "As it came, cut at 1 MiB; only in the answer about one")
          byte @Nullable [] rawBase64) {

    static EntryResponse summary(QuarantinedEvent entry) {
      return of(entry, null, null);
    }

    static EntryResponse full(QuarantinedEvent entry) {
      return of(entry, new String(entry.raw(), StandardCharsets.UTF_8), entry.raw());
    }

    private static EntryResponse of(
        QuarantinedEvent entry, @Nullable String text, byte @Nullable [] bytes) {
      return new EntryResponse(
          entry.id(),
          entry.place(),
          entry.receivedAt(),
          entry.receivedFrom(),
          entry.reason(),
          entry.detail(),
          entry.size(),
          entry.status(),
          entry.resolvedAt(),
          entry.resolvedBy(),
          entry.note(),
          entry.report(),
          text,
          bytes);
    }
  }

  /// Why an event is not recorded, as a problem.
  static Problem problem(IntakeResult.Refused why) {
    return switch (why.reason()) {
      case TOO_LARGE -> refused(413, "ai-system-event/too-large", why);
      case NOT_JSON, NOT_A_CLOUD_EVENT -> refused(400, "ai-system-event/unreadable", why);
      case UNKNOWN_TYPE, ILLEGAL_DATA -> refused(422, "ai-system-event/illegal", why);
      case UNKNOWN_SYSTEM -> refused(422, "ai-system-event/unknown-system", why);
      case FOREIGN_SOURCE -> refused(403, "ai-system-event/foreign-source", why);
      case TOO_MANY_HELD -> refused(429, "ai-system-event/too-many-held", why);
      case EXTERNAL_ID_REUSED -> refused(409, "ai-system-event/id-reused", why);
      case FAILED -> refused(503, "ai-system-event/failed", why);
    };
  }

  private static Problem refused(int status, String slug, IntakeResult.Refused why) {
    return Problem.of(status, slug, "The event can not be recorded", why.detail())
        .with("reason", why.reason());
  }
}
