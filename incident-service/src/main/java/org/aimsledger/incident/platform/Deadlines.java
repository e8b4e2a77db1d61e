package org.aimsledger.incident.platform;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.aimsledger.referencedata.LegalClocks.Counting;
import org.aimsledger.referencedata.LegalClocks.Period;

/// Counts periods as laws do. A due time is a function of period, counting, trigger, time zone and
/// holidays, and of nothing else.
///
/// Source: Regulation (EEC, Euratom) 1182/71, Article 3: the day of the event does not count (1);
/// holidays and weekends count (3); a period not in hours that ends on one ends with the next
/// working day (4); a period of two days or more has at least two working days (5). Periods in
/// hours run hour by hour.
public final class Deadlines {
  private static final int LEAST_WORKING_DAYS = 2;

  private Deadlines() {}

  /// When a period ends.
  ///
  /// @param zone of the place whose days are counted
  /// @param holiday whether a day is a public holiday there; asked for [Counting#EU] only
  public static Due due(
      Period period,
      Counting counting,
      Instant trigger,
      ZoneId zone,
      Predicate<LocalDate> holiday) {
    var amount = period.amount();
    var utc = trigger.atZone(ZoneOffset.UTC);
    var day = trigger.atZone(zone).toLocalDate();
    return switch (period.unit()) {
      case IMMEDIATE -> new Due(trigger, trigger);
      case HOURS -> {
        var due = trigger.plus(Duration.ofHours(amount));
        yield new Due(due, due);
      }
      case DAYS ->
          new Due(
              trigger.plus(Duration.ofDays(amount)),
              lastSecond(
                  switch (counting) {
                    case EU -> workingEnd(day, day.plusDays(amount), amount, holiday);
                    case CALENDAR -> day.plusDays(amount);
                  },
                  zone));
      case MONTHS ->
          new Due(
              utc.plusMonths(amount).toInstant(),
              lastSecond(
                  switch (counting) {
                    case EU -> nextWorkingDay(day.plusMonths(amount), holiday);
                    case CALENDAR -> day.plusMonths(amount);
                  },
                  zone));
      case DAYS_AFTER_YEAR_END ->
          new Due(
              LocalDate.of(utc.getYear() + 1, 1, 1)
                  .atStartOfDay(ZoneOffset.UTC)
                  .toInstant()
                  .plus(Duration.ofDays(amount)),
              lastSecond(LocalDate.of(day.getYear(), 12, 31).plusDays(amount), zone));
    };
  }

  private static LocalDate workingEnd(
      LocalDate event, LocalDate last, int days, Predicate<LocalDate> holiday) {
    var end = nextWorkingDay(last, holiday);
    if (days < LEAST_WORKING_DAYS) {
      return end;
    }
    while (workingDays(event, end, holiday) < LEAST_WORKING_DAYS) {
      end = nextWorkingDay(end.plusDays(1), holiday);
    }
    return end;
  }

  /// The day itself where it is one.
  private static LocalDate nextWorkingDay(LocalDate day, Predicate<LocalDate> holiday) {
    var next = day;
    while (!isWorkingDay(next, holiday)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private static long workingDays(LocalDate event, LocalDate end, Predicate<LocalDate> holiday) {
    return event
        .plusDays(1)
        .datesUntil(end.plusDays(1))
        .filter(day -> isWorkingDay(day, holiday))
        .limit(LEAST_WORKING_DAYS)
        .count();
  }

  private static boolean isWorkingDay(LocalDate day, Predicate<LocalDate> holiday) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holiday.test(day);
  }

  private static Instant lastSecond(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
  }
}
