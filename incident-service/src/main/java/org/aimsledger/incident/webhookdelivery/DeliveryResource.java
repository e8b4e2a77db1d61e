package org.aimsledger.incident.webhookdelivery;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.problem.Fields.check;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.incident.platform.WebhookConfig;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.webhookdelivery.DeliveryStore.Wanted;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What was sent, what waits, what is dead, over HTTP; and sending it again.
@Path("/api/incident/v1/webhook-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@RolesAllowed({ADMIN, INCIDENT_COMMANDER, AUDITOR})
public class DeliveryResource {
  private final DeliveryStore store;
  private final WebhookConfig config;

  DeliveryResource(DeliveryStore store, WebhookConfig config) {
    this.store = store;
    this.config = config;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List deliveries, the newest first")
  @APIResponseSchema(DeliveryResponses.DeliveryPage.class)
  public Uni<Response> list(
      @QueryParam("subscription") @Nullable UUID subscription,
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("standing") @Nullable DeliveryStanding standing,
      @QueryParam("queuedFrom") @Nullable Instant queuedFrom,
      @QueryParam("queuedBefore") @Nullable Instant queuedBefore,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var wanted =
        new Wanted(
            subscription,
            incident,
            standing,
            check("queuedFrom", () -> WorldTime.boundedOrAbsent(queuedFrom)),
            check("queuedBefore", () -> WorldTime.boundedOrAbsent(queuedBefore)));
    return Listing.answer(
        page,
        uri,
        DeliveryResponses.Delivery.class,
        next -> {
          var cursor = next.cursor();
          return store
              .list(
                  wanted,
                  cursor == null ? null : cursor.ofSize(2).instant(0),
                  cursor == null ? null : cursor.uuid(1),
                  next.rowsToRead())
              .map(
                  rows ->
                      Page.of(
                          rows,
                          next,
                          row -> Cursor.after(row.queuedAt(), row.id()),
                          DeliveryResponses.Delivery::of));
        });
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One delivery")
  @APIResponseSchema(DeliveryResponses.Delivery.class)
  public Uni<Response> one(@PathParam("id") UUID id) {
    return store
        .one(id)
        .map(
            found ->
                found == null
                    ? unknown(id).toResponse()
                    : Response.ok(DeliveryResponses.Delivery.of(found)).build());
  }

  @POST
  @Path("{id}/replay")
  @WithoutIdempotencyKey
  @RolesAllowed({ADMIN})
  @Operation(
      summary = "Send one again",
      description = "It keeps its webhook-id. One that waits is not changed.")
  @APIResponseSchema(DeliveryResponses.Delivery.class)
  public Uni<Response> replay(@PathParam("id") UUID id) {
    return store.replay(id, new Wanted(null, null, null, null, null), 1).chain(() -> one(id));
  }

  @POST
  @Path("replay")
  @WithoutIdempotencyKey
  @RolesAllowed({ADMIN})
  @Operation(
      summary = "Send ended ones of a subscription again, the oldest first",
      description = "At most aims.incident.webhooks.batch at once; each keeps its webhook-id.")
  @APIResponseSchema(DeliveryResponses.Replayed.class)
  public Uni<Response> replayRange(DeliveryRequests.Range range) {
    return store
        .replay(null, range.wanted(), config.batch())
        .map(count -> Response.ok(new DeliveryResponses.Replayed(count)).build());
  }

  private static Problem unknown(UUID id) {
    return Problems.notFound("webhook-delivery/unknown", "webhook delivery", id);
  }
}
