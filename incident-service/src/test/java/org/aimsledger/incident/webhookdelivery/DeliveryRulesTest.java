package org.aimsledger.incident.webhookdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.aimsledger.incident.webhookdelivery.DeliveryRules.Next.Again;
import org.aimsledger.incident.webhookdelivery.DeliveryRules.Next.Done;
import org.aimsledger.incident.webhookdelivery.DeliveryRules.Next.GiveUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryRulesTest {
  private static final Answer AWAY = new Answer.None("connection refused");

  private final DeliveryRules rules =
      new DeliveryRules(
          List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2)), 20);

  @Test
  void whatWasTakenIsDone() {
    assertThat(rules.after(new Answer.Accepted(204), 1, 0.5)).isEqualTo(new Done());
  }

  @ParameterizedTest
  @CsvSource({"1, 0.0, PT5S", "1, 1.0, PT6S", "2, 0.5, PT33S", "3, 0.0, PT2M"})
  void thePausesGrowAndChanceLengthensThem(int attempts, double chance, Duration pause) {
    assertThat(rules.after(AWAY, attempts, chance)).isEqualTo(new Again(pause));
  }

  @Test
  void afterTheLastPauseItGivesUp() {
    assertThat(rules.after(AWAY, 4, 0.5)).isEqualTo(new GiveUp());
  }

  @ParameterizedTest
  @CsvSource({"300", "301", "302", "400", "404", "429", "500", "503"})
  void anythingButSuccessIsTriedAgain(int status) {
    assertThat(rules.after(new Answer.Refused(status, "", null), 1, 0))
        .isEqualTo(new Again(Duration.ofSeconds(5)));
  }

  @Test
  void aReceiverThatIsGoneGetsNoMore() {
    assertThat(rules.after(new Answer.Refused(410, "", null), 1, 0)).isEqualTo(new GiveUp());
  }

  @ParameterizedTest
  @CsvSource({"PT1S, PT5S", "PT1M, PT1M", "PT1H, PT2M"})
  void aWishForPatienceIsGrantedUpToTheLongestPause(Duration wish, Duration pause) {
    assertThat(rules.after(new Answer.Refused(503, "", wish), 1, 0)).isEqualTo(new Again(pause));
  }
}
