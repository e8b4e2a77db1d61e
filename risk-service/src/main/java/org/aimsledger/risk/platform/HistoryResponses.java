package org.aimsledger.risk.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: what happened, whatever it happened to.
public final class HistoryResponses {
  private HistoryResponses() {}

  /// One event of a stream.
  ///
  /// @param type wire name of the event
  /// @param at when it was decided
  /// @param recordedAt when it was stored
  @Schema(name = "HistoryEntry")
  public record HistoryEntry(
      UUID id,
      long version,
      String type,
      Instant at,
      Instant recordedAt,
      String actor,
      String correlationId,
      @Nullable String causationId,
      @Schema(implementation = Object.class) RiskServiceEvent data) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "HistoryPage")
  public record HistoryEntryPage(
      List<HistoryEntry> items,
      @Nullable Long total,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  /// The wire form of a stored event.
  public static HistoryEntry entry(Recorded<? extends RiskServiceEvent> recorded) {
    var meta = recorded.meta();
    return new HistoryEntry(
        meta.id(),
        meta.streamVersion(),
        meta.type(),
        recorded.event().at(),
        meta.time(),
        meta.actor(),
        meta.correlation(),
        meta.causation(),
        recorded.event());
  }
}
