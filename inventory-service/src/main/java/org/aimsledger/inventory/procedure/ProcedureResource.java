package org.aimsledger.inventory.procedure;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.HistoryResponses.HistoryResponse;
import org.aimsledger.inventory.procedure.ProcedureRequests.ReleaseRequest;
import org.aimsledger.inventory.procedure.ProcedureRequests.WithdrawRequest;
import org.aimsledger.inventory.procedure.ProcedureResponses.ProcedureResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The procedure of one stage over HTTP.
@Path("/api/inventory/v1/procedures/{stage}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "procedures")
// Who may read; methods that write name their own roles.
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
  Roles.ADMIN,
  Roles.SERVICE
})
class ProcedureResource {
  private final ProcedureCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  ProcedureResource(ProcedureCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getProcedure",
      summary = "All versions of the procedure of a stage, and which one is in force")
  @APIResponse(
      responseCode = "200",
      description = "The procedure",
      content = @Content(schema = @Schema(implementation = ProcedureResponse.class)))
  public Uni<Response> get(@PathParam("stage") Stage stage, @BeanParam AsOf asOf) {
    return handler.load(stage, asOf.moment()).map(answers(stage).asOf(id(stage), asOf));
  }

  @PUT
  @Path("versions/{label}")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "releaseProcedure",
      summary = "Have a version followed from a day on",
      description = "It takes the place of the version before on that day.")
  @APIResponse(
      responseCode = "200",
      description = "The procedure as it is now",
      content = @Content(schema = @Schema(implementation = ProcedureResponse.class)))
  public Uni<Response> release(
      @PathParam("stage") Stage stage,
      @PathParam("label") String label,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReleaseRequest body) {
    return run(body.toCommand(stage, label, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("versions/{label}/withdrawal")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "withdrawProcedure",
      summary = "Have a version followed no more",
      description = "The version before it is in force again.")
  @APIResponse(
      responseCode = "200",
      description = "The procedure as it is now",
      content = @Content(schema = @Schema(implementation = ProcedureResponse.class)))
  public Uni<Response> withdraw(
      @PathParam("stage") Stage stage,
      @PathParam("label") String label,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull WithdrawRequest body) {
    return run(body.toCommand(stage, label, identity.actor(), clock.instant()), ifMatch);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("history")
  @Operation(
      operationId = "getProcedureHistory",
      summary = "Everything that happened to the procedure of a stage, oldest first")
  @APIResponse(responseCode = "200", description = "Page of events")
  public Uni<Response> history(
      @PathParam("stage") Stage stage, @BeanParam PageRequest page, @Context UriInfo uri) {
    return answers(stage)
        .history(
            id(stage),
            page,
            uri,
            HistoryResponse.class,
            next -> handler.history(stage, next.after(), next.rowsToRead()),
            HistoryResponse::of);
  }

  private Uni<Response> run(ProcedureCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(answers(command.stage()).changed(context));
  }

  private AggregateAnswers<Procedure, ProcedureRejection> answers(Stage stage) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new AggregateAnswers<>(
        (_, version, state) -> ProcedureResponse.of(stage, version, state, today),
        _ -> ProcedureResponses.unknown(stage),
        ProcedureResponses::problem);
  }

  private static UUID id(Stage stage) {
    return ProcedureCommandHandler.id(stage);
  }
}
