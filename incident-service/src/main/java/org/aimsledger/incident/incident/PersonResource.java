package org.aimsledger.incident.incident;

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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.incident.incident.Incident.Absent;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.IncidentResponses.OneIncident;
import org.aimsledger.incident.incident.PersonResponses.Persons;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Who has to do with an incident. The only place where personal texts come in and go out:
/// everywhere else a person is an id.
@Path(IncidentResource.PATH + "/{id}/persons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Persons", description = "Reporter, affected and informed persons")
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
public class PersonResource {
  private final PersonCommandHandler persons;
  private final IncidentCommandHandler incidents;
  private final RequestIdentity identity;
  private final Clock clock;

  PersonResource(
      PersonCommandHandler persons,
      IncidentCommandHandler incidents,
      RequestIdentity identity,
      Clock clock) {
    this.persons = persons;
    this.incidents = incidents;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(
      summary = "Name a person, or describe one anew",
      description =
          "The texts are encrypted before anything is stored. The id of a new person is in the"
              + " answer; use it for the same person in other incidents.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> name(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      PersonRequests.NamePerson body) {
    var context = identity.context(ifMatch);
    return persons
        .handle(body.toNaming(id, UUID.randomUUID(), clock.instant()), context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> IncidentResponses.one(done.state()),
                    IncidentProblemResponses::of));
  }

  @GET
  @Operation(
      summary = "The people of an incident",
      description =
          "Names, contacts and notes for responder, incident-commander and admin; for everybody"
              + " else their ids.")
  @APIResponseSchema(Persons.class)
  public Uni<Response> all(@PathParam("id") UUID id) {
    return incidents
        .load(id)
        .flatMap(
            found ->
                switch (found.state()) {
                  case Absent _ ->
                      Uni.createFrom()
                          .item(Problems.notFound("incident/unknown", "incident", id).toResponse());
                  case Known known ->
                      persons
                          .read(id, known.facts().persons(), mayKnow())
                          .map(all -> Response.ok(new Persons(all)).build());
                });
  }

  private boolean mayKnow() {
    return Stream.of(RESPONDER, INCIDENT_COMMANDER, ADMIN).anyMatch(identity::hasRole);
  }
}
