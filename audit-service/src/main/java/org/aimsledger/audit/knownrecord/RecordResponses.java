package org.aimsledger.audit.knownrecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.audit.knownrecord.RecordQuery.Wanted;
import org.aimsledger.audit.platform.trail.RecordEvent;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Records as they are sent.
final class RecordResponses {
  private RecordResponses() {}

  /// @param source service that owns the record
  /// @param subject its stream
  /// @param treeSize how many entries of the trail count
  /// @param at only what had been recorded at this time counts
  /// @param events how many events that comes from
  /// @param pruned of how many of them the content is gone; then values may be missing
  /// @param fields the last value of each field
  @Schema(name = "KnownRecord")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Known(
      String source,
      String subject,
      long treeSize,
      @Nullable Instant at,
      long events,
      long pruned,
      Event first,
      Event last,
      List<Field> fields) {
    static Known of(Wanted wanted, KnownRecord found) {
      return new Known(
          wanted.source(),
          wanted.subject(),
          wanted.size(),
          wanted.at(),
          found.events(),
          found.pruned(),
          Event.of(Objects.requireNonNull(found.first())),
          Event.of(Objects.requireNonNull(found.last())),
          found.fields().entrySet().stream()
              .map(
                  field ->
                      new Field(field.getKey(), field.getValue().json(), field.getValue().index()))
              .toList());
    }
  }

  /// @param entry its place in the trail
  /// @param version its number in the record: what `?version=` of the service means
  @Schema(name = "KnownRecordEvent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(
      long entry,
      @Nullable UUID eventId,
      @Nullable String type,
      @Nullable Long version,
      @Nullable String actor,
      @Nullable Instant recordedAt) {
    private static Event of(RecordEvent event) {
      return new Event(
          event.index(),
          event.eventId(),
          event.type(),
          event.version(),
          event.actor(),
          event.recordedAt());
    }
  }

  /// @param value as the event has it
  /// @param entry the entry that says so
  @Schema(name = "KnownRecordField")
  record Field(
      String name, @Schema(type = SchemaType.OBJECT) @JsonRawValue String value, long entry) {}

  static Problem unknown(Wanted wanted) {
    return Problem.of(
        404,
        "trail/unknown-record",
        "Nothing was known of this record then",
        "Among the first %d entries of the trail none is of %s of %s%s."
            .formatted(
                wanted.size(),
                wanted.subject(),
                wanted.source(),
                wanted.at() == null ? "" : " and was recorded by " + wanted.at()));
  }

  static Problem notGrown(long size, long grown) {
    return Problem.of(
            404,
            "trail/not-grown",
            "The trail has not grown so far",
            "There are %d entries, not %d.".formatted(grown, size))
        .with("size", grown);
  }

  static Problem tooLong(Wanted wanted, long limit) {
    return Problem.of(
        422,
        "trail/record-too-long",
        "The record has too many events",
        "%s has more than %d events (aims.trail.record-events): read them with GET /entries?about=."
            .formatted(wanted.subject(), limit));
  }
}
