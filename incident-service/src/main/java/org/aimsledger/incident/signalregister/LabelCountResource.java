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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.aimsledger.incident.signalregister.SignalRegisterResponses.Counts;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Which labels signals have.
@Path("/api/incident/v1/signal-label-counts")
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
public class LabelCountResource {
  private static final int MOST_LABELS = 500;

  private final SignalRegisterQuery query;

  LabelCountResource(SignalRegisterQuery query) {
    this.query = query;
  }

  @GET
  @Operation(
      summary = "How many signals have which label of a field",
      description = "The most frequent first, e.g. of `taxonomy=MIT` and `field=Risk Domain`.")
  @APIResponseSchema(Counts.class)
  public Uni<Response> counts(
      @QueryParam("taxonomy") @Nullable String taxonomy,
      @QueryParam("field") @Nullable String field) {
    var named = SignalRegisterRequests.legal("taxonomy", Fields.required("taxonomy", taxonomy));
    var asked = SignalRegisterRequests.legal("field", Fields.required("field", field));
    return query
        .count(named, asked, MOST_LABELS)
        .map(counted -> Response.ok(SignalRegisterResponses.counts(named, asked, counted)).build());
  }
}
