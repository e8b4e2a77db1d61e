package org.aimsledger.audit.supervision;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.aimsledger.audit.platform.trail.StretchStore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The lanes of a service as the trail has them: what that service fetches when its database was
/// put back to an older state.
@Path("/internal/trail/{service}/lanes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "internal")
public class TrailLaneResource {
  private static final String SERVICE = "[a-z]{1,30}";

  private final StretchStore trail;

  TrailLaneResource(StretchStore trail) {
    this.trail = trail;
  }

  @GET
  @RolesAllowed("service")
  @Operation(summary = "Highest number of each lane of a service in the trail")
  public Uni<TrailLaneResponses.Heads> heads(
      @PathParam("service") @Pattern(regexp = SERVICE) String service) {
    return trail.heads("/" + service).map(TrailLaneResponses.Heads::new);
  }

  @GET
  @Path("{lane}")
  @RolesAllowed("service")
  @Operation(
      summary = "Stored events of one lane of a service after a number, as the trail has them",
      description = "Ends before an entry whose content was pruned.")
  public Uni<TrailLaneResponses.LaneEvents> events(
      @PathParam("service") @Pattern(regexp = SERVICE) String service,
      @PathParam("lane") @Min(0) @Max(255) int lane,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit) {
    return trail
        .documents("/" + service, lane, after, limit)
        .map(documents -> TrailLaneResponses.LaneEvents.of(lane, after, documents));
  }
}
