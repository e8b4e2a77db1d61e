package org.aimsledger.incident.riskintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.incident.signal.ServiceSignal;
import org.aimsledger.incident.signal.SignalCommand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenKeyRiskIndicatorIsBreachedReportSignalPolicyTest {
  private static final UUID INDICATOR = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
  private static final UUID RISK = UUID.fromString("0198c0de-0000-7000-8000-0000000000c2");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000b1");
  private static final UUID EVENT = UUID.fromString("0198c0de-0000-7000-8000-0000000000e1");
  private static final UUID SIGNAL = UUID.fromString("0198c0de-0000-7000-8000-0000000000f1");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final EventMeta META =
      new EventMeta(
          EVENT,
          "/risk",
          "org.aimsledger.risk.key-risk-indicator-breached.v1",
          new StreamId("key-risk-indicator", INDICATOR),
          3,
          0,
          9,
          NOON,
          "u-rita",
          "c",
          null);

  @Test
  void aBreachIsASignalOfItsServiceAndNamesEventAndSystem() {
    // When
    var given = on(breached(SYSTEM, "Complaints"));
    var report = given.report(SIGNAL, NOON.plusSeconds(5));

    // Then
    assertThat(given.title().value()).isEqualTo("Key risk indicator beyond its limit: Complaints");
    assertThat(given.text().value())
        .isEqualTo(
            "Complaints: 0.79 per week, below the limit of 0.8.\nRead at 2027-12-03T12:00:00Z."
                + " Indicator "
                + INDICATOR
                + " of risk "
                + RISK
                + ", event "
                + EVENT
                + " of risk-service.");
    assertThat(report)
        .isEqualTo(
            new SignalCommand.Report(
                SIGNAL,
                SignalSource.SERVICE,
                given.title(),
                given.text(),
                List.of(SYSTEM),
                List.of(),
                new OutsideRecord("/risk", EVENT.toString(), null),
                List.of(),
                NOON,
                null,
                null,
                null,
                null,
                NOON.plusSeconds(5)));
  }

  @Test
  void theSecondDeliveryIsTheSameSignal() {
    // When
    var first = on(breached(SYSTEM, "Complaints"));
    var second = on(breached(SYSTEM, "Complaints"));

    // Then
    assertThat(second).isEqualTo(first);
  }

  @Test
  void aRiskOfNoSingleSystemAndAClockThatIsAheadHoldNothingUp() {
    // When
    var report = on(breached(null, "Complaints")).report(SIGNAL, NOON.minusSeconds(5));

    // Then
    assertThat(report)
        .isInstanceOfSatisfying(
            SignalCommand.Report.class,
            command -> {
              assertThat(command.systems()).isEmpty();
              assertThat(command.occurredAt()).isEqualTo(NOON.minusSeconds(5));
            });
  }

  @Test
  void whatIsTooLongIsCut() {
    // When
    var given = on(breached(SYSTEM, "診".repeat(200)));

    // Then
    assertThat(given.title().value()).hasSize(100);
  }

  @Test
  void aReadingAndARecoveryAreNone() {
    // Given
    List<RiskServiceEvent> others =
        List.of(
            new KeyRiskIndicatorEvent.ReadingRecorded(
                INDICATOR,
                BigDecimal.ONE,
                NOON,
                IndicatorStanding.BEYOND_LIMIT,
                null,
                "u-rita",
                NOON),
            new KeyRiskIndicatorEvent.Recovered(
                INDICATOR, RISK, SYSTEM, BigDecimal.ONE, BigDecimal.ONE, NOON, "u-rita", NOON));

    // Then
    assertThat(others)
        .allSatisfy(
            event ->
                assertThat(WhenKeyRiskIndicatorIsBreachedReportSignalPolicy.on(event, META))
                    .isEmpty());
  }

  private static ServiceSignal on(RiskServiceEvent event) {
    return WhenKeyRiskIndicatorIsBreachedReportSignalPolicy.on(event, META).orElseThrow();
  }

  private static RiskServiceEvent breached(@Nullable UUID system, String name) {
    return new KeyRiskIndicatorEvent.Breached(
        INDICATOR,
        RISK,
        system,
        name,
        "per week",
        IndicatorDirection.BELOW,
        new BigDecimal("0.8"),
        new BigDecimal("0.79"),
        NOON,
        "u-rita",
        NOON);
  }
}
