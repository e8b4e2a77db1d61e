package org.aimsledger.incident.webhookdelivery;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommandHandler;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// All subscriptions, and a message to try one.
@Path("/api/incident/v1/webhook-subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@RolesAllowed({ADMIN, INCIDENT_COMMANDER, AUDITOR})
public class SubscriptionListResource {
  private final DeliveryStore deliveries;
  private final WebhookSubscriptionCommandHandler subscriptions;
  private final Clock clock;

  SubscriptionListResource(
      DeliveryStore deliveries, WebhookSubscriptionCommandHandler subscriptions, Clock clock) {
    this.deliveries = deliveries;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      summary = "List subscriptions by name",
      description = "As of what has been followed of the log: the newest may be missing a moment.")
  @APIResponseSchema(DeliveryResponses.SubscriptionPage.class)
  public Uni<Response> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        DeliveryResponses.Subscription.class,
        next -> {
          var cursor = next.cursor();
          return deliveries
              .targets(
                  cursor == null ? null : cursor.ofSize(2).text(0),
                  cursor == null ? null : cursor.uuid(1),
                  next.rowsToRead())
              .map(
                  rows ->
                      Page.of(
                          rows,
                          next,
                          row -> Cursor.after(row.name(), row.subscription()),
                          DeliveryResponses.Subscription::of));
        });
  }

  @POST
  @Path("{id}/test")
  @WithoutIdempotencyKey
  @RolesAllowed({ADMIN})
  @Operation(
      summary = "Send a test message",
      description = "What became of it: the delivery of the answer's id.")
  @APIResponseSchema(value = DeliveryResponses.Queued.class, responseCode = "202")
  public Uni<Response> test(@PathParam("id") UUID id) {
    var now = clock.instant();
    return subscriptions
        .access(id, now)
        .flatMap(
            access -> {
              if (access == null) {
                return Uni.createFrom()
                    .item(
                        Problems.notFound(
                                "webhook-subscription/unknown", "webhook subscription", id)
                            .toResponse());
              }
              var delivery = EventIds.next(now.toEpochMilli());
              return deliveries
                  .queueTest(delivery, id, FollowedEventTypes.testPayload(id, now))
                  .replaceWith(Response.accepted(new DeliveryResponses.Queued(delivery)).build());
            });
  }
}
