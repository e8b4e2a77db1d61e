package org.aimsledger.incident.webhooksubscription;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Changed;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Created;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Disabled;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Enabled;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.SecretRotated;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.webhooksubscription.WebhookSubscription.Absent;
import org.aimsledger.incident.webhooksubscription.WebhookSubscription.Known;
import org.aimsledger.incident.webhooksubscription.WebhookSubscription.Pause;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.Change;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.Create;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.Disable;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.Enable;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.RotateSecret;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionRejection.KeyGone;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionRejection.UnknownSubscription;

/// The rules of subscriptions. A fulfilled order may be repeated.
final class WebhookSubscriptionDecider
    implements Decider<
        WebhookSubscriptionCommand,
        WebhookSubscription,
        WebhookSubscriptionEvent,
        WebhookSubscriptionRejection> {
  @Override
  public WebhookSubscription initial() {
    return new Absent();
  }

  @Override
  public Decision<WebhookSubscriptionEvent, WebhookSubscriptionRejection> decide(
      WebhookSubscriptionCommand command, WebhookSubscription state) {
    return switch (state) {
      case Absent _ -> whenAbsent(command);
      case Known known -> whenKnown(command, known);
    };
  }

  private static Decision<WebhookSubscriptionEvent, WebhookSubscriptionRejection> whenAbsent(
      WebhookSubscriptionCommand command) {
    return switch (command) {
      case Create c ->
          accept(
              new Created(
                  c.subscription(), c.name(), c.address().text(), c.filter(), c.secret(), c.at()));
      case Change _, RotateSecret _, Disable _, Enable _ ->
          reject(new UnknownSubscription(command.subscription()));
    };
  }

  private static Decision<WebhookSubscriptionEvent, WebhookSubscriptionRejection> whenKnown(
      WebhookSubscriptionCommand command, Known known) {
    return switch (command) {
      // Ids are random: whoever creates it again repeats himself.
      case Create _ -> accept();
      case Change c -> changed(c, known);
      case RotateSecret c ->
          c.secret() == null
              ? reject(new KeyGone(c.subscription()))
              : accept(
                  new SecretRotated(
                      c.subscription(), c.secret(), c.at().plus(c.overlap()), c.at()));
      case Disable c ->
          known.disabled() == null
              ? accept(new Disabled(c.subscription(), c.reason(), c.at()))
              : accept();
      case Enable c ->
          known.disabled() == null
              ? accept()
              : accept(new Enabled(c.subscription(), c.reason(), c.at()));
    };
  }

  private static Decision<WebhookSubscriptionEvent, WebhookSubscriptionRejection> changed(
      Change c, Known known) {
    var next = known.with(c.name(), c.address().text(), c.filter());
    return next.equals(known)
        ? accept()
        : accept(new Changed(c.subscription(), c.name(), c.address().text(), c.filter(), c.at()));
  }

  @Override
  public WebhookSubscription evolve(WebhookSubscription state, WebhookSubscriptionEvent event) {
    return switch (state) {
      case Absent _ -> {
        if (event instanceof Created e) {
          yield new Known(e.name(), e.address(), e.filter(), e.secret(), null, null);
        }
        throw new CorruptStreamException(state, event);
      }
      case Known known -> evolve(known, event);
    };
  }

  private static Known evolve(Known known, WebhookSubscriptionEvent event) {
    return switch (event) {
      case Changed e -> known.with(e.name(), e.address(), e.filter());
      case SecretRotated e -> known.with(e.secret(), e.previousUntil());
      case Disabled e when known.disabled() == null -> known.with(new Pause(e.reason(), e.at()));
      case Enabled _ when known.disabled() != null -> known.with((Pause) null);
      case Created _, Disabled _, Enabled _ -> throw new CorruptStreamException(known, event);
    };
  }
}
