package org.aimsledger.incident.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.aimsledger.referencedata.LegalClocks.Counting;
import org.aimsledger.referencedata.LegalClocks.Period;
import org.aimsledger.referencedata.LegalClocks.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Oracle: Regulation (EEC, Euratom) 1182/71, counted by hand on a calendar; the first six rows are
/// the worked example of the facts this product was built from.
class DeadlinesTest {
  /// German holidays around the turns of the years, and Easter 2027.
  private static final Set<LocalDate> GERMAN =
      Set.of(
          LocalDate.parse("2026-12-25"),
          LocalDate.parse("2026-12-26"),
          LocalDate.parse("2027-01-01"),
          LocalDate.parse("2027-03-26"),
          LocalDate.parse("2027-03-29"),
          LocalDate.parse("2027-12-25"),
          LocalDate.parse("2027-12-26"),
          LocalDate.parse("2028-01-01"));

  @ParameterizedTest
  @CsvFileSource(resources = "/deadlines.csv")
  void aPeriodEndsAsTheLawCounts(
      int amount,
      Unit unit,
      Counting counting,
      Instant trigger,
      String zone,
      String holidays,
      Instant strict,
      Instant legal) {
    // When
    var due =
        Deadlines.due(
            new Period(amount, unit),
            counting,
            trigger,
            ZoneId.of(zone),
            day -> holidays.equals("de") && GERMAN.contains(day));

    // Then
    assertThat(due).isEqualTo(new Due(strict, legal));
  }

  @Test
  void theEarlierReadingIsTheSafeOne() {
    // Given
    var early = Instant.parse("2027-12-05T15:02:00Z");
    var late = Instant.parse("2027-12-07T23:59:59Z");

    // When
    var due = new Due(late, early);

    // Then
    assertThat(due.earlier()).isEqualTo(early);
    assertThat(due.later()).isEqualTo(late);
    assertThat(due.plus(Duration.ofDays(1)))
        .isEqualTo(new Due(late.plusSeconds(86_400), early.plusSeconds(86_400)));
  }
}
