package org.aimsledger.audit.trailgrant;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who may read the trail, and for how long.
@Path(TrailGrantResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "grants")
@RolesAllowed({ADMIN, TOP_MANAGEMENT})
public class TrailGrantResource {
  static final String PATH = "/api/audit/v1/grants";
  private static final int LONGEST_READER = 200;

  private final TrailGrantCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  TrailGrantResource(TrailGrantCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("{reader}")
  @RolesAllowed({ADMIN, TOP_MANAGEMENT, AUDITOR})
  @Operation(summary = "The grants of one reader, open and past")
  public Uni<Response> of(
      @PathParam("reader") @NotBlank @Size(max = LONGEST_READER) String reader) {
    return handler
        .load(reader)
        .map(
            found ->
                ETags.ok(
                    TrailGrantResponses.Grants.of(reader, found.state(), clock.instant()),
                    found.version()));
  }

  @POST
  @Path("{reader}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Let somebody read the trail for a time",
      description = "Nobody gives a grant to himself.")
  public Uni<Response> give(
      @PathParam("reader") @NotBlank @Size(max = LONGEST_READER) String reader,
      @NotNull TrailGrantRequests.Give body) {
    return answer(body.toCommand(UUID.randomUUID(), reader, identity.actor(), clock.instant()));
  }

  @POST
  @Path("{reader}/{grant}/revocation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "End a grant before its time")
  public Uni<Response> revoke(
      @PathParam("reader") @NotBlank @Size(max = LONGEST_READER) String reader,
      @PathParam("grant") UUID grant,
      @NotNull TrailGrantRequests.Revoke body) {
    return answer(body.toCommand(grant, reader, clock.instant()));
  }

  private Uni<Response> answer(TrailGrantCommand command) {
    var context = identity.context();
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done ->
                        TrailGrantResponses.Grants.of(
                            command.reader(), done.state(), clock.instant()),
                    TrailGrantResponses::problem));
  }
}
