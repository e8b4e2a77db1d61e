package org.aimsledger.incident.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysBeansTest {
  private final Holidays holidays = new HolidaysBeans().holidays();

  /// Oracle: the calendars of these countries, Easter Sunday 2027 being 28 March.
  @ParameterizedTest
  @CsvSource({
    "DE, 2027-03-26, true",
    "DE, 2027-03-29, true",
    "DE, 2027-10-03, true",
    "DE, 2027-12-25, true",
    "DE, 2027-12-24, false",
    "DE, 2027-07-14, false",
    "FR, 2027-07-14, true",
    "FR, 2027-10-03, false",
    "IT, 2027-06-02, true",
    "AT, 2027-10-26, true"
  })
  void publicHolidaysAreThoseOfTheCountry(String calendar, LocalDate day, boolean holiday) {
    // When
    var found = holidays.isHoliday(calendar, day);

    // Then
    assertThat(found).isEqualTo(holiday);
  }

  @Test
  void everyMemberStateOfTheUnionHasItsCalendar() {
    // Then
    assertThat(holidays.calendars())
        .contains(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
            "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");
  }

  @Test
  void anUnknownCalendarIsAnErrorAndNoWorkingDay() {
    // When
    // Then
    assertThatThrownBy(() -> holidays.isHoliday("xx", LocalDate.parse("2027-12-25")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
