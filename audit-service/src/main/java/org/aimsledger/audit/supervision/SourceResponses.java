package org.aimsledger.audit.supervision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aimsledger.audit.platform.trail.SourceStore.Density;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How complete the trail is.
final class SourceResponses {
  private SourceResponses() {}

  /// @param last highest number of the lane in the trail
  /// @param entries entries of the lane, counted as they came or, in a recount, one by one
  /// @param missing numbers up to the last that no entry has
  /// @param dense whether nothing is missing and the intake agrees
  @Schema(name = "LaneDensity")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Lane(
      String source,
      int lane,
      long last,
      long entries,
      long missing,
      boolean dense,
      @Nullable Instant firstRecordedAt,
      @Nullable Instant lastRecordedAt) {
    static Lane of(Density lane) {
      return new Lane(
          lane.source(),
          lane.lane(),
          lane.last(),
          lane.entries(),
          lane.missing(),
          lane.missing() == 0 && lane.cursor() == lane.last(),
          lane.firstRecordedAt(),
          lane.lastRecordedAt());
    }
  }

  /// @param entries entries of all lanes
  /// @param dense whether every lane is
  @Schema(name = "Density")
  record Report(long entries, boolean dense, List<Lane> lanes) {
    static Report of(List<Density> found) {
      var lanes = found.stream().map(Lane::of).toList();
      return new Report(
          lanes.stream().mapToLong(Lane::entries).sum(),
          lanes.stream().allMatch(Lane::dense),
          lanes);
    }
  }

  /// @param kind DUPLICATE_DIFFERS, EVENT_ID_USED_TWICE, UNREADABLE, SOURCE_DIFFERS, NOT_RECORDED,
  ///   STORE_DIFFERS, MISSING_IN_TRAIL, MISSING_IN_STORE, MISSING_IN_BOTH, BEYOND_HEAD,
  ///   COLUMNS_DIFFER, LANE_UNKNOWN, BEYOND_TRAIL, LEAF_HASH_DIFFERS, TILE_DIFFERS, TREE_DIFFERS,
  ///   SEAL_DIFFERS, SEAL_WENT_BACK, SEAL_AHEAD, SEAL_UNREADABLE, SEARCH_DIFFERS or CONTENT_MISSING
  /// @param told which time it is told: 1 for the first, more when it came back or still stands
  @Schema(name = "Alarm")
  record Alarm(
      long id,
      String kind,
      String source,
      int lane,
      long laneSeq,
      String detail,
      Instant raisedAt,
      long told) {
    static Alarm of(org.aimsledger.audit.platform.trail.SourceStore.Alarm alarm) {
      return new Alarm(
          alarm.id(),
          alarm.kind(),
          alarm.source(),
          alarm.lane(),
          alarm.laneSeq(),
          alarm.detail(),
          alarm.raisedAt(),
          alarm.told());
    }
  }
}
