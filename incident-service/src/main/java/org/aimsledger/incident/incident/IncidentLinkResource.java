package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;

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
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.incident.incident.IncidentResponses.OneIncident;
import org.aimsledger.incident.platform.KnownRecordsLookup;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What an incident has to do with: versions and other components, risks, audit findings; and
/// systems that turn out not to be concerned.
@Path(IncidentResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
@RolesAllowed({SYSTEM_OWNER, RISK_OWNER, RESPONDER, INCIDENT_COMMANDER, AUDITOR})
public class IncidentLinkResource {
  private final IncidentCommandHandler handler;
  private final KnownRecordsLookup records;
  private final RequestIdentity identity;
  private final Clock clock;

  IncidentLinkResource(
      IncidentCommandHandler handler,
      KnownRecordsLookup records,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.records = records;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Path("links")
  @Operation(
      summary = "Link it to a component, a risk or an audit finding",
      description =
          "A record that its service has not told of is kept, and shown as not verified until it"
              + " has.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> link(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentTimeRequests.LinkRecord body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("links/{kind}/{target}/removal")
  @Operation(summary = "Say that it has nothing to do with that record after all")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> unlink(
      @PathParam("id") UUID id,
      @PathParam("kind") IncidentLinkKind kind,
      @PathParam("target") UUID target,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentTimeRequests.Unlink body) {
    return run(body.toCommand(id, kind, target, clock.instant()), ifMatch);
  }

  @POST
  @Path("systems/{system}/removal")
  @RolesAllowed({SYSTEM_OWNER, RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Say that an AI system is not concerned after all")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> unlinkSystem(
      @PathParam("id") UUID id,
      @PathParam("system") UUID system,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentTimeRequests.Unlink body) {
    return run(body.toCommand(id, system, clock.instant()), ifMatch);
  }

  private Uni<Response> run(IncidentCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .flatMap(
            outcome ->
                handler
                    .linked(command.incident())
                    .flatMap(records::titlesOf)
                    .map(
                        titles ->
                            Answers.ok(
                                outcome,
                                context,
                                done -> IncidentResponses.one(done.state(), null, titles),
                                IncidentProblemResponses::of)));
  }
}
