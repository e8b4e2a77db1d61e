package org.aimsledger.inventory.aisystem;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
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
import org.aimsledger.inventory.aisystem.AiSystemResponses.AiSystemResponse;
import org.aimsledger.inventory.aisystem.AiSystemRolesRequests.RolesRequest;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What the organisation is with regard to one AI system, over HTTP.
@Path("/api/inventory/v1/ai-systems")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "AI systems")
class AiSystemRolesResource {
  private final AiSystemCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  AiSystemRolesResource(AiSystemCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Path("{id}/roles")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "changeRoles",
      summary = "Say what the organisation is with regard to a system, since when and why",
      description =
          "A cause of Article 25 makes the organisation the provider, and the risk class due to be"
              + " determined again. What follows from the roles: …/obligations.")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull RolesRequest body) {
    var context = identity.context(ifMatch);
    return handler
        .handle(body.toCommand(id, identity.actor(), clock.instant()), context)
        .map(AiSystemResource.ANSWERS.changed(context));
  }
}
