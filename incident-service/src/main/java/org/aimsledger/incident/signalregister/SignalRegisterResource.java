package org.aimsledger.incident.signalregister;

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
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.incident.signalregister.SignalRegisterResponses.Summary;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of signals, newest first.
@Path("/api/incident/v1/signals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signals")
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
public class SignalRegisterResource {
  private final SignalRegisterQuery query;

  SignalRegisterResource(SignalRegisterQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "Find signals")
  public Uni<Response> find(
      @Parameter(description = "May be given several times") @QueryParam("status")
          List<SignalStanding> statuses,
      @Parameter(description = "May be given several times") @QueryParam("source")
          List<SignalSource> sources,
      @Parameter(description = "May be given several times") @QueryParam("decision")
          List<SignalDecision> decisions,
      @Parameter(description = "Id of an AI system that it is about") @QueryParam("system")
          @Nullable UUID system,
      @Parameter(description = "As taxonomy/field=value") @QueryParam("label")
          @Nullable String label,
      @Parameter(description = "Signals that this one carries on for") @QueryParam("mergedInto")
          @Nullable UUID mergedInto,
      @Parameter(description = "Parts that were split from this one") @QueryParam("splitFrom")
          @Nullable UUID splitFrom,
      @Parameter(description = "Words that all occur in title or text") @QueryParam("text")
          @Nullable String text,
      @Parameter(description = "Changed at or after this time") @QueryParam("updatedSince")
          @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var filter =
        SignalRegisterRequests.filter(
            statuses, sources, decisions, system, label, mergedInto, splitFrom, text, updatedSince);
    return Listing.answer(page, uri, Summary.class, next -> page(filter, next));
  }

  private Uni<Page<Summary>> page(SignalFilter filter, PageRequest page) {
    return query
        .find(filter, SignalRegisterRequests.position(page.cursor()), page.rows())
        .map(
            found ->
                Page.of(
                    found,
                    page,
                    row -> Cursor.after(row.reportedAt, row.id),
                    SignalRegisterResponses::summary));
  }
}
