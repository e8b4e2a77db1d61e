package org.aimsledger.incident.webhooksubscription;

import java.util.UUID;

/// Why a command is refused.
sealed interface WebhookSubscriptionRejection {
  record UnknownSubscription(UUID subscription) implements WebhookSubscriptionRejection {}

  /// Its key was destroyed or lost: no secret of it can be kept.
  record KeyGone(UUID subscription) implements WebhookSubscriptionRejection {}
}
