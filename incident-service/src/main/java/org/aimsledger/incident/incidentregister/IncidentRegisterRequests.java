package org.aimsledger.incident.incidentregister;

import static org.aimsledger.servicekit.problem.Fields.check;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.incident.incidentregister.IncidentRegisterQuery.Position;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.problem.Problems;
import org.jspecify.annotations.Nullable;

/// Query parameters of the list; what can't be looked for is a 400 that names the parameter.
final class IncidentRegisterRequests {
  // The database knows fewer years than Java.
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final int LONGEST = 200;

  private IncidentRegisterRequests() {}

  static IncidentFilter filter(
      List<IncidentStatus> statuses,
      List<Severity> severities,
      List<IncidentKind> kinds,
      @Nullable UUID system,
      @Nullable String classification,
      @Nullable String link,
      @Nullable Boolean open,
      @Nullable Instant updatedSince) {
    return new IncidentFilter(
        IncidentFilter.statuses(Set.copyOf(statuses), open),
        Set.copyOf(severities),
        Set.copyOf(kinds),
        system,
        classification == null ? null : legal("classification", classification),
        link == null ? null : link(link),
        updatedSince == null ? null : bounded("updatedSince", updatedSince));
  }

  private static String link(String given) {
    var parts = given.split("/", 2);
    return check(
        "link",
        () -> {
          if (parts.length != 2) {
            throw new IllegalArgumentException("must be KIND/id, e.g. RISK/ and the id of a risk");
          }
          return LinkText.of(IncidentLinkKind.valueOf(parts[0]), UUID.fromString(parts[1]));
        });
  }

  private static String legal(String parameter, String given) {
    if (given.isBlank() || given.length() > LONGEST || given.indexOf('\0') >= 0) {
      throw Problems.invalidField(parameter, "must be a text of at most " + LONGEST + " characters")
          .toException();
    }
    return given;
  }

  static @Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : new Position(bounded("cursor", cursor.ofSize(2).instant(0)), cursor.uuid(1));
  }

  private static Instant bounded(String parameter, Instant given) {
    if (given.isBefore(FIRST) || given.isAfter(LAST)) {
      throw Problems.invalidField(parameter, "must be between 1970 and 9999").toException();
    }
    return given;
  }
}
