package org.aimsledger.incident.webhooksubscription;

import java.util.List;

/// What is needed to send something to a subscription now.
///
/// @param secrets those that are valid now, the newest first; empty: they can't be read any more
/// @param enabled whether it gets anything now
public record WebhookAccess(String address, List<WebhookSecret> secrets, boolean enabled) {
  public WebhookAccess {
    secrets = List.copyOf(secrets);
  }
}
