package org.aimsledger.incident.webhooksubscription;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `at` is the time of the decision.
sealed interface WebhookSubscriptionCommand {
  UUID subscription();

  record Create(
      UUID subscription,
      String name,
      WebhookAddress address,
      WebhookFilter filter,
      SealedText secret,
      Instant at)
      implements WebhookSubscriptionCommand {}

  record Change(
      UUID subscription, String name, WebhookAddress address, WebhookFilter filter, Instant at)
      implements WebhookSubscriptionCommand {}

  /// Another secret.
  ///
  /// @param secret absent where the subscription has no key any more to seal one with
  /// @param overlap how long the secret before stays valid
  record RotateSecret(UUID subscription, @Nullable SealedText secret, Duration overlap, Instant at)
      implements WebhookSubscriptionCommand {}

  record Disable(UUID subscription, String reason, Instant at)
      implements WebhookSubscriptionCommand {}

  record Enable(UUID subscription, String reason, Instant at)
      implements WebhookSubscriptionCommand {}
}
