package org.aimsledger.incident.incidentfigures;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockAlarmRaised;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMet;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMissed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRecalculated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockReinstated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRestated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSetAside;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockStarted;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSuperseded;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockTolled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionFiled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionOwed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.FactsStated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReliefProposed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReliefRefused;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReportFiled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReportabilityDecided;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.contracts.incident.StatedMoment;

/// What clocks, and measures that wait for an answer, change in the row of their incident.
final class ClockProjection {
  /// The moment that legal periods usually count from, in the words of the pack.
  private static final String AWARE = "AWARE";

  private ClockProjection() {}

  static void apply(IncidentFigureRow row, RegulatoryCaseEvent event) {
    switch (event) {
      case FactsStated e -> stated(row, e);
      case ReportabilityDecided e -> decided(row, e);
      case ClockStarted e ->
          row.clocks =
              IncidentFigureRow.with(
                  row.clocks,
                  ClockLine.started(
                          e.clock(), e.regime(), e.triggerAt(), e.dueStrict(), e.dueLegal())
                      .written());
      case ClockRecalculated e ->
          change(row, e.clock(), line -> line.counts(e.triggerAt(), e.dueStrict(), e.dueLegal()));
      case ClockRestated e ->
          change(row, e.clock(), line -> line.counts(e.triggerAt(), e.dueStrict(), e.dueLegal()));
      case ClockTolled e ->
          change(row, e.clock(), line -> line.counts(null, e.dueStrict(), e.dueLegal()));
      case ClockSuperseded e -> ends(row, e.clock());
      case ClockSetAside e -> ends(row, e.clock());
      case ClockReinstated e ->
          change(row, e.clock(), line -> line.ends(ClockLine.Standing.RUNNING, null));
      case ClockMet e ->
          change(row, e.clock(), line -> line.ends(ClockLine.Standing.MET, e.filedAt()));
      case ReliefProposed _,
          ReliefRefused _,
          ClockAlarmRaised _,
          ClockMissed _,
          ReportFiled _,
          CompletionOwed _,
          CompletionFiled _ -> {
        // Whether a deadline was missed follows from the deadline, and an incomplete report keeps
        // it.
      }
    }
  }

  private static void stated(IncidentFigureRow row, FactsStated event) {
    row.statedAwareAt =
        event.moments().stream()
            .filter(moment -> moment.trigger().equals(AWARE))
            .map(StatedMoment::time)
            .findFirst()
            .orElse(null);
    row.statedFacts = event.facts().toArray(String[]::new);
    row.statedMoments = event.moments().stream().map(StatedMoment::trigger).toArray(String[]::new);
    row.statedZone = event.zone();
  }

  private static void ends(IncidentFigureRow row, String clock) {
    change(row, clock, line -> line.ends(ClockLine.Standing.NO_LONGER, null));
  }

  private static void decided(IncidentFigureRow row, ReportabilityDecided event) {
    var prefix = event.regime() + "|";
    if (event.decision() != Reportability.UNDECIDED
        && Arrays.stream(row.decisions).noneMatch(line -> line.startsWith(prefix))) {
      row.decisions = IncidentFigureRow.with(row.decisions, prefix + event.at());
    }
  }

  private static void change(IncidentFigureRow row, String clock, UnaryOperator<ClockLine> change) {
    row.clocks =
        Arrays.stream(row.clocks)
            .map(ClockLine::read)
            .map(line -> line.clock().equals(clock) ? change.apply(line) : line)
            .map(ClockLine::written)
            .toArray(String[]::new);
  }

  static void apply(IncidentFigureRow row, ContainmentActionEvent event) {
    switch (event) {
      case ContainmentActionEvent.Requested e -> waits(row, e.action().toString(), e.answerDue());
      case ContainmentActionEvent.Retried e -> waits(row, e.action().toString(), e.answerDue());
      case ContainmentActionEvent.Acknowledged e -> {
        answered(row, e.action().toString());
        if (e.outcome() == MeasureOutcome.CARRIED_OUT && row.measureAt == null) {
          row.measureAt = e.at();
        }
      }
      case ContainmentActionEvent.Withdrawn e -> answered(row, e.action().toString());
      case ContainmentActionEvent.TimedOut _, ContainmentActionEvent.Escalated _ -> {
        // It waits on.
      }
    }
  }

  static void waits(IncidentFigureRow row, String action, Instant due) {
    answered(row, action);
    row.measures = IncidentFigureRow.with(row.measures, action + "|" + due);
  }

  static void answered(IncidentFigureRow row, String action) {
    row.measures = IncidentFigureRow.without(row.measures, action);
  }
}
