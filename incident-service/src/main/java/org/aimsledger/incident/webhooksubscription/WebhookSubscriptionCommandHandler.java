package org.aimsledger.incident.webhooksubscription;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.vault.FoundKey;
import org.aimsledger.eventstore.vault.SubjectKey;
import org.aimsledger.eventstore.vault.Vault;
import org.aimsledger.incident.webhooksubscription.WebhookSubscription.Absent;
import org.aimsledger.incident.webhooksubscription.WebhookSubscription.Known;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.Create;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.RotateSecret;
import org.jspecify.annotations.Nullable;

/// Carries out commands on subscriptions. Secrets are sealed before the rules see them, and opened
/// for whoever sends.
@ApplicationScoped
public class WebhookSubscriptionCommandHandler {
  static final String CATEGORY = "webhook-subscription";
  private static final String SECRET = "secret";

  private final CommandRunner<
          WebhookSubscriptionCommand,
          WebhookSubscription,
          WebhookSubscriptionEvent,
          WebhookSubscriptionRejection>
      runner;
  private final Vault vault;

  WebhookSubscriptionCommandHandler(EventStore store, Vault vault) {
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY, new WebhookSubscriptionDecider(), WebhookSubscriptionEventTypes.TYPES));
    this.vault = vault;
  }

  Uni<Outcome<WebhookSubscription, WebhookSubscriptionRejection>> handle(
      WebhookSubscriptionCommand command, CommandContext context) {
    return runner.run(command.subscription(), command, context);
  }

  /// Creates a subscription. Its key is stored with its first event or not at all.
  Uni<Outcome<WebhookSubscription, WebhookSubscriptionRejection>> create(
      UUID subscription,
      WebhookSecret secret,
      Function<SealedText, Create> command,
      CommandContext context) {
    var key = SubjectKey.make(subscription);
    return runner.run(
        subscription, command.apply(sealed(key, secret)), context, vault.keeping(key));
  }

  /// Gives it another secret.
  Uni<Outcome<WebhookSubscription, WebhookSubscriptionRejection>> rotate(
      UUID subscription,
      WebhookSecret secret,
      Function<@Nullable SealedText, RotateSecret> command,
      CommandContext context) {
    return vault
        .find(subscription)
        .map(
            found ->
                switch (found) {
                  case FoundKey.Live(var key) -> command.apply(sealed(key, secret));
                  case FoundKey.Destroyed _, FoundKey.Unknown _ -> command.apply(null);
                })
        .flatMap(order -> handle(order, context));
  }

  /// The state as the log has it now; version 0: there is none.
  Uni<Versioned<WebhookSubscription>> load(UUID subscription) {
    return runner.load(subscription);
  }

  /// What is needed to send something there now; null: there is no such subscription.
  public Uni<@Nullable WebhookAccess> access(UUID subscription, Instant now) {
    return runner
        .load(subscription)
        .flatMap(
            found ->
                switch (found.state()) {
                  case Absent _ -> Uni.createFrom().nullItem();
                  case Known known ->
                      vault.find(subscription).map(key -> access(subscription, known, key, now));
                });
  }

  private static WebhookAccess access(UUID subscription, Known known, FoundKey found, Instant now) {
    var secrets = new ArrayList<WebhookSecret>();
    if (found instanceof FoundKey.Live(var key)) {
      for (var text : validSecrets(known, now)) {
        // Another key: the one that sealed it was lost, and with it the secret.
        if (text.key().equals(key.id())) {
          secrets.add(new WebhookSecret(key.open(stream(subscription), SECRET, text.ciphertext())));
        }
      }
    }
    return new WebhookAccess(known.address(), secrets, known.disabled() == null);
  }

  private static List<SealedText> validSecrets(Known known, Instant now) {
    var previous = known.previous();
    return previous == null || !now.isBefore(previous.until())
        ? List.of(known.secret())
        : List.of(known.secret(), previous.secret());
  }

  private static SealedText sealed(SubjectKey key, WebhookSecret secret) {
    var ciphertext = key.seal(stream(key.subject()), SECRET, secret.text());
    return new SealedText(key.subject(), key.id(), ciphertext);
  }

  private static StreamId stream(UUID subscription) {
    return new StreamId(CATEGORY, subscription);
  }
}
