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
import org.junit.jupiter.params.provider.CsvSource;

/// Oracle: Regulation (EEC, Euratom) 1182/71, counted by hand on a calendar; the first seven rows
/// are the worked example of a published note on Article 73.
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
  @CsvSource({
    // Friday, 3 December 2027
    "4, HOURS, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-03T19:02:00Z, 2027-12-03T19:02:00Z",
    "24, HOURS, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-04T15:02:00Z, 2027-12-04T15:02:00Z",
    "72, HOURS, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-06T15:02:00Z, 2027-12-06T15:02:00Z",
    "2, DAYS, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-05T15:02:00Z, 2027-12-07T23:59:59Z",
    "10, DAYS, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-13T15:02:00Z, 2027-12-13T23:59:59Z",
    "15, DAYS, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-18T15:02:00Z, 2027-12-20T23:59:59Z",
    "0, IMMEDIATE, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-03T15:02:00Z, 2027-12-03T15:02:00Z",
    // Other periods from that day
    "5, DAYS, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-08T15:02:00Z, 2027-12-08T23:59:59Z",
    "14, DAYS, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-17T15:02:00Z, 2027-12-17T23:59:59Z",
    "28, DAYS, EU, 2027-12-03T15:02:00Z, UTC, no, 2027-12-31T15:02:00Z, 2027-12-31T23:59:59Z",
    "60, DAYS, EU, 2027-12-03T15:02:00Z, UTC, no, 2028-02-01T15:02:00Z, 2028-02-01T23:59:59Z",
    // The day and the end of a day are those of the place
    "15, DAYS, EU, 2027-12-03T15:02:00Z, Europe/Berlin, no, 2027-12-18T15:02:00Z, 2027-12-20T22:59:59Z",
    "15, DAYS, EU, 2027-12-03T23:30:00Z, Europe/Berlin, no, 2027-12-18T23:30:00Z, 2027-12-20T22:59:59Z",
    "2, DAYS, EU, 2027-06-09T23:30:00Z, Europe/Berlin, no, 2027-06-11T23:30:00Z, 2027-06-14T21:59:59Z",
    "15, DAYS, CALENDAR, 2027-12-03T03:00:00Z, America/New_York, no, 2027-12-18T03:00:00Z, 2027-12-18T04:59:59Z",
    "30, DAYS, CALENDAR, 2027-12-03T15:02:00Z, Asia/Shanghai, no, 2028-01-02T15:02:00Z, 2028-01-02T15:59:59Z",
    "3, DAYS, CALENDAR, 2027-12-03T15:02:00Z, Asia/Tokyo, no, 2027-12-06T15:02:00Z, 2027-12-07T14:59:59Z",
    // Weekends
    "1, DAYS, EU, 2027-06-11T09:00:00Z, UTC, no, 2027-06-12T09:00:00Z, 2027-06-14T23:59:59Z",
    "2, DAYS, EU, 2027-06-07T09:00:00Z, UTC, no, 2027-06-09T09:00:00Z, 2027-06-09T23:59:59Z",
    "2, DAYS, EU, 2027-06-10T09:00:00Z, UTC, no, 2027-06-12T09:00:00Z, 2027-06-14T23:59:59Z",
    "2, DAYS, EU, 2027-06-12T09:00:00Z, UTC, no, 2027-06-14T09:00:00Z, 2027-06-15T23:59:59Z",
    "2, DAYS, EU, 2027-06-13T09:00:00Z, UTC, no, 2027-06-15T09:00:00Z, 2027-06-15T23:59:59Z",
    "15, DAYS, CALENDAR, 2027-12-03T15:02:00Z, UTC, no, 2027-12-18T15:02:00Z, 2027-12-18T23:59:59Z",
    // Holidays
    "2, DAYS, EU, 2026-12-23T10:00:00Z, UTC, de, 2026-12-25T10:00:00Z, 2026-12-28T23:59:59Z",
    "2, DAYS, EU, 2026-12-24T10:00:00Z, UTC, de, 2026-12-26T10:00:00Z, 2026-12-29T23:59:59Z",
    "10, DAYS, EU, 2027-12-15T09:00:00Z, UTC, de, 2027-12-25T09:00:00Z, 2027-12-27T23:59:59Z",
    "9, DAYS, EU, 2026-12-23T09:00:00Z, UTC, de, 2027-01-01T09:00:00Z, 2027-01-04T23:59:59Z",
    "9, DAYS, EU, 2026-12-23T09:00:00Z, UTC, no, 2027-01-01T09:00:00Z, 2027-01-01T23:59:59Z",
    "9, DAYS, CALENDAR, 2026-12-23T09:00:00Z, UTC, de, 2027-01-01T09:00:00Z, 2027-01-01T23:59:59Z",
    // Summer time begins on Easter Sunday, 28 March 2027
    "2, DAYS, EU, 2027-03-26T12:00:00Z, Europe/Berlin, no, 2027-03-28T12:00:00Z, 2027-03-30T21:59:59Z",
    "2, DAYS, EU, 2027-03-26T12:00:00Z, Europe/Berlin, de, 2027-03-28T12:00:00Z, 2027-03-31T21:59:59Z",
    "24, HOURS, EU, 2027-03-27T12:00:00Z, Europe/Berlin, de, 2027-03-28T12:00:00Z, 2027-03-28T12:00:00Z",
    // Turn of the year
    "15, DAYS, EU, 2027-12-20T08:00:00Z, UTC, no, 2028-01-04T08:00:00Z, 2028-01-04T23:59:59Z",
    "15, DAYS, EU, 2027-12-17T08:00:00Z, UTC, no, 2028-01-01T08:00:00Z, 2028-01-03T23:59:59Z",
    "72, HOURS, EU, 2027-12-30T10:00:00Z, UTC, no, 2028-01-02T10:00:00Z, 2028-01-02T10:00:00Z",
    // Leap day
    "2, DAYS, EU, 2028-02-27T10:00:00Z, UTC, no, 2028-02-29T10:00:00Z, 2028-02-29T23:59:59Z",
    "10, DAYS, EU, 2028-02-20T10:00:00Z, UTC, no, 2028-03-01T10:00:00Z, 2028-03-01T23:59:59Z",
    "10, DAYS, EU, 2027-02-20T10:00:00Z, UTC, no, 2027-03-02T10:00:00Z, 2027-03-02T23:59:59Z",
    "72, HOURS, EU, 2028-02-28T10:00:00Z, UTC, no, 2028-03-02T10:00:00Z, 2028-03-02T10:00:00Z",
    // Months end on the same date, or on the last day of a shorter month
    "1, MONTHS, EU, 2027-01-31T10:00:00Z, UTC, no, 2027-02-28T10:00:00Z, 2027-03-01T23:59:59Z",
    "1, MONTHS, EU, 2028-01-31T10:00:00Z, UTC, no, 2028-02-29T10:00:00Z, 2028-02-29T23:59:59Z",
    "1, MONTHS, EU, 2027-03-31T10:00:00Z, UTC, no, 2027-04-30T10:00:00Z, 2027-04-30T23:59:59Z",
    "1, MONTHS, EU, 2027-12-15T10:00:00Z, UTC, no, 2028-01-15T10:00:00Z, 2028-01-17T23:59:59Z",
    "1, MONTHS, CALENDAR, 2027-12-15T10:00:00Z, UTC, no, 2028-01-15T10:00:00Z, 2028-01-15T23:59:59Z",
    // Days of a calendar, and after the end of a year
    "60, DAYS, CALENDAR, 2027-12-03T15:02:00Z, UTC, no, 2028-02-01T15:02:00Z, 2028-02-01T23:59:59Z",
    "60, DAYS_AFTER_YEAR_END, CALENDAR, 2027-05-05T10:00:00Z, UTC, no, 2028-03-01T00:00:00Z, 2028-02-29T23:59:59Z",
    "60, DAYS_AFTER_YEAR_END, CALENDAR, 2026-05-05T10:00:00Z, UTC, no, 2027-03-02T00:00:00Z, 2027-03-01T23:59:59Z",
    "60, DAYS_AFTER_YEAR_END, CALENDAR, 2027-12-31T23:30:00Z, Asia/Taipei, no, 2028-03-01T00:00:00Z, 2029-03-01T15:59:59Z"
  })
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
