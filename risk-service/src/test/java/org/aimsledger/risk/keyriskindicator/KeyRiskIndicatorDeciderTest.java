package org.aimsledger.risk.keyriskindicator;

import static org.aimsledger.contracts.risk.IndicatorDirection.ABOVE;
import static org.aimsledger.contracts.risk.IndicatorStanding.BEYOND_LIMIT;
import static org.aimsledger.contracts.risk.IndicatorStanding.WARNING;
import static org.aimsledger.contracts.risk.IndicatorStanding.WITHIN;
import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.INDICATOR;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.NOON;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.OPEN_RISK;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.RISK;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.SYSTEM;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.breached;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.change;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.changed;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.define;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.defined;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.figure;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.minute;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.read;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.recorded;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.recovered;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.retire;
import static org.aimsledger.risk.keyriskindicator.IndicatorFixture.retired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.risk.platform.KnownRisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRiskIndicatorDeciderTest {
  private final KeyRiskIndicatorDecider decider = new KeyRiskIndicatorDecider();

  @Test
  void anIndicatorIsDefinedForARiskAndConcernsItsSystem() {
    // When
    var decision = decide(define(OPEN_RISK, ABOVE, "5.0", "10"));

    // Then
    assertThat(decision).isEqualTo(accept(defined()));
  }

  @Test
  void aRiskThatIsNotThereOrIsClosedHasNoIndicator() {
    // When
    var unknown = decide(define(null, ABOVE, "5", "10"));
    var closed = decide(define(new KnownRisk(RISK, SYSTEM, true), ABOVE, "5", "10"));

    // Then
    assertThat(unknown).isEqualTo(reject(new KeyRiskIndicatorRejection.UnknownRisk(RISK)));
    assertThat(closed).isEqualTo(reject(new KeyRiskIndicatorRejection.RiskIsClosed(RISK)));
  }

  @ParameterizedTest
  @CsvSource({"ABOVE, 10, 5", "ABOVE, 5, 5", "BELOW, 5, 10", "BELOW, 5, 5"})
  void theWarningComesBeforeTheLimit(IndicatorDirection direction, String warning, String limit) {
    // When
    var decision = decide(define(OPEN_RISK, direction, warning, limit));

    // Then
    assertThat(decision)
        .isEqualTo(
            reject(
                new KeyRiskIndicatorRejection.ThresholdsOutOfOrder(
                    direction, new BigDecimal(warning), new BigDecimal(limit))));
  }

  @Test
  void anIdIsDefinedOnce() {
    // When
    var decision = decide(define(OPEN_RISK, ABOVE, "5", "10"), defined());

    // Then
    assertThat(decision).isEqualTo(reject(new KeyRiskIndicatorRejection.AlreadyDefined(INDICATOR)));
  }

  @ParameterizedTest
  @CsvSource({
    "ABOVE, 5, 10, 5, WITHIN",
    "ABOVE, 5, 10, 5.000000001, WARNING",
    "ABOVE, 5, 10, 10, WARNING",
    "BELOW, 0.9, 0.8, 0.9, WITHIN",
    "BELOW, 0.9, 0.8, 0.8, WARNING",
    "BELOW, 0.9, 0.8, 1, WITHIN"
  })
  void aReadingThatHasNotPassedTheLimitIsRecordedAlone(
      IndicatorDirection direction,
      String warning,
      String limit,
      String value,
      IndicatorStanding standing) {
    // When
    var decision = decide(read(value, 1), defined(direction, warning, limit));

    // Then
    assertThat(decision).isEqualTo(accept(recorded(value, 1, standing)));
  }

  @ParameterizedTest
  @CsvSource({"ABOVE, 5, 10, 10.01", "BELOW, 0.9, 0.8, 0.79", "BELOW, -1, -2, -3"})
  void aReadingBeyondTheLimitIsRecordedTogetherWithTheBreach(
      IndicatorDirection direction, String warning, String limit, String value) {
    // When
    var decision = decide(read(value, 1), defined(direction, warning, limit));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(recorded(value, 1, BEYOND_LIMIT), breached(direction, limit, value, 1, 1)));
  }

  @Test
  void aBreachIsRecordedOnceUntilTheFigureIsBack() {
    // Given
    KeyRiskIndicatorEvent[] beyond = {
      defined(), recorded("11", 1, BEYOND_LIMIT), breached("11", 1)
    };
    KeyRiskIndicatorEvent[] back = {
      defined(),
      recorded("11", 1, BEYOND_LIMIT),
      breached("11", 1),
      recorded("7", 2, WARNING),
      recovered("10", "7", 2, 2)
    };

    // When
    var still = decide(read("12", 2), beyond);
    var returns = decide(read("7", 2), beyond);
    var again = decide(read("12", 3), back);

    // Then
    assertThat(still).isEqualTo(accept(recorded("12", 2, BEYOND_LIMIT)));
    assertThat(returns).isEqualTo(accept(recorded("7", 2, WARNING), recovered("10", "7", 2, 2)));
    assertThat(again).isEqualTo(accept(recorded("12", 3, BEYOND_LIMIT), breached("12", 3)));
  }

  @Test
  void readingsComeInTheirOrderAndTheSameOneMayComeAgain() {
    // Given
    KeyRiskIndicatorEvent[] history = {defined(), recorded("7", 2, WARNING)};

    // When
    var same = decide(read("7.0", 2), history);
    var other = decide(read("8", 2), history);
    var older = decide(read("7", 1), history);

    // Then
    assertThat(same).isEqualTo(accept());
    assertThat(other)
        .isEqualTo(reject(new KeyRiskIndicatorRejection.NotAfterLastReading(minute(2), minute(2))));
    assertThat(older)
        .isEqualTo(reject(new KeyRiskIndicatorRejection.NotAfterLastReading(minute(1), minute(2))));
  }

  @Test
  void nothingIsReadInTheFuture() {
    // Given
    var future =
        new KeyRiskIndicatorCommand.RecordReading(
            INDICATOR, figure("1"), NOON.plusNanos(1_000), null, "u-rita", NOON);

    // When
    var decision = decide(future, defined());

    // Then
    assertThat(decision)
        .isEqualTo(reject(new KeyRiskIndicatorRejection.ReadInFuture(NOON.plusNanos(1_000), NOON)));
  }

  @Test
  void newThresholdsJudgeTheLastReadingAnew() {
    // When
    var unread = decide(change("3", "8", 3), defined());
    var lower = decide(change("3", "6", 3), defined(), recorded("7", 2, WARNING));
    var higher =
        decide(
            change("20", "30", 3), defined(), recorded("11", 2, BEYOND_LIMIT), breached("11", 2));
    var same = decide(change("5.00", "10", 3), defined(), recorded("7", 2, WARNING));

    // Then
    assertThat(unread).isEqualTo(accept(changed("3", "8", null, 3)));
    assertThat(lower)
        .isEqualTo(accept(changed("3", "6", BEYOND_LIMIT, 3), breached(ABOVE, "6", "7", 2, 3)));
    assertThat(higher)
        .isEqualTo(accept(changed("20", "30", WITHIN, 3), recovered("30", "11", 2, 3)));
    assertThat(same).isEqualTo(accept());
  }

  @Test
  void newThresholdsAreInOrderToo() {
    // When
    var decision = decide(change("10", "5", 3), defined());

    // Then
    assertThat(decision)
        .isEqualTo(
            reject(
                new KeyRiskIndicatorRejection.ThresholdsOutOfOrder(
                    ABOVE, new BigDecimal("10"), new BigDecimal("5"))));
  }

  @Test
  void aRetiredIndicatorIsReadNoMore() {
    // When
    var retired = decide(retire(1), defined());
    var again = decide(retire(2), defined(), retired(1));
    var reading = decide(read("11", 2), defined(), retired(1));
    var thresholds = decide(change("3", "8", 2), defined(), retired(1));

    // Then
    assertThat(retired).isEqualTo(accept(retired(1)));
    assertThat(again).isEqualTo(accept());
    assertThat(reading).isEqualTo(reject(new KeyRiskIndicatorRejection.IndicatorRetired()));
    assertThat(thresholds).isEqualTo(reject(new KeyRiskIndicatorRejection.IndicatorRetired()));
  }

  @Test
  void nobodyOrdersAnythingOfWhatIsNotThere() {
    // Given
    Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection> unknown =
        reject(new KeyRiskIndicatorRejection.UnknownIndicator(INDICATOR));

    // Then
    assertThat(decide(read("1", 1))).isEqualTo(unknown);
    assertThat(decide(change("1", "2", 1))).isEqualTo(unknown);
    assertThat(decide(retire(1))).isEqualTo(unknown);
  }

  @Test
  void aHistoryThatTheRulesDoNotAllowIsCorrupt() {
    assertThatThrownBy(() -> given(retired(1))).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(defined(), defined()))
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(defined(), breached("11", 1), breached("12", 2)))
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(defined(), recovered("10", "1", 1, 1)))
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(defined(), changed("1", "2", WITHIN, 1)))
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(defined(), retired(1), recorded("1", 2, WITHIN)))
        .isInstanceOf(CorruptStreamException.class);
  }

  @ParameterizedTest
  @CsvSource({"1.50, 1.5", "1e2, 100", "0.000, 0", "-0.000000001, -1E-9"})
  void aFigureHasOneForm(String given, String kept) {
    // Then
    assertThat(figure(given).value()).isEqualTo(new BigDecimal(kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e16", "-1e16", "1e999999999", "1e-10", "1e-999999999"})
  void aFigureThatNobodyCanMeanIsRefused(String given) {
    assertThatThrownBy(() -> figure(given)).isInstanceOf(IllegalArgumentException.class);
  }

  private Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection> decide(
      KeyRiskIndicatorCommand command, KeyRiskIndicatorEvent... history) {
    return decider.decide(command, given(history));
  }

  private KeyRiskIndicator given(KeyRiskIndicatorEvent... history) {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
