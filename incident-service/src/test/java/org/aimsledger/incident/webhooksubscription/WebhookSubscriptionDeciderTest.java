package org.aimsledger.incident.webhooksubscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Changed;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Created;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Disabled;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.Enabled;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent.SecretRotated;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.webhooksubscription.WebhookSubscription.Known;
import org.aimsledger.incident.webhooksubscription.WebhookSubscription.Previous;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.Change;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.Create;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.Disable;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.Enable;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionCommand.RotateSecret;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionRejection.KeyGone;
import org.aimsledger.incident.webhooksubscription.WebhookSubscriptionRejection.UnknownSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookSubscriptionDeciderTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final UUID KEY = UUID.fromString("0198c0de-0000-7000-8000-0000000000a2");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final SealedText FIRST = new SealedText(ID, KEY, "first");
  private static final SealedText SECOND = new SealedText(ID, KEY, "second");
  private static final SealedText THIRD = new SealedText(ID, KEY, "third");
  private static final WebhookAddress ADDRESS =
      WebhookAddress.parse("https://siem.example.org/in", false);
  private static final WebhookFilter FILTER =
      new WebhookFilter(List.of(), List.of(Severity.SEV1), List.of());
  private static final WebhookSubscriptionEvent CREATED =
      new Created(ID, "SIEM", ADDRESS.text(), FILTER, FIRST, NOON);
  private static final WebhookSubscriptionEvent DISABLED = new Disabled(ID, "moving", NOON);

  private final WebhookSubscriptionDecider decider = new WebhookSubscriptionDecider();

  @Test
  void aSubscriptionIsCreatedOnce() {
    // Given
    var command = new Create(ID, "SIEM", ADDRESS, FILTER, FIRST, NOON);

    // When
    var first = decider.decide(command, after());

    // Then
    assertThat(first).isEqualTo(Decision.accept(CREATED));
    assertThat(decider.decide(command, after(CREATED))).isEqualTo(Decision.accept());
  }

  static List<WebhookSubscriptionCommand> ordersOnOneThatExists() {
    return List.of(
        new Change(ID, "SIEM", ADDRESS, FILTER, NOON),
        new RotateSecret(ID, SECOND, Duration.ZERO, NOON),
        new Disable(ID, "moving", NOON),
        new Enable(ID, "moved", NOON));
  }

  @ParameterizedTest
  @MethodSource("ordersOnOneThatExists")
  void nothingCanBeDoneWithOneThatDoesNotExist(WebhookSubscriptionCommand command) {
    // When
    var decision = decider.decide(command, after());

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new UnknownSubscription(ID)));
  }

  @Test
  void aChangeThatChangesNothingIsNoEvent() {
    // Given
    var state = after(CREATED);

    // When
    var same = decider.decide(new Change(ID, "SIEM", ADDRESS, FILTER, NOON), state);
    var other = decider.decide(new Change(ID, "SOC", ADDRESS, FILTER, NOON), state);

    // Then
    assertThat(same).isEqualTo(Decision.accept());
    assertThat(other)
        .isEqualTo(Decision.accept(new Changed(ID, "SOC", ADDRESS.text(), FILTER, NOON)));
  }

  @Test
  void aRotationKeepsTheSecretBeforeForSomeTime() {
    // Given
    var state = after(CREATED);

    // When
    var decision = decider.decide(new RotateSecret(ID, SECOND, Duration.ofHours(24), NOON), state);

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(new SecretRotated(ID, SECOND, NOON.plus(Duration.ofHours(24)), NOON)));
  }

  @Test
  void aThirdSecretEndsTheFirst() {
    // Given
    var later = NOON.plusSeconds(60);

    // When
    var state =
        after(
            CREATED,
            new SecretRotated(ID, SECOND, later, NOON),
            new SecretRotated(ID, THIRD, later, NOON));

    // Then
    assertThat(state)
        .isInstanceOfSatisfying(
            Known.class,
            known -> {
              assertThat(known.secret()).isEqualTo(THIRD);
              assertThat(known.previous()).isEqualTo(new Previous(SECOND, later));
            });
  }

  @Test
  void withoutItsKeyItGetsNoSecret() {
    // When
    var decision = decider.decide(new RotateSecret(ID, null, Duration.ZERO, NOON), after(CREATED));

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new KeyGone(ID)));
  }

  @Test
  void itIsDisabledAndEnabledOnce() {
    // Given
    var enabled = after(CREATED);
    var disabled = after(CREATED, DISABLED);
    var disable = new Disable(ID, "moving", NOON);
    var enable = new Enable(ID, "moved", NOON);

    // When
    var off = decider.decide(disable, enabled);
    var on = decider.decide(enable, disabled);

    // Then
    assertThat(off).isEqualTo(Decision.accept(DISABLED));
    assertThat(on).isEqualTo(Decision.accept(new Enabled(ID, "moved", NOON)));
    assertThat(decider.decide(disable, disabled)).isEqualTo(Decision.accept());
    assertThat(decider.decide(enable, enabled)).isEqualTo(Decision.accept());
  }

  @Test
  void anIllegalHistoryStops() {
    assertThatThrownBy(() -> after(DISABLED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> after(CREATED, CREATED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> after(CREATED, new Enabled(ID, "moved", NOON)))
        .isInstanceOf(CorruptStreamException.class);
  }

  private WebhookSubscription after(WebhookSubscriptionEvent... events) {
    var state = decider.initial();
    for (var event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
