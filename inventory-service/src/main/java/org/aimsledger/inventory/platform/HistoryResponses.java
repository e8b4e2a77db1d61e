package org.aimsledger.inventory.platform;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.eventstore.core.Recorded;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: what happened, whatever it happened to.
public final class HistoryResponses {
  private HistoryResponses() {}

  @Schema(name = "RecordedEvent")
  public record HistoryResponse(
      long version,
      UUID eventId,
      @Schema(description = "Stored name of the event, see docs/events.md") String type,
      @Schema(description = "When it was recorded") Instant time,
      @Schema(description = "Pseudonymous id of who did it") String actor,
      String correlation,
      @Schema(description = "Id of the event that led to it") @Nullable String causation,
      @Schema(type = SchemaType.OBJECT, description = "The event, as in docs/events.md")
          Object event) {

    /// The wire form of a stored event.
    public static HistoryResponse of(Recorded<?> recorded) {
      var meta = recorded.meta();
      return new HistoryResponse(
          meta.streamVersion(),
          meta.id(),
          WireNames.of(recorded.event().getClass()),
          meta.time(),
          meta.actor(),
          meta.correlation(),
          meta.causation(),
          recorded.event());
    }
  }
}
