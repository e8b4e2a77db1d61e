package org.aimsledger.incident.webhookdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.aimsledger.incident.webhookdelivery.MailText.Notice;
import org.aimsledger.referencedata.load.BundledPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTextTest {
  private static final String PAYLOAD =
      """
      {"type":"org.aimsledger.incident.incident-escalated.v1","timestamp":"2027-12-03T12:00:00Z",
       "data":{"event":"e","facts":{"incident":"i-1","level":2,"at":"2027-12-03T12:00:00Z"}}}""";

  @ParameterizedTest
  @CsvSource({
    "en, [AI incident] Incident escalated: nobody acknowledged it, Please take it",
    "zh-Hans, [AI 事件] 事件已升级：无人确认接收, 请接手",
    "zh-Hant, [AI 事件] 事件已升級：無人確認接收, 請接手",
  })
  void anEscalationIsSaidInTheLanguageOfTheRecipient(String language, String subject, String hint) {
    // Given
    var titles = BundledPacks.load().eventTitles().all().getLast();

    // When
    var text = MailText.of(PayloadReader.read(PAYLOAD), titles, language);

    // Then
    assertThat(text.subject()).isEqualTo(subject);
    assertThat(text.body()).contains("i-1", "2027-12-03T12:00:00Z", ": 2", hint);
  }

  @Test
  void nothingElseOfTheEventIsInAMail() {
    // Given
    var titles = BundledPacks.load().eventTitles().all().getLast();
    var payload =
        """
        {"type":"org.aimsledger.incident.incident-raised.v1","timestamp":"2027-12-03T12:00:00Z",
         "data":{"facts":{"incident":"i-1","title":"Anna was refused"}}}""";

    // When
    var text = MailText.of(PayloadReader.read(payload), titles, "en");

    // Then
    assertThat(PayloadReader.read(payload))
        .isEqualTo(
            new Notice(
                "org.aimsledger.incident.incident-raised.v1", "2027-12-03T12:00:00Z", "i-1", 0));
    assertThat(text.body()).doesNotContain("Anna").doesNotContain("escalation");
  }
}
