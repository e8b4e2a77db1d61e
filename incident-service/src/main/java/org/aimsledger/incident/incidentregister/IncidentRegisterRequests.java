package org.aimsledger.incident.incidentregister;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.incident.incidentregister.IncidentRegisterQuery.Position;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.problem.Problems;
import org.jspecify.annotations.Nullable;

/// Query parameters of the list; what they don't mean is a 400 that names the parameter.
final class IncidentRegisterRequests {
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private IncidentRegisterRequests() {}

  static IncidentFilter filter(
      List<String> statuses,
      List<String> severities,
      List<String> kinds,
      @Nullable UUID system,
      @Nullable String open,
      @Nullable String updatedSince) {
    return new IncidentFilter(
        IncidentFilter.statuses(
            values("status", IncidentStatus.class, statuses), yesOrNo("open", open)),
        values("severity", Severity.class, severities),
        values("kind", IncidentKind.class, kinds),
        system,
        updatedSince == null ? null : time("updatedSince", updatedSince));
  }

  static @Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : new Position(time("cursor", cursor.ofSize(2).text(0)), cursor.uuid(1));
  }

  private static <E extends Enum<E>> Set<E> values(
      String parameter, Class<E> type, List<String> given) {
    var values = EnumSet.noneOf(type);
    for (var name : given) {
      values.add(
          Arrays.stream(type.getEnumConstants())
              .filter(value -> value.name().equals(name))
              .findAny()
              .orElseThrow(
                  () ->
                      Problems.invalidField(
                              parameter,
                              "must be one of " + Arrays.toString(type.getEnumConstants()))
                          .toException()));
    }
    return values;
  }

  private static @Nullable Boolean yesOrNo(String parameter, @Nullable String given) {
    return switch (given) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw Problems.invalidField(parameter, "must be true or false").toException();
    };
  }

  private static Instant time(String parameter, String given) {
    try {
      var time = Instant.parse(given);
      if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
        return time;
      }
    } catch (DateTimeException _) {
      // The answer is the same.
    }
    throw Problems.invalidField(
            parameter, "must be a time such as 2026-11-22T09:30:00Z, between 1970 and 9999")
        .toException();
  }
}
