package org.aimsledger.incident.webhooksubscription;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class WebhookSubscriptionEventTypes {
  static final EventTypes<WebhookSubscriptionEvent> TYPES =
      EventTypes.declare(WebhookSubscriptionEvent.class, WireNames::of);

  private WebhookSubscriptionEventTypes() {}
}
