package org.aimsledger.incident.filingdocument;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockStarted;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.FactsStated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReportFiled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReportabilityDecided;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.jspecify.annotations.Nullable;

/// What the record of an incident and its legal case says, as far as reports ask for it. The last
/// word on each thing counts.
final class IncidentRecord {
  private IncidentEvent.@Nullable Raised raised;
  private final Set<UUID> systems = new LinkedHashSet<>();
  private final Map<UUID, String> containments = new LinkedHashMap<>();
  private @Nullable IncidentKind kind;
  private @Nullable Severity severity;
  private @Nullable OecdSeverity oecdSeverity;
  private @Nullable Instant awareAt;
  private final Map<IncidentMoment, StatedTime> stated = new EnumMap<>(IncidentMoment.class);
  private @Nullable CauseClass suspected;
  private @Nullable String hypothesis;
  private IncidentEvent.@Nullable Resolved resolved;
  private @Nullable String lessons;
  private @Nullable FactsStated facts;
  private final Map<String, ReportabilityDecided> decisions = new LinkedHashMap<>();
  private final Map<String, Clock> clocks = new LinkedHashMap<>();
  private final List<ReportFiled> filings = new ArrayList<>();
  private long events;

  /// A legal clock, as it stands.
  ///
  /// @param standing what became of it; absent while it runs
  record Clock(
      String clock,
      String rule,
      String regime,
      Instant dueStrict,
      Instant dueLegal,
      @Nullable String standing) {
    Clock due(Instant strict, Instant legal) {
      return new Clock(clock, rule, regime, strict, legal, standing);
    }

    Clock ended(@Nullable String how) {
      return new Clock(clock, rule, regime, dueStrict, dueLegal, how);
    }
  }

  /// Takes the next event of the incident.
  void add(IncidentEvent event) {
    events++;
    if (event instanceof IncidentEvent.Raised e) {
      raised = e;
      systems.addAll(e.systems());
    } else if (event instanceof IncidentEvent.SystemLinked e) {
      systems.add(e.system());
    } else if (event instanceof IncidentEvent.SystemUnlinked e) {
      systems.remove(e.system());
    } else if (event instanceof IncidentEvent.TimeStated e) {
      stated.put(e.moment(), e.to());
    } else if (event instanceof IncidentEvent.Triaged e) {
      kind = e.kind();
      severity = e.severity();
      oecdSeverity = e.oecdSeverity();
      awareAt = e.awareAt();
    } else if (event instanceof IncidentEvent.KindChanged e) {
      kind = e.to();
    } else if (event instanceof IncidentEvent.SeverityChanged e) {
      severity = e.to();
    } else if (event instanceof IncidentEvent.OecdSeverityChanged e) {
      oecdSeverity = e.to();
    } else if (event instanceof IncidentEvent.CauseHypothesised e) {
      suspected = e.cause();
      hypothesis = e.statement();
    } else {
      addResponse(event);
    }
  }

  private void addResponse(IncidentEvent event) {
    if (event instanceof IncidentEvent.ContainmentRequested e) {
      containments.put(e.system(), "REQUESTED " + e.at());
    } else if (event instanceof IncidentEvent.ContainmentAcknowledged e) {
      containments.put(e.system(), e.outcome() + " " + e.at());
    } else if (event instanceof IncidentEvent.ContainmentReleased e) {
      containments.put(e.system(), "RELEASED " + e.at());
    } else if (event instanceof IncidentEvent.Resolved e) {
      resolved = e;
    } else if (event instanceof IncidentEvent.Reopened) {
      resolved = null;
    } else if (event instanceof IncidentEvent.Closed e) {
      lessons = e.lessons();
    }
  }

