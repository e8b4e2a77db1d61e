package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class RegulatoryCaseRequests {
  private static final int MOST_FACTS = 200;
  private static final String UTC = "UTC";

  private RegulatoryCaseRequests() {}

  @Schema(name = "StateRegulatoryFacts")
  record StateFacts(
      @Schema(description = "Ids of `GET /legal-clock-rules`; what is not listed is not true")
          @Nullable List<@Nullable String> facts,
      @Schema(description = "When it happened, by trigger: AWARE, DISCOVERED, RESOLVED …")
          @Nullable Map<Trigger, @Nullable Instant> moments,
      @Schema(description = "IANA time zone whose days are counted; UTC when absent")
          @Nullable String zone,
      @Schema(description = "Country whose public holidays count, e.g. `DE`; none when absent")
          @Nullable String holidays,
      @Nullable String reason) {
    RegulatoryCaseCommand toCommand(UUID incident, Instant now) {
      return new RegulatoryCaseCommand.StateFacts(
          incident, factIds(), times(), zoneId(), holidays, reasonOf(reason), now);
    }

    private Set<String> factIds() {
      var given = required("facts", facts);
      if (given.size() > MOST_FACTS) {
        throw Problems.invalidField("facts", "has more than " + MOST_FACTS + " entries")
            .toException();
      }
      var ids = new HashSet<String>();
      given.forEach(fact -> ids.add(required("facts", fact)));
      return ids;
    }

    private Map<Trigger, Instant> times() {
      var times = new EnumMap<Trigger, Instant>(Trigger.class);
      for (var moment : required("moments", moments).entrySet()) {
        var field = "moments." + moment.getKey();
        if (moment.getKey() == Trigger.FILED) {
          throw Problems.invalidField(field, "is said by the report itself; POST it to filings")
              .toException();
        }
        times.put(
            moment.getKey(),
            check(field, () -> WorldTime.legal(field, required(field, moment.getValue()))));
      }
      return times;
    }

    private ZoneId zoneId() {
      try {
        return ZoneId.of(Objects.requireNonNullElse(zone, UTC));
      } catch (DateTimeException _) {
        throw Problems.invalidField("zone", "is no time zone; e.g. Europe/Berlin").toException();
      }
    }
  }

  @Schema(name = "DecideReportability")
  record DecideReportability(
      @Nullable String regime, @Nullable Reportability decision, @Nullable String reason) {
    RegulatoryCaseCommand toCommand(
        UUID incident, PersonId by, @Nullable PersonId legal, Instant now) {
      return new RegulatoryCaseCommand.DecideReportability(
          incident,
          required("regime", regime),
          required("decision", decision),
          reasonOf(reason),
          by,
          legal,
          now);
    }
  }

  @Schema(name = "FileRegulatoryReport")
  record FileReport(
      @Schema(
              description =
                  "Clocks that the report meets, or that owe it after an incomplete one, 1 to 20; of one"
                      + " regime and owed to one addressee")
          @Nullable List<@Nullable String> clocks,
      @Nullable String addressee,
      @Schema(description = "How its arrival can be proved, e.g. a reference number")
          @Nullable String receipt,
      @Schema(description = "SHA-256 of what was sent, in hexadecimal")
          @Nullable String contentSha256,
      @Schema(description = "False where more is to follow, which is owed then; true when absent")
          @Nullable Boolean complete,
      @Nullable Instant filedAt) {
    RegulatoryCaseCommand toCommand(
        UUID incident, UUID filing, PersonId by, @Nullable PersonId legal, Instant now) {
      var given = required("clocks", clocks);
      var ids = given.stream().map(id -> required("clocks", id)).toList();
      if (ids.isEmpty() || ids.size() > Report.MOST_CLOCKS) {
        throw Problems.invalidField("clocks", "must have 1 to " + Report.MOST_CLOCKS + " entries")
            .toException();
      }
      var time =
          required("filedAt", check("filedAt", () -> WorldTime.legalOrAbsent("filedAt", filedAt)));
      var report =
          check(
              "report",
              () ->
                  new Report(
                      filing,
                      ids,
                      required("addressee", addressee),
                      required("receipt", receipt),
                      required("contentSha256", contentSha256),
                      complete == null || complete,
                      time));
      return new RegulatoryCaseCommand.FileReport(incident, report, by, legal, now);
    }
  }

  @Schema(name = "ProposeClockRelief")
  record ProposeRelief(
      @Nullable ClockRelief relief,
      @Schema(description = "End of a tolling; absent for the others") @Nullable Instant until,
      @Nullable String reason) {
    RegulatoryCaseCommand toCommand(UUID incident, String legalClock, PersonId by, Instant now) {
      var end = check("until", () -> WorldTime.legalOrAbsent("until", until));
      return check(
          "until",
          () ->
              new RegulatoryCaseCommand.ProposeRelief(
                  incident,
                  legalClock,
                  required("relief", relief),
                  end,
                  reasonOf(reason),
                  by,
                  now));
    }
  }

  @Schema(name = "RefuseClockRelief")
  record RefuseRelief(@Nullable String reason) {
    RegulatoryCaseCommand toCommand(UUID incident, String legalClock, PersonId by, Instant now) {
      return new RegulatoryCaseCommand.RefuseRelief(
          incident, legalClock, reasonOf(reason), by, now);
    }
  }

  @Schema(name = "ReinstateClock")
  record Reinstate(@Nullable String reason) {
    RegulatoryCaseCommand toCommand(UUID incident, String legalClock, PersonId by, Instant now) {
      return new RegulatoryCaseCommand.Reinstate(incident, legalClock, reasonOf(reason), by, now);
    }
  }

  private static Reason reasonOf(@Nullable String text) {
    return check("reason", () -> new Reason(required("reason", text)));
  }
}
