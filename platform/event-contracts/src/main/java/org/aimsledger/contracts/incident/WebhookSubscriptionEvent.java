package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.WireName;

/// Who is told of incidents by webhooks. One stream a subscription. Secrets are sealed; their
/// `subject` is the subscription.
public sealed interface WebhookSubscriptionEvent extends IncidentServiceEvent {
  UUID subscription();

  Instant at();

  /// From now on the address gets the events that pass the filter.
  ///
  /// @param secret what signatures are made with
  @WireName("org.aimsledger.incident.webhook-subscription-created.v1")
  record Created(
      UUID subscription,
      String name,
      String address,
      WebhookFilter filter,
      SealedText secret,
      Instant at)
      implements WebhookSubscriptionEvent {}

  /// Name, address and filter are these from now on.
  @WireName("org.aimsledger.incident.webhook-subscription-changed.v1")
  record Changed(UUID subscription, String name, String address, WebhookFilter filter, Instant at)
      implements WebhookSubscriptionEvent {}

  /// There is a new secret. What is sent until then is signed with both.
  ///
  /// @param previousUntil end of the secret before
  @WireName("org.aimsledger.incident.webhook-secret-rotated.v1")
  record SecretRotated(UUID subscription, SealedText secret, Instant previousUntil, Instant at)
      implements WebhookSubscriptionEvent {}

  /// Nothing new is queued for it, and what waits goes on waiting.
  @WireName("org.aimsledger.incident.webhook-subscription-disabled.v1")
  record Disabled(UUID subscription, String reason, Instant at)
      implements WebhookSubscriptionEvent {}

  /// It goes on.
  @WireName("org.aimsledger.incident.webhook-subscription-enabled.v1")
  record Enabled(UUID subscription, String reason, Instant at)
      implements WebhookSubscriptionEvent {}
}
