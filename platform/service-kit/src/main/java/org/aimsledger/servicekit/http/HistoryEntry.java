package org.aimsledger.servicekit.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.eventstore.core.Recorded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One event of a stream on the wire.
///
/// @param type wire name of the event
/// @param at when it was decided
/// @param recordedAt when it was stored
/// @param data the event
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
    @Schema(implementation = Object.class) Object data) {

  /// A page as an API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "HistoryPage")
  public record HistoryEntryPage(
      List<HistoryEntry> items,
      @Nullable Long total,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  /// The wire form of a stored event.
  ///
  /// @param at when it was decided
  public static <E> HistoryEntry of(Recorded<E> recorded, Function<E, Instant> at) {
    var meta = recorded.meta();
    return new HistoryEntry(
        meta.id(),
        meta.streamVersion(),
        meta.type(),
        at.apply(recorded.event()),
        meta.time(),
        meta.actor(),
        meta.correlation(),
        meta.causation(),
        recorded.event());
  }
}
