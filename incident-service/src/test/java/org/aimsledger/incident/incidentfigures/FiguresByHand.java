package org.aimsledger.incident.incidentfigures;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.jspecify.annotations.Nullable;

/// The same figures without any state: each number asks all events anew, as the definitions say.
final class FiguresByHand {
  private final List<RandomMatters.Stream> streams;
  private final Duration recurrence;
  private final Instant now;

  FiguresByHand(List<RandomMatters.Stream> streams, Duration recurrence, Instant now) {
    this.streams = streams;
    this.recurrence = recurrence;
    this.now = now;
  }

  /// Figures of incidents of one kind, and then of those of one system: name → value.
  Map<String, Object> of(@Nullable IncidentKind kind, @Nullable UUID system) {
    var chosen =
        ids("incident").stream()
            .filter(id -> kind == null || kind == kindOf(id))
            .filter(id -> system == null || systemsOf(id).contains(system))
            .toList();
    var counted = chosen.stream().filter(this::counts).toList();
    var figures = new TreeMap<String, Object>();
    figures.put("matters", (long) counted.size());
    figures.put(
        "rejected", chosen.stream().filter(id -> has(id, IncidentEvent.Rejected.class)).count());
    figures.put(
        "merged", chosen.stream().filter(id -> has(id, IncidentEvent.Merged.class)).count());
    for (var each : IncidentKind.values()) {
      figures.put(each.name(), counted.stream().filter(id -> kindOf(id) == each).count());
    }
    figures.put("causes", counted.stream().filter(id -> causeOf(id) != null).count());
    figures.put("recurring", counted.stream().filter(this::recurs).count());
    spans(figures, "detection", counted, this::occurred, this::detected);
    spans(figures, "acknowledgement", counted, this::detected, this::acknowledged);
    spans(figures, "containment", counted, this::acknowledged, this::contained);
    spans(figures, "recovery", counted, this::detected, this::resolved);
    spans(figures, "restoration", counted, this::detected, this::recovered);
    reportability(figures, counted);
    actions(figures, counted);
    clocks(figures, counted);
    return figures;
  }

  /// Figures of drills: name → value.
  Map<String, Object> drills() {
    var drills =
        ids("playbook-run").stream()
            .filter(id -> all(id, PlaybookRunEvent.Started.class).getFirst().drill())
            .toList();
    Function<UUID, @Nullable Instant> started =
        id -> all(id, PlaybookRunEvent.Started.class).getFirst().at();
    var figures = new TreeMap<String, Object>();
    figures.put("matters", (long) drills.size());
    spans(
        figures,
        "acknowledgement",
        drills,
        started,
        id ->
            first(
                id,
                PlaybookRunEvent.StepSettled.class,
                PlaybookRunEvent.StepSettled::at,
                _ -> true));
    spans(
        figures,
        "recovery",
        drills,
        started,
        id ->
            first(id, PlaybookRunEvent.Completed.class, PlaybookRunEvent.Completed::at, _ -> true));
    return figures;
  }

  private List<UUID> ids(String category) {
    return streams.stream()
        .filter(stream -> stream.category().equals(category))
        .map(RandomMatters.Stream::id)
        .toList();
  }

