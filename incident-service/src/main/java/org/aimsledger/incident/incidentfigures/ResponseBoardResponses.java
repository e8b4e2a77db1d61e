package org.aimsledger.incident.incidentfigures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.aimsledger.servicekit.paging.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the board.
final class ResponseBoardResponses {
  private ResponseBoardResponses() {}

  /// @param commander who has the command; absent: nobody
  @Schema(name = "OpenIncident")
  record Open(
      UUID incident,
      @Nullable String title,
      @Nullable IncidentStatus status,
      @Nullable IncidentKind kind,
      @Nullable Severity severity,
      List<UUID> systems,
      @Schema(description = "Records that it has to do with, each as kind/id") List<String> links,
      @Schema(description = "Who has taken it; absent: nobody") @Nullable String responder,
      @Schema(description = "Who has the command; absent: nobody") @Nullable String commander,
      @Nullable Instant raisedAt,
      @Schema(description = "The earliest of what is due") @Nullable Instant nextDue,
      boolean overdue,
      @Schema(description = "The next ones; there may be more of them") List<Deadline> due,
      int deadlines,
      @Schema(
              description =
                  "Clocks of the law whose facts are true and that start none because a moment was"
                      + " not stated, as `clock:TRIGGER`")
          List<String> waitingFor,
      Instant updatedAt) {}

  /// @param name of the clock, or id of the measure
  @Schema(name = "IncidentDeadline")
  record Deadline(DeadlineKind kind, String name, Instant due, boolean overdue) {}

  @Schema(name = "IncidentDeadlineKind")
  enum DeadlineKind {
    LEGAL_CLOCK,
    /// A measure that contains waits for its answer.
    CONTAINMENT_ANSWER
  }

  /// What burns now, as sent.
  @Schema(name = "ResponseBoard")
  record Board(
      @Schema(description = "All open incidents, whatever the filter") Burning burning,
      List<Open> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  @Schema(name = "BurningIncidents")
  record Burning(long open, long unacknowledged, long overdue, long dueSoon) {}

  static Board board(IncidentFigureQuery.Burning burning, Page<Open> page) {
    return new Board(
        new Burning(burning.open(), burning.unacknowledged(), burning.overdue(), burning.dueSoon()),
        page.items(),
        page.total(),
        page.totalAtLeast(),
        page.nextCursor());
  }

  /// @param most deadlines that are shown
  static Open open(IncidentFigureRow row, LegalClocks pack, Instant now, int most) {
    var deadlines = deadlines(row, now);
    return new Open(
        row.id,
        row.title,
        row.status,
        row.kind,
        row.severity,
        List.of(row.systems),
        List.of(row.links),
        row.responder,
        row.commander,
        row.raisedAt,
        row.nextDue.equals(IncidentFigureRow.NEVER) ? null : row.nextDue,
        !row.nextDue.isAfter(now),
        deadlines.stream().limit(most).toList(),
        deadlines.size(),
        waitingFor(row, pack, now),
        row.updatedAt);
  }

  private static List<String> waitingFor(IncidentFigureRow row, LegalClocks pack, Instant now) {
    if (row.statedZone == null) {
      return List.of();
    }
    var stated = List.of(row.statedMoments);
    var moments =
        Arrays.stream(Trigger.values())
            .filter(trigger -> stated.contains(trigger.name()))
            .collect(Collectors.toSet());
    var day = now.atZone(ZoneId.of(row.statedZone)).toLocalDate();
    return pack.waiting(List.of(row.statedFacts), moments, day).stream()
        .filter(rule -> Arrays.stream(row.clocks).noneMatch(line -> isOf(rule.id(), line)))
        .map(rule -> rule.id() + ":" + rule.trigger())
        .toList();
  }

  /// Whether a rule has started this clock, which has its name or, when it started again, a number
  /// behind it.
  private static boolean isOf(String rule, String line) {
    var clock = ClockLine.read(line).clock();
    return clock.equals(rule) || clock.startsWith(rule + ".");
  }

  private static List<Deadline> deadlines(IncidentFigureRow row, Instant now) {
    var clocks =
        Arrays.stream(row.clocks)
            .map(ClockLine::read)
            .filter(line -> line.standing() == ClockLine.Standing.RUNNING)
            .map(line -> deadline(DeadlineKind.LEGAL_CLOCK, line.clock(), line.due(), now));
    var measures =
        Arrays.stream(row.measures)
            .map(
                line ->
                    deadline(
                        DeadlineKind.CONTAINMENT_ANSWER,
                        line.substring(0, line.indexOf('|')),
                        IncidentFigureRow.time(line),
                        now));
    return Stream.concat(clocks, measures)
        .sorted(Comparator.comparing(Deadline::due).thenComparing(Deadline::name))
        .toList();
  }

  private static Deadline deadline(DeadlineKind kind, String name, Instant due, Instant now) {
    return new Deadline(kind, name, due, !due.isAfter(now));
  }
}
