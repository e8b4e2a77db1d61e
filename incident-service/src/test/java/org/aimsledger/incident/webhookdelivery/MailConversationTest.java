package org.aimsledger.incident.webhookdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// One conversation by SMTP, as with the server of an organisation.
@QuarkusTest
@WithTestResource(value = MailServer.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class MailConversationTest {
  private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-0000000000aa");
  private static final UUID INCIDENT = UUID.fromString("01980000-0000-7000-8000-0000000000f1");
  private static final String PAYLOAD =
      """
      {"type": "org.aimsledger.incident.incident-escalated.v1",
       "timestamp": "2027-12-03T15:02:00Z",
       "data": {"event": "%s", "subject": "escalation/%s", "version": 1,
                "facts": {"incident": "%s", "level": 2, "secondsAfter": 900,
                          "at": "2027-12-03T15:02:00Z"}}}
      """
          .formatted(ID, INCIDENT, INCIDENT);

  @Inject IncidentMailClient client;

  /// Injected by [MailServer].
  @SuppressWarnings("NullAway.Init")
  GreenMail server;

  @Test
  void theServerGetsOneMailInTheLanguageOfItsReader() throws Throwable {
    // When
    var answer = VertxContextSupport.subscribeAndAwait(() -> client.send("on-call", ID, PAYLOAD));

    // Then
    assertThat(answer).isEqualTo(new Answer.Accepted(250));
    assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
    assertThat(server.getReceivedMessages()).hasSize(1);
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("on-call@example.org");
    assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(1);
    assertThat(mail.getFrom()[0]).hasToString("aimsledger@localhost");
    assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@aimsledger>");
    assertThat(mail.getSubject()).isEqualTo("[AI 事件] 事件已升級：無人確認接收");
    assertThat((String) mail.getContent()).contains(INCIDENT.toString()).contains("升級層級: 2");
  }
}
