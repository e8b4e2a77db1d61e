package org.aimsledger.inventory.component;

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
import org.aimsledger.inventory.component.ComponentRequests.ContractRequest;
import org.aimsledger.inventory.component.ComponentRequests.DueDiligenceRequest;
import org.aimsledger.inventory.component.ComponentRequests.QualityRequest;
import org.aimsledger.inventory.component.ComponentRequests.ResponsibilityRequest;
import org.aimsledger.inventory.component.ComponentRequests.SupplierChangeRequest;
import org.aimsledger.inventory.component.ComponentResponses.ComponentResponse;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What only some kinds of components have, over HTTP: quality of data; responsibilities, due
/// diligence, contracts and changes of suppliers.
@Path("/api/inventory/v1/components")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "components")
class ComponentFindingsResource {
  private final ComponentCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  ComponentFindingsResource(
      ComponentCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Path("{id}/quality")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "assessQuality",
      summary = "Hold a dataset, or a version of one, against a criterion of quality",
      description = "A later assessment takes the place of the one before for its criterion.")
  @APIResponse(
      responseCode = "200",
      description = "The component as it is now",
      content = @Content(schema = @Schema(implementation = ComponentResponse.class)))
  public Uni<Response> assessQuality(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull QualityRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/responsibilities")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "allocateResponsibility",
      summary = "Say who answers for something that a supplier or a customer has a part in",
      description = "A later allocation takes the place of the one before for its topic.")
  @APIResponse(
      responseCode = "200",
      description = "The component as it is now",
      content = @Content(schema = @Schema(implementation = ComponentResponse.class)))
  public Uni<Response> allocateResponsibility(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ResponsibilityRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/due-diligence")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "recordDueDiligence",
      summary = "Record a look at a supplier",
      description = "The history keeps all of them.")
  @APIResponse(
      responseCode = "200",
      description = "The component as it is now",
      content = @Content(schema = @Schema(implementation = ComponentResponse.class)))
  public Uni<Response> recordDueDiligence(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull DueDiligenceRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/contracts")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "recordContract",
      summary = "Record a contract with a supplier or a customer as it is now",
      description = "A later record takes the place of the one before with its reference.")
  @APIResponse(
      responseCode = "200",
      description = "The component as it is now",
      content = @Content(schema = @Schema(implementation = ComponentResponse.class)))
  public Uni<Response> recordContract(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ContractRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/supplier-changes")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "recordSupplierChange",
      summary = "Record that a supplier changed what it supplies",
      description = "Announced, or found out. What it concerns is at /dependents.")
  @APIResponse(
      responseCode = "200",
      description = "The component as it is now",
      content = @Content(schema = @Schema(implementation = ComponentResponse.class)))
  public Uni<Response> recordSupplierChange(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull SupplierChangeRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  private Uni<Response> run(ComponentCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(ComponentResource.ANSWERS.changed(context));
  }
}
