package org.aimsledger.audit.checkpointpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.aimsledger.audit.platform.PushConfig;
import org.aimsledger.audit.platform.PushTargets.Place;
import org.aimsledger.audit.platform.trail.PublishedCheckpoint;

/// Sends checkpoints by mail. The note is an attachment: mail programs break long lines of a text.
@Singleton
class MailPushClient {
  private final ReactiveMailer mailer;
  private final PushConfig config;

  MailPushClient(ReactiveMailer mailer, PushConfig config) {
    this.mailer = mailer;
    this.config = config;
  }

  Uni<Void> send(Place.Mailbox mailbox, PublishedCheckpoint checkpoint) {
    var origin = checkpoint.checkpoint().origin();
    var text =
        """
        The audit trail %s has %d entries.

        Keep this mail. The attached checkpoint is signed: whoever changes the trail afterwards, or shortens it,
        contradicts it, and the verifier of the trail shows that (consistency of two checkpoints).
        """
            .formatted(origin, checkpoint.size());
    var mail =
        Mail.withText(
                mailbox.address(),
                "Checkpoint of %s: %d entries".formatted(origin, checkpoint.size()),
                text)
            .setFrom(config.sender())
            .addAttachment(
                "checkpoint-" + checkpoint.size() + ".txt",
                checkpoint.note().getBytes(UTF_8),
                "text/plain; charset=utf-8");
    return mailer.send(mail);
  }
}