  /// Takes the next event of the legal case.
  void add(RegulatoryCaseEvent event) {
    switch (event) {
      case FactsStated e -> facts = e;
      case ReportabilityDecided e -> decisions.put(e.regime(), e);
      case ReportFiled e -> filings.add(e);
      case ClockStarted e ->
          clocks.put(
              e.clock(),
              new Clock(e.clock(), e.rule(), e.regime(), e.dueStrict(), e.dueLegal(), null));
      case RegulatoryCaseEvent.ClockRecalculated e ->
          clocks.computeIfPresent(e.clock(), (_, c) -> c.due(e.dueStrict(), e.dueLegal()));
      case RegulatoryCaseEvent.ClockTolled e ->
          clocks.computeIfPresent(e.clock(), (_, c) -> c.due(e.dueStrict(), e.dueLegal()));
      case RegulatoryCaseEvent.ClockRestated e ->
          clocks.computeIfPresent(e.clock(), (_, c) -> c.due(e.dueStrict(), e.dueLegal()));
      case RegulatoryCaseEvent.ClockSuperseded e ->
          clocks.computeIfPresent(e.clock(), (_, c) -> c.ended("SUPERSEDED"));
      case RegulatoryCaseEvent.ClockSetAside e ->
          clocks.computeIfPresent(e.clock(), (_, c) -> c.ended("SET_ASIDE"));
      case RegulatoryCaseEvent.ClockReinstated e ->
          clocks.computeIfPresent(e.clock(), (_, c) -> c.ended(null));
      case RegulatoryCaseEvent.ClockMet e ->
          clocks.computeIfPresent(e.clock(), (_, c) -> c.ended("MET " + e.filedAt()));
      case RegulatoryCaseEvent.ReliefProposed _,
          RegulatoryCaseEvent.ReliefRefused _,
          RegulatoryCaseEvent.ClockAlarmRaised _,
          RegulatoryCaseEvent.ClockMissed _,
          RegulatoryCaseEvent.CompletionFiled _,
          RegulatoryCaseEvent.CompletionOwed _ -> {
        // What is told does not change by it.
      }
    }
  }

  IncidentEvent.@Nullable Raised raised() {
    return raised;
  }

  /// Version of the incident that it was read from.
  long events() {
    return events;
  }

  List<String> systemsInOrder() {
    return systems.stream().map(UUID::toString).toList();
  }

  List<String> containments() {
    return containments.entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue())
        .toList();
  }

  @Nullable IncidentKind kind() {
    return kind;
  }

  @Nullable Severity severity() {
    return severity;
  }

  @Nullable OecdSeverity oecdSeverity() {
    return oecdSeverity;
  }

  /// As the case has it, or the incident.
  @Nullable Instant awareAt() {
    var legal = moment("AWARE");
    var corrected = stated.get(IncidentMoment.AWARE);
    if (legal != null || corrected == null) {
      return legal == null ? awareAt : legal;
    }
    return corrected.time();
  }

  /// When it began, as that is known now.
  @Nullable Instant occurredAt() {
    var corrected = stated.get(IncidentMoment.OCCURRED);
    if (corrected != null) {
      return corrected.time();
    }
    return raised == null ? null : raised.occurredAt();
  }

  /// The same with what tells how exactly it is known, where somebody has said so.
  @Nullable String occurred() {
    var time = occurredAt();
    var said = stated.get(IncidentMoment.OCCURRED);
    if (said == null || said.precision() == TimePrecision.EXACT) {
      return time == null ? null : time.toString();
    }
    var exactness = said.precision() + (said.text() == null ? "" : ": " + said.text());
    return time == null ? exactness : time + " (" + exactness + ")";
  }

  /// @param trigger in the words of the pack `legal-clocks`
  @Nullable Instant moment(String trigger) {
    return facts == null
        ? null
        : facts.moments().stream()
            .filter(moment -> moment.trigger().equals(trigger))
            .map(moment -> moment.time())
            .findFirst()
            .orElse(null);
  }

  List<String> facts() {
    return facts == null ? List.of() : facts.facts();
  }

  @Nullable String hypothesis() {
    return suspected == null ? null : suspected + ": " + hypothesis;
  }

  IncidentEvent.@Nullable Resolved resolved() {
    return resolved;
  }

  @Nullable String lessons() {
    return lessons;
  }

  @Nullable ReportabilityDecided decision(String regime) {
    return decisions.get(regime);
  }

  List<Clock> clocks(String regime) {
    return clocks.values().stream().filter(clock -> clock.regime().equals(regime)).toList();
  }

  /// Reports that met a clock of the regime.
  List<ReportFiled> filings(String regime) {
    var mine = clocks(regime).stream().map(Clock::clock).toList();
    return filings.stream().filter(one -> one.clocks().stream().anyMatch(mine::contains)).toList();
  }
}
