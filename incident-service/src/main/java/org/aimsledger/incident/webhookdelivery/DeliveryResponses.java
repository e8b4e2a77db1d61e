package org.aimsledger.incident.webhookdelivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.aimsledger.incident.webhookdelivery.DeliveryStore.Standing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers.
final class DeliveryResponses {
  private DeliveryResponses() {}

  /// @param webhookId as the receiver sees it
  /// @param reason what was wrong in the last attempt
  @Schema(name = "WebhookDelivery")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Delivery(
      UUID id,
      String webhookId,
      UUID subscription,
      @Nullable UUID event,
      String type,
      @Nullable UUID incident,
      DeliveryStanding standing,
      Instant queuedAt,
      int attempts,
      @Schema(description = "When it is tried next, at the earliest") @Nullable Instant nextAt,
      @Nullable Instant endedAt,
      @Schema(description = "Of the last answer") @Nullable Integer status,
      @Nullable String reason) {
    static Delivery of(Standing one) {
      return new Delivery(
          one.id(),
          WebhookClient.messageId(one.id()),
          one.subscription(),
          one.event(),
          one.type(),
          one.incident(),
          one.standing(),
          one.queuedAt(),
          one.attempts(),
          one.standing() == DeliveryStanding.WAITING ? one.nextAt() : null,
          one.endedAt(),
          one.status(),
          one.reason());
    }
  }

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "WebhookDeliveryPage")
  record DeliveryPage(List<Delivery> items, @Nullable String nextCursor) {}

  @Schema(name = "WebhookSubscriptionSummary")
  record Subscription(UUID id, String name, String address, WebhookFilter filter, boolean enabled) {
    static Subscription of(Target target) {
      return new Subscription(
          target.subscription(),
          target.name(),
          target.address(),
          target.filter(),
          target.enabled());
    }
  }

  @Schema(name = "WebhookSubscriptionPage")
  record SubscriptionPage(List<Subscription> items, @Nullable String nextCursor) {}

  /// @param replayed how many are sent again; as many as one order may, and there may be more
  @Schema(name = "WebhookReplayed")
  record Replayed(int replayed) {}

  @Schema(name = "WebhookTestQueued")
  record Queued(UUID delivery) {}
}
