package org.aimsledger.incident.webhookdelivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.incident.platform.EscalationConfig;
import org.aimsledger.incident.platform.MailConfig;
import org.junit.jupiter.api.Test;

class RecipientsReaderTest {
  private static final String HOOK = "0198c0de-0000-7000-8000-0000000000a1";

  @Test
  void levelsNameMailboxesAndWebhooks() {
    // When
    var recipients =
        read(
            Map.of(
                "aims.incident.mail.recipients.on-call.address", "on-call@example.org",
                "aims.incident.mail.recipients.board.address", "board@example.org",
                "aims.incident.mail.recipients.board.severities", "SEV1",
                "aims.incident.escalation.levels[0].after", "PT5M",
                "aims.incident.escalation.levels[0].mails", "on-call",
                "aims.incident.escalation.levels[1].after", "PT15M",
                "aims.incident.escalation.levels[1].mails", "on-call,board",
                "aims.incident.escalation.levels[1].webhooks", HOOK));

    // Then
    assertThat(recipients.mailboxes()).extracting(Target::name).containsExactly("board", "on-call");
    assertThat(recipients.mailboxes())
        .extracting(Target::address)
        .containsExactly("mail:board", "mail:on-call");
    assertThat(recipients.mailboxes().getFirst().filter().severities())
        .isEqualTo(List.of(Severity.SEV1));
    assertThat(recipients.of(1)).containsExactly(RecipientsReader.id("on-call"));
    assertThat(recipients.of(2))
        .isEqualTo(
            Set.of(
                RecipientsReader.id("on-call"),
                RecipientsReader.id("board"),
                UUID.fromString(HOOK)));
    assertThat(recipients.of(3)).isEmpty();
  }

  @Test
  void withoutAFilterOnlyEscalationWritesThere() {
    // Given
    var recipients =
        read(Map.of("aims.incident.mail.recipients.on-call.address", "on-call@example.org"));

    // When
    var wants =
        recipients
            .mailboxes()
            .getFirst()
            .wants(
                "org.aimsledger.incident.incident-raised.v1", Subject.unknown(UUID.randomUUID()));

    // Then
    assertThat(wants).isFalse();
  }

  @Test
  void aLevelThatNamesNobodyWeKnowStopsTheStart() {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "aims.incident.escalation.levels[0].after", "PT5M",
                        "aims.incident.escalation.levels[0].mails", "nobody")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
  }

  private static Recipients read(Map<String, String> settings) {
    var builder =
        new SmallRyeConfigBuilder()
            .withMapping(MailConfig.class)
            .withMapping(EscalationConfig.class);
    settings.forEach(builder::withDefaultValue);
    var config = builder.build();
    return RecipientsReader.read(
        config.getConfigMapping(MailConfig.class), config.getConfigMapping(EscalationConfig.class));
  }
}
