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
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.inventory.review.ReviewRequests.HoldRequest;
import org.aimsledger.inventory.review.ReviewRequests.ScheduleRequest;
import org.aimsledger.inventory.review.ReviewResponses.HistoryResponse;
import org.aimsledger.inventory.review.ReviewResponses.ReviewResponse;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
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
    return handler.load(id, asOf.moment()).map(review -> answer(id, review, asOf));
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
  @Path("history")
  @Operation(
      operationId = "getReviewHistory",
      summary = "Everything that happened to the reviews of a system, oldest first")
  @APIResponse(responseCode = "200", description = "Page of events")
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    var after = page.cursor() == null ? 0 : page.cursor().ofSize(1).number(0);
    return handler
        .history(id, after, page.rowsToRead())
        .map(
            events ->
                events.isEmpty() && page.cursor() == null
                    ? ReviewResponses.never(id).toResponse()
                    : Page.of(
                            events,
                            page,
                            event -> Cursor.after(event.meta().streamVersion()),
                            HistoryResponse::of)
                        .toResponse(uri));
  }

  private Uni<Response> run(ReviewCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(outcome, context, ReviewResource::body, ReviewResponses::problem));
  }

  private static Object body(Done<Review, ReviewRejection> done) {
    return switch (done.state()) {
      case Review.Known known -> ReviewResponse.of(done.stream().id(), done.version(), known);
      case Review.Never _ -> throw new IllegalStateException("done to nothing");
    };
  }

  private static Response answer(UUID id, Versioned<Review> review, AsOf asOf) {
    return switch (review.state()) {
      case Review.Known known ->
          asOf.answer(ReviewResponse.of(id, review.version(), known), review.version());
      case Review.Never _ -> ReviewResponses.never(id).toResponse();
    };
  }
}
