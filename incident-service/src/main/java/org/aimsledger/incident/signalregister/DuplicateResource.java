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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.incident.signalregister.SignalRegisterResponses.Proposals;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Which signals may be the same matter as one.
@Path("/api/incident/v1/signals/{id}/duplicate-proposals")
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
public class DuplicateResource {
  private final SignalRegisterQuery query;
  private final SignalConfig.Duplicates config;

  DuplicateResource(SignalRegisterQuery query, SignalConfig config) {
    this.query = query;
    this.config = config.duplicates();
  }

  @GET
  @Operation(
      summary = "Signals that may be the same matter",
      description =
          "The same record of an outside source, or texts that are alike within a time, about the"
              + " same systems. Proposed with a score and reasons; merged by people only.")
  @APIResponseSchema(Proposals.class)
  public Uni<Response> proposals(@PathParam("id") UUID id) {
    return query.find(id).flatMap(found -> proposals(id, found));
  }

  private Uni<Response> proposals(UUID id, Optional<SignalRegisterRow> found) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(Problems.notFound("signal/unknown", "signal", id).toResponse());
    }
    var one = found.get();
    return query
        .near(one, config.window(), config.compared())
        .map(
            others ->
                Response.ok(SignalRegisterResponses.proposals(id, proposed(one, others), others))
                    .build());
  }

  private List<DuplicateProposals.Proposed> proposed(
      SignalRegisterRow one, List<SignalRegisterRow> others) {
    return DuplicateProposals.of(
        compared(one),
        others.stream().map(DuplicateResource::compared).toList(),
        config.likeness(),
        config.proposed());
  }

  private static DuplicateProposals.Compared compared(SignalRegisterRow row) {
    return new DuplicateProposals.Compared(
        row.id,
        row.text == null ? null : row.title + "\n" + row.text,
        Set.of(row.systems),
        row.outsideId == null ? null : row.outsideScope + " " + row.outsideId,
        row.happenedAt);
  }
}
