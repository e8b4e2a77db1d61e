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
  /// @param pruned whether the content is gone; hash and proof stay
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
      String leafHash,
      boolean pruned) {
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
          entry.leafHash().hex(),
          entry.pruned());
    }
  }

  /// @param document the event as it was stored; absent when it is no JSON, then only the leaf has
  ///   it, and when it was pruned
  /// @param prunedBy index of the event that says so
  @Schema(name = "TrailEntryWithDocument")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryWithDocument(
      @JsonUnwrapped Entry entry,
      @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
          @JsonRawValue
          @Nullable String document,
      @Nullable Long prunedBy) {
    static EntryWithDocument of(TrailEntry entry, byte[] leaf, @Nullable Long prunedBy) {
      return new EntryWithDocument(
          Entry.of(entry),
          entry.type() == null || leaf.length == 0
              ? null
              : new String(TrailLeaf.document(leaf), StandardCharsets.UTF_8),
          prunedBy);
    }
  }

  static Problem noEntry(long index) {
    return Problems.notFound("trail/unknown-entry", "entry", index);
  }

  /// @param prunedBy index of the event that says so; null when none does
  static Problem pruned(long index, @Nullable Long prunedBy) {
    return prunedBy == null
        ? Problem.of(
            410,
            "trail/content-missing",
            "The content of this entry is gone",
            "Entry %d has its hash and its proof, and no content. No event says that it was pruned."
                .formatted(index))
        : Problem.of(
                410,
                "trail/content-pruned",
                "The content of this entry was pruned",
                "Entry %d has its hash and its proof, and no content any more. Entry %d says why."
                    .formatted(index, prunedBy))
            .with("prunedBy", prunedBy);
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
