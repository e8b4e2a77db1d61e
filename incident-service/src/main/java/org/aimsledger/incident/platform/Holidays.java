package org.aimsledger.incident.platform;

import java.time.LocalDate;
import java.util.Set;

/// Public holidays by calendar. A calendar is named by the ISO 3166-1 code of a country, e.g. `DE`.
public interface Holidays {
  /// Whether the day is a public holiday of the whole country.
  ///
  /// @throws IllegalArgumentException when there is no such calendar
  boolean isHoliday(String calendar, LocalDate day);

  /// The calendars that there are.
  Set<String> calendars();
}
