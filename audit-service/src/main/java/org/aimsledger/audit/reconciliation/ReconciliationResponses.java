package org.aimsledger.audit.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How far the comparison has come.
final class ReconciliationResponses {
  private ReconciliationResponses() {}

  /// @param checkedUpTo number up to which the pass under way has compared
  /// @param pass number of the pass under way; all before it are complete
  /// @param startedAt when it began
  /// @param finishedAt when the pass before was complete
  /// @param checkedAt when a stretch was compared last
  /// @param differences how many alarms the comparison has raised for the lane
  /// @param sealedUpTo number up to which the service itself has sealed the lane; compared with the
  ///   entries
  /// @param seal place of that seal in the trail
  @Schema(name = "LaneReconciliation")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Lane(
      String source,
      int lane,
      long checkedUpTo,
      long pass,
      Instant startedAt,
      @Nullable Instant finishedAt,
      Instant checkedAt,
      long differences,
      @Nullable Instant lastDifferenceAt,
      @Nullable Long sealedUpTo,
      @Nullable Long seal) {
    static Lane of(ReconciliationStore.Lane lane) {
      return new Lane(
          lane.source(),
          lane.lane(),
          lane.position(),
          lane.pass(),
          lane.startedAt(),
          lane.finishedAt(),
          lane.checkedAt(),
          lane.differences(),
          lane.lastDifferenceAt(),
          lane.sealedUpTo(),
          lane.seal());
    }
  }

  /// @param differences of all lanes
  @Schema(name = "Reconciliation")
  record Report(long differences, List<Lane> lanes) {
    static Report of(List<ReconciliationStore.Lane> found) {
      var lanes = found.stream().map(Lane::of).toList();
      return new Report(lanes.stream().mapToLong(Lane::differences).sum(), lanes);
    }
  }
}
