package org.aimsledger.incident.webhookdelivery;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.aimsledger.incident.platform.MailConfig;
import org.aimsledger.referencedata.EventTitles;

/// Sends one mail. It says what happened to which incident and nothing else: a mail is no place for
/// what only some may know.
@Singleton
class IncidentMailClient {
  private static final int OK = 250;

  private final ReactiveMailer mailer;
  private final MailConfig config;
  private final EventTitles titles;

  IncidentMailClient(ReactiveMailer mailer, MailConfig config, EventTitles titles) {
    this.mailer = mailer;
    this.config = config;
    this.titles = titles;
  }

  /// Sends it; fails when the server doesn't take it.
  ///
  /// @param recipient name in the configuration
  /// @param id stays the same in each attempt: a repetition has the same `Message-ID`
  Uni<Answer> send(String recipient, UUID id, String payload) {
    var settings = config.recipients().get(recipient);
    if (settings == null) {
      return Uni.createFrom().item(new Answer.None("it is no recipient any more"));
    }
    var text = MailText.of(PayloadReader.read(payload), titles, settings.language());
    var mail =
        Mail.withText(settings.address(), text.subject(), text.body())
            .setFrom(config.sender())
            .addHeader("Message-ID", "<%s@aimsledger>".formatted(id));
    return mailer.send(mail).replaceWith(new Answer.Accepted(OK));
  }
}
