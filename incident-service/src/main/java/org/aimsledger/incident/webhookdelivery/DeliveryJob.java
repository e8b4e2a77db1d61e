package org.aimsledger.incident.webhookdelivery;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.aimsledger.incident.platform.WebhookConfig;
import org.aimsledger.incident.platform.WebhookLog;
import org.aimsledger.incident.webhookdelivery.DeliveryStore.Held;
import org.aimsledger.incident.webhookdelivery.WebhookClient.Message;
import org.aimsledger.incident.webhooksubscription.WebhookAccess;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommandHandler;
import org.jspecify.annotations.Nullable;

/// Sends what is due. Several sendings go on at the same time, in this process and in others; a
/// process that dies gives back what it held when its time is over.
@Singleton
class DeliveryJob {
  private static final int LONGEST_REASON = 300;

  private final DeliveryStore store;
  private final WebhookSubscriptionCommandHandler subscriptions;
  private final WebhookClient client;
  private final IncidentMailClient mails;
  private final WebhookConfig config;
  private final DeliveryRules rules;
  private final Clock clock;
  private final AtomicInteger busy = new AtomicInteger();

  DeliveryJob(
      DeliveryStore store,
      WebhookSubscriptionCommandHandler subscriptions,
      WebhookClient client,
      IncidentMailClient mails,
      WebhookConfig config,
      Clock clock) {
    this.store = store;
    this.subscriptions = subscriptions;
    this.client = client;
    this.mails = mails;
    this.config = config;
    this.rules = new DeliveryRules(config.pauses(), config.jitterPercent());
    this.clock = clock;
  }

  /// Not waited for by the next one: a receiver that is slow must not keep the others waiting.
  @Scheduled(
      identity = "webhook-delivery",
      every = "${aims.incident.webhooks.every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.PROCEED,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> deliver() {
    // One looks; the others come when there is something.
    return withinLimit(this::one)
        .flatMap(found -> found ? crowd() : Uni.createFrom().voidItem())
        .onFailure()
        .invoke(failure -> WebhookLog.LOG.notLooked(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  @Scheduled(
      identity = "webhook-tidying",
      every = "1h",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> tidy() {
    return store
        .tidy(config.keep(), config.batch())
        .replaceWithVoid()
        .onFailure()
        .invoke(failure -> WebhookLog.LOG.notLooked(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> crowd() {
    return Uni.join()
        .all(
            IntStream.range(0, config.concurrency())
                .mapToObj(_ -> withinLimit(this::untilNothingIsDue))
                .toList())
        .andCollectFailures()
        .replaceWithVoid();
  }

  private Uni<Boolean> untilNothingIsDue() {
    return Multi.createBy()
        .repeating()
        .uni(this::one)
        .whilst(found -> found)
        .collect()
        .last()
        .replaceWith(false);
  }

  /// Does it, unless so many are at it already.
  private Uni<Boolean> withinLimit(Supplier<Uni<Boolean>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (busy.incrementAndGet() > config.concurrency()) {
                busy.decrementAndGet();
                return Uni.createFrom().item(false);
              }
              return work.get().onTermination().invoke(busy::decrementAndGet);
            });
  }

  /// @return whether there was one
  private Uni<Boolean> one() {
    return store
        .take(config.concurrencyOfOne(), config.timeout().multipliedBy(2))
        .flatMap(
            held ->
                held == null
                    ? Uni.createFrom().item(false)
                    : held.genuine()
                        ? attempt(held).flatMap(answer -> record(held, answer)).replaceWith(true)
                        : refused(held).replaceWith(true));
  }

  /// What somebody else has written is sent to nobody.
  private Uni<Void> refused(Held held) {
    var reason = "its row does not carry the seal of this service";
    WebhookLog.LOG.dead(held.subscription(), held.id(), reason);
    return store.dead(held, null, reason);
  }

  private Uni<Answer> attempt(Held held) {
    return send(held)
        // For who answers drop by drop; the client itself has less patience with silence.
        .ifNoItem()
        .after(config.timeout().multipliedBy(3).dividedBy(2))
        .fail()
        .onFailure()
        .recoverWithItem(failure -> new Answer.None(reason(failure)));
  }

  private Uni<Answer> send(Held held) {
    var recipient = Recipients.nameOf(held.address());
    return recipient == null
        ? subscriptions
            .access(held.subscription(), clock.instant())
            .flatMap(access -> send(held, access))
        : mails.send(recipient, held.id(), held.payload());
  }

  private Uni<Answer> send(Held held, @Nullable WebhookAccess access) {
    if (access == null || access.secrets().isEmpty()) {
      return Uni.createFrom().item(new Answer.None("it has no secret any more to sign with"));
    }
    if (!access.enabled()) {
      return Uni.createFrom().item(new Answer.None("it was disabled"));
    }
    return client.send(
        access.address(),
        new Message(held.id(), held.payload(), access.secrets()),
        clock.instant());
  }

  private Uni<Void> record(Held held, Answer answer) {
    var chance = ThreadLocalRandom.current().nextDouble();
    return switch (rules.after(answer, held.attempts(), chance)) {
      case DeliveryRules.Next.Done _ -> store.delivered(held, statusOr(answer, 0));
      case DeliveryRules.Next.Again(var pause) -> {
        // An outage is one line a delivery, however often it is tried.
        if (held.attempts() == 1) {
          WebhookLog.LOG.notTaken(held.subscription(), held.attempts(), words(answer));
        }
        yield store.failed(held, status(answer), words(answer), pause);
      }
      case DeliveryRules.Next.GiveUp _ -> {
        WebhookLog.LOG.dead(held.subscription(), held.id(), words(answer));
        yield store.dead(held, status(answer), words(answer));
      }
    };
  }

  private static int statusOr(Answer answer, int none) {
    var status = status(answer);
    return status == null ? none : status;
  }

  private static @Nullable Integer status(Answer answer) {
    return switch (answer) {
      case Answer.Accepted(var status) -> status;
      case Answer.Refused(var status, _, _) -> status;
      case Answer.None _ -> null;
    };
  }

  private static String words(Answer answer) {
    return switch (answer) {
      case Answer.Accepted _ -> "";
      case Answer.Refused(var status, var excerpt, _) -> "status " + status + ": " + excerpt;
      case Answer.None(var reason) -> reason;
    };
  }

  /// For a log line and a list: bounded, and without control characters.
  private String reason(Throwable failure) {
    var text =
        switch (failure) {
          case TimeoutException _, java.util.concurrent.TimeoutException _ ->
              "no answer within " + config.timeout();
          case ForbiddenAddressException forbidden -> String.valueOf(forbidden.getMessage());
          default -> failure.toString();
        };
    var line = text.strip().replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }
}
