package org.aimsledger.risk.indicatorlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndicatorListProjectionTest {
  private static final UUID INDICATOR = UUID.fromString("01930000-0000-7000-8000-0000000000c1");
  private static final UUID RISK = UUID.fromString("01930000-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final KeyRiskIndicatorEvent DEFINED =
      new KeyRiskIndicatorEvent.Defined(
          INDICATOR,
          RISK,
          null,
          "Complaints",
          "per week",
          IndicatorDirection.ABOVE,
          BigDecimal.valueOf(5),
          BigDecimal.TEN,
          "u-owner",
          "u-rita",
          NOON);
  private static final KeyRiskIndicatorEvent READ =
      new KeyRiskIndicatorEvent.ReadingRecorded(
          INDICATOR,
          BigDecimal.valueOf(11),
          NOON,
          IndicatorStanding.BEYOND_LIMIT,
          null,
          "u-rita",
          NOON);
  private static final KeyRiskIndicatorEvent BREACHED =
      new KeyRiskIndicatorEvent.Breached(
          INDICATOR,
          RISK,
          null,
          "Complaints",
          "per week",
          IndicatorDirection.ABOVE,
          BigDecimal.TEN,
          BigDecimal.valueOf(11),
          NOON,
          "u-rita",
          NOON);
  private static final KeyRiskIndicatorEvent CHANGED =
      new KeyRiskIndicatorEvent.ThresholdsChanged(
          INDICATOR,
          BigDecimal.valueOf(20),
          BigDecimal.valueOf(30),
          IndicatorStanding.WITHIN,
          "more users",
          "u-rita",
          NOON);
  private static final KeyRiskIndicatorEvent RECOVERED =
      new KeyRiskIndicatorEvent.Recovered(
          INDICATOR,
          RISK,
          null,
          BigDecimal.valueOf(30),
          BigDecimal.valueOf(11),
          NOON,
          "u-rita",
          NOON);
  private static final KeyRiskIndicatorEvent RETIRED =
      new KeyRiskIndicatorEvent.Retired(INDICATOR, "not needed", "u-rita", NOON);

  private final IndicatorListProjection projection = new IndicatorListProjection();

  @Test
  void aHistoryBecomesOneRow() {
    // When
    var beyond = rowAfter(DEFINED, READ, BREACHED);
    var after = rowAfter(DEFINED, READ, BREACHED, CHANGED, RECOVERED, RETIRED);

    // Then
    assertThat(beyond.breachedSince).isEqualTo(NOON);
    assertThat(beyond.standing).isEqualTo(IndicatorStanding.BEYOND_LIMIT);
    assertThat(beyond.lastValue).isEqualTo(BigDecimal.valueOf(11));
    assertThat(beyond.retired).isFalse();
    assertThat(after.version).isEqualTo(6);
    assertThat(after.breachedSince).isNull();
    assertThat(after.standing).isEqualTo(IndicatorStanding.WITHIN);
    assertThat(after.limit).isEqualTo(BigDecimal.valueOf(30));
    assertThat(after.retired).isTrue();
    assertThat(after.updatedAt).isEqualTo(NOON.plusSeconds(6));
  }

  @Test
  void theSameHistoryGivesTheSameRowAgain() {
    // Given
    KeyRiskIndicatorEvent[] history = {DEFINED, READ, BREACHED, CHANGED, RECOVERED};

    // Then
    assertThat(rowAfter(history)).usingRecursiveComparison().isEqualTo(rowAfter(history));
  }

  @Test
  void risksAreNoneOfItsBusiness() {
    // Given
    var reopened = new RiskEvent.Reopened(RISK, "new facts", "u-rita", NOON);

    // Then
    assertThat(projection.key(recorded(reopened, 1))).isNull();
    assertThat(projection.key(recorded(DEFINED, 1))).isEqualTo(INDICATOR);
  }

  @Test
  void aHistoryThatDoesNotBeginAtItsBeginningIsCorrupt() {
    assertThatThrownBy(() -> rowAfter(READ)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> rowAfter(DEFINED, DEFINED)).isInstanceOf(CorruptStreamException.class);
  }

  private IndicatorListRow rowAfter(KeyRiskIndicatorEvent... history) {
    @Nullable IndicatorListRow row = null;
    var version = 0;
    for (var event : history) {
      row = projection.apply(row, recorded(event, ++version));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<RiskServiceEvent> recorded(RiskServiceEvent event, int version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, version),
            "/risk",
            WireNames.of(event.getClass()),
            new StreamId("key-risk-indicator", INDICATOR),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "u-rita",
            "c",
            null));
  }
}
