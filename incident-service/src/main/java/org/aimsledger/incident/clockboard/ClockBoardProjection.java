package org.aimsledger.incident.clockboard;

import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
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
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per clock.
@ApplicationScoped
class ClockBoardProjection implements Projection<IncidentServiceEvent, ClockBoardRow> {
  static final String NAME = "clock-board";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public EventTypes<IncidentServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<ClockBoardRow> rowType() {
    return ClockBoardRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return switch (recorded.event()) {
      case IncidentEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          SignalEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _,
          ResponseEvent _ ->
          null;
      case RegulatoryCaseEvent event -> {
        var clock = clock(event);
        yield clock == null ? null : ClockBoardRow.id(event.incident(), clock);
      }
    };
  }

  /// The clock that the event is about; null where it is about none.
  private static @Nullable String clock(RegulatoryCaseEvent event) {
    return switch (event) {
      case FactsStated _, ReportabilityDecided _, ReportFiled _ -> null;
      case ClockStarted e -> e.clock();
      case ClockRecalculated e -> e.clock();
      case ClockSuperseded e -> e.clock();
      case ReliefProposed e -> e.clock();
      case ReliefRefused e -> e.clock();
      case ClockSetAside e -> e.clock();
      case ClockTolled e -> e.clock();
      case ClockReinstated e -> e.clock();
      case ClockRestated e -> e.clock();
      case ClockAlarmRaised e -> e.clock();
      case ClockMissed e -> e.clock();
      case ClockMet e -> e.clock();
      case CompletionOwed e -> e.clock();
      case CompletionFiled e -> e.clock();
    };
  }

  @Override
  public @Nullable ClockBoardRow apply(
      @Nullable ClockBoardRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof RegulatoryCaseEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : row;
    change(next, event);
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static ClockBoardRow first(RegulatoryCaseEvent event) {
    if (event instanceof ClockStarted e) {
      return new ClockBoardRow(e.incident(), e.clock(), e.rule(), e.regime());
    }
    throw new CorruptStreamException("no row", event);
  }

  private static void change(ClockBoardRow row, RegulatoryCaseEvent event) {
    switch (event) {
      case ClockStarted e -> row.counts(e.triggerAt(), e.dueStrict(), e.dueLegal());
      case ClockRecalculated e -> row.counts(e.triggerAt(), e.dueStrict(), e.dueLegal());
      case ClockTolled e -> {
        row.counts(row.triggerAt, e.dueStrict(), e.dueLegal());
        row.proposed = null;
      }
      case ClockRestated e -> {
        row.counts(e.triggerAt(), e.dueStrict(), e.dueLegal());
        row.proposed = null;
      }
      case ClockSuperseded _ -> row.ends(ClockStanding.SUPERSEDED);
      case ReliefProposed e -> row.proposed = e.relief();
      case ReliefRefused _ -> row.proposed = null;
      case ClockSetAside _ -> row.ends(ClockStanding.SET_ASIDE);
      case ClockReinstated _ -> row.runs();
      case ClockAlarmRaised e -> row.warnedSeconds = e.secondsBefore();
      case ClockMissed _ -> row.missed = true;
      case ClockMet e -> {
        row.ends(ClockStanding.MET);
        row.filedAt = e.filedAt();
        row.punctuality = e.punctuality();
      }
      case CompletionOwed _ -> row.ends(ClockStanding.COMPLETION_OWED);
      case CompletionFiled _ -> row.ends(ClockStanding.MET);
      case FactsStated _, ReportabilityDecided _, ReportFiled _ ->
          throw new CorruptStreamException(row, event);
    }
  }
}
