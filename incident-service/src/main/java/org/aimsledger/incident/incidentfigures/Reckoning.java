package org.aimsledger.incident.incidentfigures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.jspecify.annotations.Nullable;

/// Matters → figures.
final class Reckoning {
  private static final String UNKNOWN = "UNKNOWN";
  private static final String UNDECIDED = "UNDECIDED";

  private final Map<UUID, String> units;
  private final Duration recurrence;
  private final Instant now;

  /// @param units unit of each system that has one
  /// @param recurrence how long after an incident one of the same cause counts as recurring
  Reckoning(Map<UUID, String> units, Duration recurrence, Instant now) {
    this.units = Map.copyOf(units);
    this.recurrence = recurrence;
    this.now = now;
  }

  /// Groups in the order of their keys, drills behind the rest.
  ///
  /// @param matters also earlier ones than the filter lets through, which later ones may repeat
  List<Group> groups(List<Matter> matters, FigureFilter filter, Dimension dimension) {
    var again = recurring(matters);
    var grouped = new TreeMap<String, List<Matter>>();
    for (var matter : matters) {
      if (filter.lets(matter, units)) {
        for (var key : keys(matter, dimension)) {
          grouped
              .computeIfAbsent((matter.drill() ? "1" : "0") + key, _ -> new ArrayList<>())
              .add(matter);
        }
      }
    }
    return grouped.entrySet().stream()
        .map(entry -> group(entry.getKey().substring(1), entry.getValue(), again))
        .toList();
  }

  private Set<String> keys(Matter matter, Dimension dimension) {
    return switch (dimension) {
      case ALL -> Set.of(Dimension.ALL.name());
      case MONTH -> Set.of(YearMonth.from(matter.raisedAt().atOffset(ZoneOffset.UTC)).toString());
      case SYSTEM -> of(matter, UUID::toString);
      case UNIT -> of(matter, system -> units.getOrDefault(system, UNKNOWN));
      case KIND -> Set.of(name(matter.drill(), matter.kind()));
      case HARM -> Set.of(name(matter.drill(), matter.harm()));
    };
  }

  private static Set<String> of(Matter matter, Function<UUID, String> key) {
    var keys = new HashSet<String>();
    matter.systems().forEach(system -> keys.add(key.apply(system)));
    if (keys.isEmpty()) {
      keys.add(matter.drill() ? Dimension.ALL.name() : UNKNOWN);
    }
    return keys;
  }

  private static String name(boolean drill, @Nullable Enum<?> constant) {
    if (drill) {
      return Dimension.ALL.name();
    }
    return constant == null ? UNDECIDED : constant.name();
  }

  /// Incidents of a found cause, of a system that had had one of the same cause not long before.
  private Set<UUID> recurring(List<Matter> matters) {
    var last = new HashMap<String, Instant>();
    var again = new HashSet<UUID>();
    matters.stream()
        .filter(Matter::counts)
        .sorted(Comparator.comparing(Matter::raisedAt).thenComparing(Matter::id))
        .forEach(
            matter -> {
              if (matter.cause() == null) {
                return;
              }
              for (var system : matter.systems()) {
                var before = last.put(matter.cause() + "/" + system, matter.raisedAt());
                if (before != null && !matter.raisedAt().isAfter(before.plus(recurrence))) {
                  again.add(matter.id());
                }
              }
            });
    return again;
  }

  private Group group(String key, List<Matter> all, Set<UUID> again) {
    var counted = all.stream().filter(Matter::counts).toList();
    var hazards = ofKind(counted, IncidentKind.HAZARD);
    var incidents = ofKind(counted, IncidentKind.INCIDENT);
    return new Group(
        key,
        all.getFirst().drill(),
        counted.size(),
        ofKind(counted, IncidentKind.ISSUE),
        hazards,
        incidents,
        counted.stream().filter(matter -> !matter.drill() && matter.kind() == null).count(),
        incidents == 0 ? null : (double) hazards / incidents,
        ofStatus(all, IncidentStatus.REJECTED),
        ofStatus(all, IncidentStatus.MERGED),
        counted.stream().filter(matter -> matter.cause() != null).count(),
        counted.stream().filter(matter -> again.contains(matter.id())).count(),
        clocks(counted),
        actions(counted),
        spread(counted, Matter::occurredAt, Matter::detectedAt),
        spread(counted, Matter::detectedAt, Matter::acknowledgedAt),
        spread(counted, Matter::acknowledgedAt, Matter::containedAt),
        spread(counted, Matter::detectedAt, Matter::resolvedAt),
        spread(counted, Matter::detectedAt, Matter::recoveredAt),
        reportability(counted));
  }

  private static long ofKind(List<Matter> matters, IncidentKind kind) {
    return matters.stream().filter(matter -> matter.kind() == kind).count();
  }

  private static long ofStatus(List<Matter> matters, IncidentStatus status) {
    return matters.stream().filter(matter -> matter.status() == status).count();
  }

  private static Spread spread(
      List<Matter> matters,
      Function<Matter, @Nullable Instant> from,
      Function<Matter, @Nullable Instant> to) {
    var known =
        matters.stream()
            .flatMap(matter -> seconds(from.apply(matter), to.apply(matter)).stream())
            .toList();
    return Spread.upTo(known, matters.size() - known.size());
  }

  /// The time between the two in seconds; nothing where one is unknown.
  private static List<Long> seconds(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null
        ? List.of()
        : List.of(Math.max(0, Duration.between(from, to).toSeconds()));
  }

  private static Spread reportability(List<Matter> matters) {
    var known = new ArrayList<Long>();
    var unknown = 0L;
    for (var matter : matters) {
      if (matter.decisions().isEmpty() || matter.awareAt() == null) {
        unknown += Math.max(1, matter.decisions().size());
      } else {
        matter.decisions().forEach(at -> known.addAll(seconds(matter.awareAt(), at)));
      }
    }
    return Spread.upTo(known, unknown);
  }

  private Group.Clocks clocks(List<Matter> matters) {
    var counted =
        matters.stream()
            .flatMap(matter -> matter.clocks().stream())
            .filter(ClockLine::hasPeriod)
            .toList();
    var slack = counted.stream().flatMap(clock -> seconds(clock).stream()).toList();
    var inTime = slack.stream().filter(seconds -> seconds >= 0).count();
    var running = running(counted).filter(clock -> !clock.due().isBefore(now)).count();
    var overdue = running(counted).filter(clock -> clock.due().isBefore(now)).count();
    var ended = slack.size() + overdue;
    return new Group.Clocks(
        inTime,
        slack.size() - inTime,
        overdue,
        running,
        ended == 0 ? null : (double) inTime / ended,
        Spread.atLeast(slack, 0));
  }

  private Group.Actions actions(List<Matter> matters) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var actions = matters.stream().flatMap(matter -> matter.actions().stream()).toList();
    return new Group.Actions(
        actions.stream().filter(ActionLine::open).count(),
        actions.stream().filter(action -> action.isOverdue(today)).count());
  }

  private static Stream<ClockLine> running(List<ClockLine> clocks) {
    return clocks.stream().filter(clock -> clock.standing() == ClockLine.Standing.RUNNING);
  }

  /// What was left of the period when a report met the clock; nothing where none did.
  private static List<Long> seconds(ClockLine clock) {
    var filed = clock.filedAt();
    return filed == null
        ? List.of()
        // Down to the second before: half a second late is late.
        : List.of(Math.floorDiv(Duration.between(filed, clock.due()).toMillis(), 1_000L));
  }
}
