package org.aimsledger.incident.webhooksubscription;

import java.time.Instant;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.jspecify.annotations.Nullable;

/// How one subscription stands: `Absent → Known`, which may be disabled and enabled again.
sealed interface WebhookSubscription {
  record Absent() implements WebhookSubscription {}

  /// It exists.
  ///
  /// @param previous the secret before, with its end; absent: there was never another one
  /// @param disabled why and since when it gets nothing; absent: it gets events
  record Known(
      String name,
      String address,
      WebhookFilter filter,
      SealedText secret,
      @Nullable Previous previous,
      @Nullable Pause disabled)
      implements WebhookSubscription {
    Known with(String nextName, String nextAddress, WebhookFilter nextFilter) {
      return new Known(nextName, nextAddress, nextFilter, secret, previous, disabled);
    }

    Known with(SealedText next, Instant previousUntil) {
      return new Known(name, address, filter, next, new Previous(secret, previousUntil), disabled);
    }

    Known with(@Nullable Pause pause) {
      return new Known(name, address, filter, secret, previous, pause);
    }
  }

  /// A secret that has another one after it.
  record Previous(SealedText secret, Instant until) {}

  /// Since when and why nothing is sent.
  record Pause(String reason, Instant since) {}
}
