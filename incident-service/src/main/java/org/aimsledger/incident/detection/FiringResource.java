package org.aimsledger.incident.detection;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What rules have found, with the events that caused it.
@Path("/api/incident/v1/detection-firings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Detection rules")
@RolesAllowed({
  VIEWER,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  TRAIL_AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class FiringResource {
  private final FiringStore firings;

  FiringResource(FiringStore firings) {
    this.firings = firings;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "Firings of rules, the newest first")
  @APIResponseSchema(DetectionResponses.FiringPage.class)
  public Uni<Response> list(
      @QueryParam("rule") @Nullable UUID rule,
      @QueryParam("system") @Nullable UUID system,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        DetectionResponses.OneFiring.class,
        next -> {
          var cursor = next.cursor();
          return firings
              .list(
                  rule,
                  system,
                  cursor == null ? null : cursor.ofSize(2).instant(0),
                  cursor == null ? null : cursor.uuid(1),
                  next.rowsToRead())
              .map(
                  found ->
                      Page.of(
                          found,
                          next,
                          firing -> Cursor.after(firing.foundAt(), firing.id()),
                          DetectionResponses::firing));
        });
  }
}
