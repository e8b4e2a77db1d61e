package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.incident.incident.IncidentResponses.OneIncident;
import org.aimsledger.incident.platform.TaxonomyPacks;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What an incident is in the words of others.
@Path(IncidentResource.PATH + "/{id}/classifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER, AUDITOR})
public class ClassificationResource {
  private final IncidentCommandHandler handler;
  private final TaxonomyPacks packs;
  private final RequestIdentity identity;
  private final Clock clock;

  ClassificationResource(
      IncidentCommandHandler handler, TaxonomyPacks packs, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.packs = packs;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Operation(
      summary = "Sort it by a vocabulary of others",
      description =
          "Takes the place of what was sorted by the same vocabulary. Ids are looked up in the edition of the pack in force.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> classify(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ClassificationRequests.Classify body) {
    var now = clock.instant();
    var context = identity.context(ifMatch);
    return handler
        .handle(body.toCommand(id, packs.at(now), now), context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> IncidentResponses.one(done.state()),
                    IncidentProblemResponses::of));
  }
}
