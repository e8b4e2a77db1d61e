package org.aimsledger.incident.webhooksubscription;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.WebhookConfig;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionResponses.OneSubscription;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Webhook subscriptions over HTTP.
@Path(WebhookSubscriptionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Standard Webhooks: who is told of what")
@RolesAllowed({ADMIN})
public class WebhookSubscriptionResource {
  static final String PATH = "/api/incident/v1/webhook-subscriptions";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final WebhookSubscriptionCommandHandler handler;
  private final WebhookConfig config;
  private final RequestIdentity identity;
  private final Clock clock;

  WebhookSubscriptionResource(
      WebhookSubscriptionCommandHandler handler,
      WebhookConfig config,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.config = config;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("event-types")
  @RolesAllowed({ADMIN, INCIDENT_COMMANDER, AUDITOR})
  @Operation(summary = "Events that webhooks send, by their wire names")
  public WebhookSubscriptionResponses.Types types() {
    return new WebhookSubscriptionResponses.Types(List.copyOf(WebhookTypes.all()));
  }

  @POST
  @Operation(
      summary = "Subscribe to events",
      description =
          "The secret is in the first answer, and never shown again: whoever lost it has it"
              + " rotated. Only events from now on are sent.")
  @APIResponseSchema(value = OneSubscription.class, responseCode = "201")
  public Uni<Response> create(WebhookSubscriptionRequests.Subscription body) {
    var context = identity.context();
    var now = clock.instant();
    var id = EventIds.next(now.toEpochMilli());
    var secret = secret();
    return handler
        .create(id, secret, text -> body.create(id, config.plainLoopback(), text, now), context)
        .map(
            outcome ->
                Answers.created(
                    outcome,
                    context,
                    done -> URI.create(PATH + "/" + done.stream().id()),
                    done -> shown(done, done.replayed() ? null : secret),
                    WebhookSubscriptionResponses::problem));
  }

  @GET
  @Path("{id}")
  @RolesAllowed({ADMIN, INCIDENT_COMMANDER, AUDITOR})
  @Operation(summary = "One subscription, without its secret")
  @APIResponseSchema(OneSubscription.class)
  public Uni<Response> one(@PathParam("id") UUID id) {
    return handler
        .load(id)
        .map(
            found ->
                found.version() == 0
                    ? WebhookSubscriptionResponses.unknown(id).toResponse()
                    : ETags.ok(
                        WebhookSubscriptionResponses.one(id, found.state(), null),
                        found.version()));
  }

  @PUT
  @Path("{id}")
  @Operation(summary = "Change name, address and filter")
  @APIResponseSchema(OneSubscription.class)
  public Uni<Response> change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      WebhookSubscriptionRequests.Subscription body) {
    var context = identity.context(ifMatch);
    return handler
        .handle(body.change(id, config.plainLoopback(), clock.instant()), context)
        .map(outcome -> answer(outcome, context, null));
  }

  @POST
  @Path("{id}/secret")
  @Operation(
      summary = "Make a new secret",
      description =
          "For the time of `overlap` everything is signed with both. A third secret ends the"
              + " first one.")
  @APIResponseSchema(OneSubscription.class)
  public Uni<Response> rotate(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      WebhookSubscriptionRequests.Rotation body) {
    var context = identity.context(ifMatch);
    var secret = secret();
    return handler
        .rotate(
            id,
            secret,
            text -> body.rotate(id, text, config.secretOverlap(), clock.instant()),
            context)
        .map(outcome -> answer(outcome, context, secret));
  }

  @POST
  @Path("{id}/disabling")
  @Operation(
      summary = "Send nothing for now",
      description =
          "Events of this time are not sent later either. What waited already goes on waiting.")
  @APIResponseSchema(OneSubscription.class)
  public Uni<Response> disable(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      WebhookSubscriptionRequests.Because body) {
    var context = identity.context(ifMatch);
    return handler
        .handle(body.disable(id, clock.instant()), context)
        .map(outcome -> answer(outcome, context, null));
  }

  @POST
  @Path("{id}/enabling")
  @Operation(summary = "Send again")
  @APIResponseSchema(OneSubscription.class)
  public Uni<Response> enable(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      WebhookSubscriptionRequests.Because body) {
    var context = identity.context(ifMatch);
    return handler
        .handle(body.enable(id, clock.instant()), context)
        .map(outcome -> answer(outcome, context, null));
  }

  private static WebhookSecret secret() {
    var random = new byte[WebhookSecret.BYTES];
    RANDOM.nextBytes(random);
    return WebhookSecret.of(random);
  }

  private static Response answer(
      Outcome<WebhookSubscription, WebhookSubscriptionRejection> outcome,
      CommandContext context,
      @Nullable WebhookSecret secret) {
    return Answers.ok(
        outcome,
        context,
        done -> shown(done, done.replayed() ? null : secret),
        WebhookSubscriptionResponses::problem);
  }

  private static Object shown(
      Outcome.Done<WebhookSubscription, WebhookSubscriptionRejection> done,
      @Nullable WebhookSecret secret) {
    return WebhookSubscriptionResponses.one(done.stream().id(), done.state(), secret);
  }
}
