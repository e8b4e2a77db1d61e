package org.aimsledger.incident.datasubject;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.incident.datasubject.DataSubjectResponses.OneSubject;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What happens to the personal data of one person, in all incidents at once.
@Path(DataSubjectResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Data subjects", description = "Erasure and legal holds")
@RolesAllowed({ADMIN})
public class DataSubjectResource {
  static final String PATH = "/api/incident/v1/data-subjects";

  private final DataSubjectCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  DataSubjectResource(DataSubjectCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({ADMIN, APPROVER, AUDITOR})
  @Operation(summary = "Whether the data of a person are held or erased")
  @APIResponseSchema(OneSubject.class)
  public Uni<Response> one(@PathParam("id") UUID id) {
    return Uni.combine()
        .all()
        .unis(handler.known(id), handler.load(id))
        .asTuple()
        .map(
            found ->
                found.getItem1() || found.getItem2().version() > 0
                    ? ETags.ok(
                        DataSubjectResponses.one(id, found.getItem2().state()),
                        found.getItem2().version())
                    : DataSubjectResponses.unknown(id).toResponse());
  }

  @POST
  @Path("erasure")
  @Operation(
      summary = "Erase a person for good",
      description =
          "Destroys the key of the person with the event that says so: what was sealed with it can't"
              + " be read any more, here or in any copy. Proofs stay valid. Refused while a hold"
              + " stands.")
  @APIResponseSchema(OneSubject.class)
  public Uni<Response> erase(@PathParam("id") UUID id, DataSubjectRequests.Because body) {
    return run(id, known -> body.erase(id, known, clock.instant()));
  }

  @POST
  @Path("hold")
  @RolesAllowed({ADMIN, APPROVER})
  @Operation(summary = "Have the data kept, e.g. because of a lawsuit")
  @APIResponseSchema(OneSubject.class)
  public Uni<Response> placeHold(@PathParam("id") UUID id, DataSubjectRequests.Because body) {
    return run(id, known -> body.placeHold(id, known, clock.instant()));
  }

  @POST
  @Path("hold/release")
  @RolesAllowed({APPROVER})
  @Operation(
      summary = "Let the data go",
      description = "By an approver: who erases doesn't take away what stands against it.")
  @APIResponseSchema(OneSubject.class)
  public Uni<Response> releaseHold(@PathParam("id") UUID id, DataSubjectRequests.Because body) {
    return run(id, known -> body.releaseHold(id, known, clock.instant()));
  }

  private Uni<Response> run(UUID id, Function<Boolean, DataSubjectCommand> command) {
    var context = identity.context();
    return handler
        .handle(id, command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> DataSubjectResponses.one(id, done.state()),
                    DataSubjectResponses::problem));
  }
}
