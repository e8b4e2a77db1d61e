package org.aimsledger.inventory.review;

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
import java.util.UUID;
import org.aimsledger.inventory.platform.HistoryResponses.HistoryResponse;
import org.aimsledger.inventory.review.ReviewRequests.HoldRequest;
import org.aimsledger.inventory.review.ReviewRequests.ScheduleRequest;
import org.aimsledger.inventory.review.ReviewResponses.ReviewResponse;
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

/// The reviews of one system over HTTP.
@Path("/api/inventory/v1/ai-systems/{id}/review")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reviews")
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
class ReviewResource {
  private static final AggregateAnswers<Review, ReviewRejection> ANSWERS =
      new AggregateAnswers<>(
          ReviewResponses::body, ReviewResponses::never, ReviewResponses::problem);

  private final ReviewCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  ReviewResource(ReviewCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getReview",
      summary = "When a system is looked at next, and when it was last, now or as it was")
  @APIResponse(
      responseCode = "200",
      description = "The next review and the last one",
      content = @Content(schema = @Schema(implementation = ReviewResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf));
  }

  @PUT
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(
      operationId = "scheduleReview",
      summary = "Say when a system is looked at next",
      description = "Takes the place of another date. Reminders begin anew.")
  @APIResponse(
      responseCode = "200",
      description = "The reviews as they are now",
      content = @Content(schema = @Schema(implementation = ReviewResponse.class)))
  public Uni<Response> schedule(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ScheduleRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("outcome")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(
      operationId = "holdReview",
      summary = "Say that a system was looked at, and when it is looked at again")
  @APIResponse(
      responseCode = "200",
      description = "The reviews as they are now",
      content = @Content(schema = @Schema(implementation = ReviewResponse.class)))
  public Uni<Response> hold(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull HoldRequest body) {
    return run(body.toCommand(id, identity.actor(), clock.instant()), ifMatch);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("history")
  @Operation(
      operationId = "getReviewHistory",
      summary = "Everything that happened to the reviews of a system, oldest first")
  @APIResponse(responseCode = "200", description = "Page of events")
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return ANSWERS.history(
        id,
        page,
        uri,
        HistoryResponse.class,
        next -> handler.history(id, next.after(), next.rowsToRead()),
        HistoryResponse::of);
  }

  private Uni<Response> run(ReviewCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(ANSWERS.changed(context));
  }
}
