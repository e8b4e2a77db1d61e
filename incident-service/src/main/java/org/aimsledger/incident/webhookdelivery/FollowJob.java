package org.aimsledger.incident.webhookdelivery;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aimsledger.incident.platform.EscalationConfig;
import org.aimsledger.incident.platform.MailConfig;
import org.aimsledger.incident.platform.WebhookConfig;
import org.aimsledger.incident.platform.WebhookLog;

/// Follows the own log to its end, page by page. What fails is tried again, and nothing is left
/// out: an event that can't be read stops it there.
@Singleton
class FollowJob {
  private final FollowStore store;
  private final WebhookConfig config;
  private final Recipients recipients;
  private final AtomicBoolean known = new AtomicBoolean();

  FollowJob(FollowStore store, WebhookConfig config, MailConfig mail, EscalationConfig escalation) {
    this.store = store;
    this.config = config;
    this.recipients = RecipientsReader.read(mail, escalation);
  }

  @Scheduled(
      identity = "webhook-follow",
      every = "${aims.incident.webhooks.every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> follow() {
    return know()
        .chain(this::toTheEnd)
        .onFailure()
        .invoke(failure -> WebhookLog.LOG.notFollowed(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /// Recipients of mails are settings of this process: they are written down once, at its start.
  private Uni<Void> know() {
    return known.get()
        ? Uni.createFrom().voidItem()
        : store.know(recipients.mailboxes()).invoke(() -> known.set(true));
  }

  private Uni<Void> toTheEnd() {
    return Multi.createBy()
        .repeating()
        .uni(() -> store.follow(config.page(), recipients))
        .whilst(events -> events > 0)
        .onItem()
        .ignoreAsUni();
  }
}
