package org.aimsledger.incident.incidentregister;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.INTEGRATION;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of incidents, newest first.
@Path("/api/incident/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
@RolesAllowed({
  VIEWER,
  CONTRIBUTOR,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  TRAIL_AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  INTEGRATION,
  ADMIN
})
public class IncidentRegisterResource {
  private final IncidentRegisterQuery query;

  IncidentRegisterResource(IncidentRegisterQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "Find incidents")
  public Uni<Response> find(
      @Parameter(description = "May be given several times") @QueryParam("status")
          List<IncidentStatus> statuses,
      @Parameter(description = "May be given several times") @QueryParam("severity")
          List<Severity> severities,
      @Parameter(description = "May be given several times") @QueryParam("kind")
          List<IncidentKind> kinds,
      @Parameter(description = "Id of an AI system that is concerned") @QueryParam("system")
          @Nullable UUID system,
      @Parameter(
              description =
                  "Sorted so: taxonomy or taxonomy/entry, both as GET /taxonomies names them")
          @QueryParam("classification")
          @Nullable String classification,
      @Parameter(
              description =
                  "Has to do with that record: COMPONENT, RISK or FINDING, a slash, and its id")
          @QueryParam("link")
          @Nullable String link,
      @Parameter(description = "Whether somebody still has something to do") @QueryParam("open")
          @Nullable Boolean open,
      @Parameter(description = "Changed at or after this time") @QueryParam("updatedSince")
          @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var filter =
        IncidentRegisterRequests.filter(
            statuses, severities, kinds, system, classification, link, open, updatedSince);
    return Listing.answer(
        page,
        uri,
        IncidentRegisterResponses.Summary.class,
        next ->
            query
                .find(filter, IncidentRegisterRequests.position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.raisedAt, row.id),
                            IncidentRegisterResponses::summary)));
  }
}
