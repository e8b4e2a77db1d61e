package org.aimsledger.servicekit.runtime;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.store.StoredEvent;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The lanes of this service's log, for the other services: what they fetch when Kafka lost
/// something.
@Path("/internal/lanes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "internal")
public class InternalLanesResource {
  private final EventStore store;
  private final EventStoreConfig config;

  InternalLanesResource(EventStore store, EventStoreConfig config) {
    this.store = store;
    this.config = config;
  }

  /// Where the lanes end.
  ///
  /// @param heads committed head of each lane
  public record Heads(List<Long> heads) {}

  /// One event of a lane.
  ///
  /// @param document the stored bytes in base64, because a JSON string could not carry every byte
  ///   unchanged
  public record LaneEvent(long seq, String document) {}

  /// A piece of a lane.
  ///
  /// @param events in the order of their numbers, without holes
  public record LaneEvents(int lane, List<LaneEvent> events) {}

  /// The committed heads of all lanes.
  @GET
  @RolesAllowed("service")
  @Operation(summary = "Committed head of each lane")
  public Uni<Heads> heads() {
    return store
        .log()
        .committedHeads()
        .map(heads -> new Heads(Arrays.stream(heads).boxed().toList()));
  }

  /// Events of one lane after a number.
  @GET
  @Path("{lane}")
  @RolesAllowed("service")
  @Operation(summary = "Stored events of one lane after a number")
  public Uni<LaneEvents> events(
      @PathParam("lane") @Min(0) @Max(255) int lane,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit) {
    return store
        .log()
        .readLane(lane, after, limit)
        .map(events -> new LaneEvents(lane, events.stream().map(this::event).toList()));
  }

  /// What a stretch of one lane holds, for whoever compares it with what it has.
  @GET
  @Path("{lane}/digest")
  @RolesAllowed("service")
  @Operation(
      summary = "Count and SHA-256 over the stored events of a stretch of one lane",
      description =
          "Over, per event in the order of the numbers, SHA-256(0x00, \"<source> <lane> <number>\\n"
              + "\", stored bytes). columnsDiffer names the first event whose columns say another thing"
              + " than its bytes; stray an event in a lane that there is not. At most aims.event-store.digest-numbers numbers; 503 while it"
              + " is not known that the log is whole.")
  public Uni<Response> digest(
      @PathParam("lane") @Min(0) @Max(255) int lane,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("upTo") @DefaultValue("0") @Min(0) long upTo) {
    var most = config.eventStore().digestNumbers();
    if (upTo < after || upTo - after > most) {
      var refused =
          Problems.invalidField("upTo", "must be after, up to %d numbers later".formatted(most));
      return Uni.createFrom().item(refused.toResponse());
    }
    var closed = store.log().gate().reason();
    if (closed != null) {
      // A log that is being made whole would look as if events were missing.
      return Uni.createFrom().item(Problems.unavailable(closed).toResponse());
    }
    return store
        .log()
        .digest("/" + config.service(), lane, after, upTo, config.eventStore().digestPage())
        .map(digest -> Response.ok(digest).build());
  }

  private LaneEvent event(StoredEvent event) {
    return new LaneEvent(event.seq(), Base64.getEncoder().encodeToString(event.document()));
  }
}
