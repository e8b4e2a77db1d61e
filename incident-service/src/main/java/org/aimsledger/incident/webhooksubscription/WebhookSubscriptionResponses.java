package org.aimsledger.incident.webhooksubscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.aimsledger.incident.webhooksubscription.WebhookSubscription.Absent;
import org.aimsledger.incident.webhooksubscription.WebhookSubscription.Known;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionRejection.KeyGone;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionRejection.UnknownSubscription;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers.
final class WebhookSubscriptionResponses {
  private WebhookSubscriptionResponses() {}

  /// @param secret only in the answer that made it
  /// @param previousSecretUntil end of the secret before
  @Schema(name = "WebhookSubscription")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneSubscription(
      UUID id,
      String name,
      String address,
      WebhookFilter filter,
      boolean enabled,
      @Nullable String disabledReason,
      @Nullable Instant disabledSince,
      @Nullable Instant previousSecretUntil,
      @Schema(description = "Shown once: in the first answer to who made it")
          @Nullable String secret) {}

  @Schema(name = "WebhookEventTypes")
  record Types(List<String> types) {}

  static Object one(UUID id, WebhookSubscription state, @Nullable WebhookSecret secret) {
    return switch (state) {
      // A state after an event; the handler gives none else.
      case Absent _ -> unknown(id);
      case Known known -> {
        var pause = known.disabled();
        var previous = known.previous();
        yield new OneSubscription(
            id,
            known.name(),
            known.address(),
            known.filter(),
            pause == null,
            pause == null ? null : pause.reason(),
            pause == null ? null : pause.since(),
            previous == null ? null : previous.until(),
            secret == null ? null : secret.text());
      }
    };
  }

  static Problem problem(WebhookSubscriptionRejection rejection) {
    return switch (rejection) {
      case UnknownSubscription r -> unknown(r.subscription());
      case KeyGone _ ->
          Problem.of(
              409,
              "webhook-subscription/key-gone",
              "The subscription can't have a secret any more",
              "Its key was destroyed or lost. Disable it and create another one.");
    };
  }

  static Problem unknown(UUID subscription) {
    return Problems.notFound("webhook-subscription/unknown", "webhook subscription", subscription);
  }
}
