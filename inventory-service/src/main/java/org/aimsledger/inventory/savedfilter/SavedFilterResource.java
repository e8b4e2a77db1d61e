package org.aimsledger.inventory.savedfilter;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.savedfilter.SavedFilterRequests.SaveRequest;
import org.aimsledger.inventory.savedfilter.SavedFilterResponses.FiltersResponse;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The filters of whoever asks, over HTTP.
@Path("/api/inventory/v1/saved-filters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "saved filters")
@RolesAllowed({
  Roles.VIEWER,
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RISK_OWNER,
  Roles.RESPONDER,
  Roles.INCIDENT_COMMANDER,
  Roles.AUDITOR,
  Roles.TRAIL_AUDITOR,
  Roles.APPROVER,
  Roles.TOP_MANAGEMENT,
  Roles.ADMIN
})
class SavedFilterResource {
  private final SavedFilterCommandHandler handler;
  private final RequestIdentity identity;
  private final InventoryConfig.SavedFilters config;
  private final Clock clock;

  SavedFilterResource(
      SavedFilterCommandHandler handler,
      RequestIdentity identity,
      InventoryConfig config,
      Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.config = config.savedFilters();
    this.clock = clock;
  }

  @GET
  @Operation(operationId = "listSavedFilters", summary = "Your filters, all of them")
  @APIResponse(
      responseCode = "200",
      description = "Filters in the order in which they were kept first",
      content = @Content(schema = @Schema(implementation = FiltersResponse.class)))
  public Uni<FiltersResponse> list() {
    return handler.load(keeper()).map(found -> FiltersResponse.of(found.state()));
  }

  @PUT
  @Path("{id}")
  @Operation(
      operationId = "saveFilter",
      summary = "Keep a filter, or change one of yours",
      description = "The id is of the caller's making.")
  @APIResponse(
      responseCode = "200",
      description = "Your filters as they are now",
      content = @Content(schema = @Schema(implementation = FiltersResponse.class)))
  public Uni<Response> save(@PathParam("id") UUID id, @NotNull SaveRequest body) {
    return run(body.toCommand(keeper(), id, config.most(), clock.instant()));
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "removeSavedFilter", summary = "Keep a filter no more")
  @APIResponse(
      responseCode = "200",
      description = "Your filters as they are now",
      content = @Content(schema = @Schema(implementation = FiltersResponse.class)))
  public Uni<Response> remove(@PathParam("id") UUID id) {
    return run(new SavedFilterCommand.Remove(keeper(), id, clock.instant()));
  }

  private UUID keeper() {
    return SavedFilterCommandHandler.keeper(identity.actor());
  }

  private Uni<Response> run(SavedFilterCommand command) {
    var context = identity.context();
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> FiltersResponse.of(done.state()),
                    SavedFilterResponses::problem));
  }
}
