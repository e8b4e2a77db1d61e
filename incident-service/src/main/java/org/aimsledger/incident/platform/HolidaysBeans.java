package org.aimsledger.incident.platform;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/// Takes public holidays from a library that keeps them up to date; a due time that was recorded
/// stays as it was when a newer version knows better.
@Singleton
class HolidaysBeans {
  @Produces
  @Singleton
  Holidays holidays() {
    return new LibraryHolidays(countries());
  }

  private static Set<String> countries() {
    var countries = new TreeSet<String>();
    for (var code : HolidayManager.getSupportedCalendarCodes()) {
      // Longer codes are stock exchanges and the like.
      if (code.length() == 2) {
        countries.add(code);
      }
    }
    return Set.copyOf(countries);
  }

  private record LibraryHolidays(Set<String> calendars) implements Holidays {
    @Override
    public boolean isHoliday(String calendar, LocalDate day) {
      if (!calendars.contains(calendar)) {
        throw new IllegalArgumentException("no calendar " + calendar);
      }
      return HolidayManager.getInstance(ManagerParameters.create(calendar))
          .isHoliday(day, HolidayType.PUBLIC_HOLIDAY);
    }
  }
}