  private <E extends IncidentServiceEvent> List<E> all(UUID id, Class<E> type) {
    return streams.stream()
        .filter(stream -> stream.id().equals(id))
        .flatMap(stream -> stream.events().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private <E extends IncidentServiceEvent> @Nullable Instant first(
      UUID id, Class<E> type, Function<E, Instant> at, Predicate<E> which) {
    return all(id, type).stream().filter(which).map(at).min(Instant::compareTo).orElse(null);
  }

  private boolean has(UUID id, Class<? extends IncidentServiceEvent> type) {
    return !all(id, type).isEmpty();
  }

  private boolean counts(UUID id) {
    return !has(id, IncidentEvent.Rejected.class) && !has(id, IncidentEvent.Merged.class);
  }

  private @Nullable IncidentKind kindOf(UUID id) {
    var changed = all(id, IncidentEvent.KindChanged.class);
    var triaged = all(id, IncidentEvent.Triaged.class);
    if (!changed.isEmpty()) {
      return changed.getLast().to();
    }
    return triaged.isEmpty() ? null : triaged.getLast().kind();
  }

  private List<UUID> systemsOf(UUID id) {
    var systems = new ArrayList<>(all(id, IncidentEvent.Raised.class).getFirst().systems());
    all(id, IncidentEvent.SystemLinked.class).forEach(linked -> systems.add(linked.system()));
    return systems;
  }

  private Instant raised(UUID id) {
    return all(id, IncidentEvent.Raised.class).getFirst().at();
  }

  private @Nullable Instant occurred(UUID id) {
    return all(id, IncidentEvent.Raised.class).getFirst().occurredAt();
  }

  private Instant detected(UUID id) {
    var report = all(id, IncidentEvent.Raised.class).getFirst().report();
    return report == null ? raised(id) : all(report, SignalEvent.Reported.class).getFirst().at();
  }

  private @Nullable Instant acknowledged(UUID id) {
    return earlier(
        first(id, IncidentEvent.Acknowledged.class, IncidentEvent.Acknowledged::at, _ -> true),
        first(id, IncidentEvent.Triaged.class, IncidentEvent.Triaged::at, _ -> true));
  }

  private @Nullable Instant contained(UUID id) {
    return earlier(
        first(
            id,
            IncidentEvent.ContainmentAcknowledged.class,
            IncidentEvent.ContainmentAcknowledged::at,
            answer -> answer.outcome() == ContainmentOutcome.SUSPENDED),
        first(
            id,
            ContainmentActionEvent.Acknowledged.class,
            ContainmentActionEvent.Acknowledged::at,
            answer -> answer.outcome() == MeasureOutcome.CARRIED_OUT));
  }

  private @Nullable Instant resolved(UUID id) {
    var last = lastResolution(id);
    return last == null ? null : last.at();
  }

  /// The last one, unless it began anew behind it.
  private @Nullable Instant recovered(UUID id) {
    var life = all(id, IncidentEvent.class);
    for (var event : life.reversed()) {
      if (event instanceof IncidentEvent.RecoveryCompleted completed) {
        return completed.at();
      }
      if (event instanceof IncidentEvent.Reopened
          || event instanceof IncidentEvent.EradicationStarted) {
        return null;
      }
    }
    return null;
  }

  /// The last one, unless the incident was reopened after it.
  private IncidentEvent.@Nullable Resolved lastResolution(UUID id) {
    var all = all(id, IncidentEvent.Resolved.class);
    if (all.isEmpty()) {
      return null;
    }
    var last = all.getLast();
    return all(id, IncidentEvent.Reopened.class).stream()
            .anyMatch(reopened -> reopened.at().isAfter(last.at()))
        ? null
        : last;
  }

  private @Nullable CauseClass causeOf(UUID id) {
    var last = lastResolution(id);
    return last == null || last.cause() == CauseClass.UNDETERMINED ? null : last.cause();
  }

  private boolean recurs(UUID id) {
    var cause = causeOf(id);
    return cause != null
        && ids("incident").stream()
            .filter(other -> !other.equals(id) && counts(other) && cause == causeOf(other))
            .filter(other -> systemsOf(other).stream().anyMatch(systemsOf(id)::contains))
            .anyMatch(
                other ->
                    raised(other).isBefore(raised(id))
                        && !raised(id).isAfter(raised(other).plus(recurrence)));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static void spans(
      Map<String, Object> figures,
      String name,
      List<UUID> ids,
      Function<UUID, @Nullable Instant> from,
      Function<UUID, @Nullable Instant> to) {
    var known = new ArrayList<Long>();
    for (var id : ids) {
      var begin = from.apply(id);
      var end = to.apply(id);
      if (begin != null && end != null) {
        known.add(end.isBefore(begin) ? 0 : end.getEpochSecond() - begin.getEpochSecond());
      }
    }
    spread(figures, name, known, ids.size() - known.size(), true);
  }

  private void reportability(Map<String, Object> figures, List<UUID> ids) {
    var known = new ArrayList<Long>();
    var unknown = 0L;
    for (var id : ids) {
      var aware = aware(id);
      var any = false;
      for (var regime : List.of("eu-ai-act", "gdpr")) {
        var decided =
            first(
                id,
                RegulatoryCaseEvent.ReportabilityDecided.class,
                RegulatoryCaseEvent.ReportabilityDecided::at,
                event ->
                    event.regime().equals(regime) && event.decision() != Reportability.UNDECIDED);
        if (decided != null) {
          any = true;
          if (aware == null) {
            unknown++;
          } else {
            known.add(Math.max(0, decided.getEpochSecond() - aware.getEpochSecond()));
          }
        }
      }
      if (!any) {
        unknown++;
      }
    }
    spread(figures, "reportability", known, unknown, true);
  }

  private @Nullable Instant aware(UUID id) {
    var stated = all(id, RegulatoryCaseEvent.FactsStated.class);
    if (!stated.isEmpty() && !stated.getLast().moments().isEmpty()) {
      return stated.getLast().moments().getFirst().time();
    }
    var triaged = all(id, IncidentEvent.Triaged.class);
    return triaged.isEmpty() ? null : triaged.getLast().awareAt();
  }

  /// Each action by what was said of it last.
  private void actions(Map<String, Object> figures, List<UUID> ids) {
    var today = now.atZone(ZoneOffset.UTC).toLocalDate();
    var open = 0L;
    var overdue = 0L;
    for (var id : ids) {
      for (var planned : all(id, ReviewEvent.CorrectiveActionPlanned.class)) {
        var told =
            all(id, ReviewEvent.CorrectiveActionFollowed.class).stream()
                .filter(event -> event.action().equals(planned.action()))
                .toList();
        var due = told.isEmpty() ? planned.due() : told.getLast().due();
        var standing = told.isEmpty() ? "PLANNED" : told.getLast().standing().name();
        if (List.of("PLANNED", "OPEN", "INEFFECTIVE").contains(standing)) {
          open++;
          overdue += today.isAfter(due) ? 1 : 0;
        }
      }
    }
    figures.put("actions open", open);
    figures.put("actions overdue", overdue);
  }

  private void clocks(Map<String, Object> figures, List<UUID> ids) {
    var slack = new ArrayList<Long>();
    var overdue = 0L;
    var running = 0L;
    for (var id : ids) {
      for (var clock : all(id, RegulatoryCaseEvent.ClockStarted.class)) {
        if (!clock.dueStrict().isAfter(clock.triggerAt())
            || all(id, RegulatoryCaseEvent.ClockSetAside.class).stream()
                .anyMatch(event -> event.clock().equals(clock.clock()))) {
          continue;
        }
        var due =
            all(id, RegulatoryCaseEvent.ClockTolled.class).stream()
                .filter(event -> event.clock().equals(clock.clock()))
                .map(RegulatoryCaseEvent.ClockTolled::dueLegal)
                .findFirst()
                .orElse(clock.dueStrict());
        var met =
            all(id, RegulatoryCaseEvent.ClockMet.class).stream()
                .filter(event -> event.clock().equals(clock.clock()))
                .findFirst();
        if (met.isPresent()) {
          slack.add(due.getEpochSecond() - met.get().filedAt().getEpochSecond());
        } else if (due.isBefore(now)) {
          overdue++;
        } else {
          running++;
        }
      }
    }
    figures.put("met in time", slack.stream().filter(seconds -> seconds >= 0).count());
    figures.put("met late", slack.stream().filter(seconds -> seconds < 0).count());
    figures.put("overdue", overdue);
    figures.put("running", running);
    spread(figures, "slack", slack, 0, false);
  }

  /// @param upwards whether nine of ten are below the percentile, or above it
  private static void spread(
      Map<String, Object> figures, String name, List<Long> known, long unknown, boolean upwards) {
    figures.put(name + " known", (long) known.size());
    figures.put(name + " unknown", unknown);
    figures.put(name + " median", percentile(known, 0.5, upwards));
    figures.put(name + " 90", percentile(known, 0.9, upwards));
  }

  /// The first value for which so great a share of all is not beyond it.
  private static Object percentile(List<Long> known, double share, boolean upwards) {
    return known.stream()
        .filter(
            value ->
                known.stream().filter(other -> upwards ? other <= value : other >= value).count()
                    >= share * known.size() - 1e-9)
        .min((a, b) -> upwards ? Long.compare(a, b) : Long.compare(b, a))
        .<Object>map(value -> value)
        .orElse("none");
  }
}
