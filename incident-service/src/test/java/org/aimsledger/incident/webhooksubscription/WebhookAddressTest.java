package org.aimsledger.incident.webhooksubscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {
  @Test
  void anHttpsAddressIsKeptAsItIs() {
    // When
    var address = WebhookAddress.parse(" https://siem.example.org:8443/in?team=ai ", false);

    // Then
    assertThat(address.text()).isEqualTo("https://siem.example.org:8443/in?team=ai");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://siem.example.org/in",
        "ftp://siem.example.org/in",
        "file:///etc/passwd",
        "https:///in",
        "https://anna:secret@siem.example.org/in",
        "https://siem.example.org/in#part",
        "https://siem.example.org:0/in",
        "https://siem.example.org:70000/in",
        "siem.example.org",
        "https://siem.example.org/a b",
      })
  void nothingElseIsAnAddress(String text) {
    assertThatThrownBy(() -> WebhookAddress.parse(text, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void httpIsAllowedWhereTheConfigurationSaysSo() {
    // When
    var address = WebhookAddress.parse("http://127.0.0.1:9000/in", true);

    // Then
    assertThat(address.text()).isEqualTo("http://127.0.0.1:9000/in");
  }

  @Test
  void noEventAboutAPersonIsOnOffer() {
    assertThat(WebhookTypes.all())
        .contains(
            "org.aimsledger.incident.incident-raised.v1",
            "org.aimsledger.incident.legal-clock-missed.v1",
            "org.aimsledger.incident.incident-escalated.v1")
        .doesNotContain("org.aimsledger.incident.incident-person-named.v1")
        .noneMatch(type -> type.contains("data-subject") || type.contains("webhook"));
  }

  @Test
  void noEventThatHoldsASealedTextIsOnOffer() {
    // Given
    var names =
        records(IncidentServiceEvent.class)
            .filter(
                event ->
                    Stream.of(event.getRecordComponents())
                        .anyMatch(part -> part.getType().equals(SealedText.class)))
            .map(WireNames::of)
            .toList();

    // Then
    assertThat(names)
        .contains("org.aimsledger.incident.incident-person-named.v1")
        .noneMatch(WebhookTypes::leaves);
  }

  private static Stream<Class<?>> records(Class<?> family) {
    return family.isRecord()
        ? Stream.of(family)
        : Stream.of(family.getPermittedSubclasses()).flatMap(WebhookAddressTest::records);
  }

  @Test
  void aSecretStaysOutOfLogs() {
    // Given
    var secret = WebhookSecret.of(new byte[WebhookSecret.BYTES]);

    // Then
    assertThat(secret.text()).startsWith("whsec_").hasSize(50);
    assertThat(secret).hasToString("WebhookSecret[…]");
  }
}
