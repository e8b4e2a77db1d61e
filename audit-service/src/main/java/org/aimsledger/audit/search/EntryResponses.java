package org.aimsledger.audit.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.platform.trail.TrailEntry;
import org.aimsledger.audit.platform.trail.TrailLeaf;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Entries as they are sent.
final class EntryResponses {
  private EntryResponses() {}

  /// @param index place in the log, from 0
  /// @param source CloudEvents source of the service
  /// @param laneSeq dense number in the lane of that service
  /// @param readable whether the event could be read; the bytes are in the trail in any case
  /// @param leafHash RFC 6962 leaf hash, hexadecimal
  @Schema(name = "TrailEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      long index,
      String source,
      int lane,
      long laneSeq,
      boolean readable,
      @Nullable UUID eventId,
      @Nullable String type,
      @Nullable String subject,
      @Nullable String actor,
      @Nullable String correlation,
      @Nullable String causation,
      @Nullable Instant recordedAt,
      Instant receivedAt,
      String leafHash) {
    static Entry of(TrailEntry entry) {
      return new Entry(
          entry.index(),
          entry.source(),
          entry.lane(),
          entry.laneSeq(),
          entry.type() != null,
          entry.eventId(),
          entry.type(),
          entry.subject(),
          entry.actor(),
          entry.correlation(),
          entry.causation(),
          entry.recordedAt(),
          entry.receivedAt(),
          entry.leafHash().hex());
    }
  }

  /// @param document the event as it was stored; absent when it is no JSON, then only the leaf has
  ///   it
  @Schema(name = "TrailEntryWithDocument")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryWithDocument(
      @JsonUnwrapped Entry entry,
      @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
          @JsonRawValue
          @Nullable String document) {
    static EntryWithDocument of(TrailEntry entry, byte[] leaf) {
      return new EntryWithDocument(
          Entry.of(entry),
          entry.type() == null
              ? null
              : new String(TrailLeaf.document(leaf), StandardCharsets.UTF_8));
    }
  }

  static Problem noEntry(long index) {
    return Problems.notFound("trail/unknown-entry", "entry", index);
  }

  static Problem noEvent(UUID event) {
    return Problem.of(
        404,
        "trail/unknown-event",
        "The trail doesn't know this event",
        "There is no event "
            + event
            + " in the trail. What was recorded a moment ago may not have arrived yet.");
  }
}
