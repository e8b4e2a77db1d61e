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
import org.aimsledger.inventory.aisystem.AiSystemFieldsRequests.FieldsRequest;
import org.aimsledger.inventory.aisystem.AiSystemResponses.AiSystemResponse;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What people say to single fields of one AI system, over HTTP.
@Path("/api/inventory/v1/ai-systems/{id}/fields")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "AI systems")
@RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER})
class AiSystemFieldsResource {
  private final AiSystemCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  AiSystemFieldsResource(AiSystemCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Path("confirmation")
  @Operation(
      operationId = "confirmFields",
      summary = "Stand behind what the record says in some fields",
      description =
          "Wherever the values came from. From then on no file and no integration changes them by"
              + " itself; what contradicts them is settled.")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> confirm(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull FieldsRequest body) {
    return run(body.toConfirm(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("acceptance")
  @Operation(
      operationId = "acceptContradictions",
      summary = "Let another source be right in some fields",
      description = "Takes over what stands under `contradictions`, and stands behind it.")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> accept(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull FieldsRequest body) {
    return run(body.toAccept(id, clock.instant()), ifMatch);
  }

  private Uni<Response> run(AiSystemCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(AiSystemResource.ANSWERS.changed(context));
  }
}
