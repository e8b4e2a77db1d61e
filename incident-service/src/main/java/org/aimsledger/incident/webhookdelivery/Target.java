package org.aimsledger.incident.webhookdelivery;

import java.util.Collections;
import java.util.UUID;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Changed;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Created;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Disabled;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Enabled;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.SecretRotated;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.jspecify.annotations.Nullable;

/// A subscription, as far as it matters to whom an event goes.
record Target(
    UUID subscription, String name, String address, WebhookFilter filter, boolean enabled) {
  /// The target after the event.
  ///
  /// @param before absent: there was none
  static Target after(@Nullable Target before, WebhookSubscriptionEvent event) {
    if (event instanceof Created e) {
      return new Target(e.subscription(), e.name(), e.address(), e.filter(), true);
    }
    if (before == null) {
      throw new CorruptStreamException("no target", event);
    }
    return switch (event) {
      case Created _, SecretRotated _ -> before;
      case Changed e ->
          new Target(before.subscription(), e.name(), e.address(), e.filter(), before.enabled());
      case Disabled _ -> before.with(false);
      case Enabled _ -> before.with(true);
    };
  }

  /// The same, told of events or not.
  Target with(boolean next) {
    return new Target(subscription, name, address, filter, next);
  }

  /// Whether an event goes there.
  ///
  /// @param type its wire name
  boolean wants(String type, Subject subject) {
    return enabled
        && (filter.types().isEmpty() || filter.types().contains(type))
        && (filter.severities().isEmpty() || isOf(subject))
        && (filter.systems().isEmpty()
            || !Collections.disjoint(filter.systems(), subject.systems()));
  }

  private boolean isOf(Subject subject) {
    var severity = subject.severity();
    return severity != null && filter.severities().contains(severity);
  }
}
