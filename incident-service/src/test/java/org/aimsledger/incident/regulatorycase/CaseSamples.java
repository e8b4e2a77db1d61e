package org.aimsledger.incident.regulatorycase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.aimsledger.referencedata.PackVersion;
import org.aimsledger.referencedata.Versions;
import org.aimsledger.referencedata.load.BundledPacks;

/// One case on the bundled rules, its commands and events.
final class CaseSamples {
  static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  static final UUID FILING = UUID.fromString("0198c0de-0000-7000-8000-0000000000f1");

  /// Friday.
  static final Instant AWARE = Instant.parse("2027-12-03T15:02:00Z");

  static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  static final PersonId RITA = new PersonId("responder-rita");
  static final PersonId ANNA = new PersonId("approver-anna");
  static final Reason WHY = new Reason("because");
  static final String SHA_256 = "0123456789abcdef".repeat(4);

  /// No holidays but Christmas.
  static final Holidays HOLIDAYS =
      new Holidays() {
        @Override
        public boolean isHoliday(String calendar, LocalDate day) {
          return day.getMonthValue() == 12 && day.getDayOfMonth() == 25;
        }

        @Override
        public Set<String> calendars() {
          return Set.of("de");
        }
      };

  static final Packs PACKS =
      new Packs(BundledPacks.load().legalClocks(), BundledPacks.load().detectionRules());
  static final RegulatoryCaseDecider DECIDER = new RegulatoryCaseDecider(PACKS, HOLIDAYS);

  private CaseSamples() {}

  /// The bundled rules, and from a day on ones in which one period in hours has another length.
  static Packs withNextPack(Instant from, String rule, int hours) {
    var now = PACKS.clocks(from);
    var next =
        new LegalClocks(
            new PackVersion(now.version().pack(), "2027.9"),
            from.atZone(ZoneOffset.UTC).toLocalDate(),
            now.source(),
            now.facts(),
            now.regimes(),
            now.clocks().stream()
                .map(clock -> clock.id().equals(rule) ? lasting(clock, hours) : clock)
                .toList());
    return new Packs(new Versions<>(List.of(now, next)), PACKS.detectionRules());
  }

  private static LegalClocks.Clock lasting(LegalClocks.Clock clock, int hours) {
    return new LegalClocks.Clock(
        clock.id(),
        clock.regime(),
        clock.paragraph(),
        clock.title(),
        clock.addressee(),
        clock.trigger(),
        clock.step(),
        new LegalClocks.Period(hours, LegalClocks.Unit.HOURS),
        clock.condition(),
        clock.shortestOf(),
        clock.after(),
        clock.within(),
        clock.repeats(),
        clock.incompleteAllowed(),
        clock.source(),
        clock.retrievedOn());
  }

  static RegulatoryCaseCommand.StateFacts facts(String... facts) {
    return facts(Map.of(Trigger.AWARE, AWARE), NOW, facts);
  }

  static RegulatoryCaseCommand.StateFacts facts(
      Map<Trigger, Instant> moments, Instant at, String... facts) {
    return new RegulatoryCaseCommand.StateFacts(
        INCIDENT, Set.copyOf(Arrays.asList(facts)), moments, ZoneId.of("UTC"), null, WHY, at);
  }

  static Report report(Instant filedAt, boolean complete, String... clocks) {
    return report(FILING, filedAt, complete, clocks);
  }

  static Report report(UUID filing, Instant filedAt, boolean complete, String... clocks) {
    return new Report(
        filing, Arrays.asList(clocks), "Authority", "ref 1", SHA_256, complete, filedAt);
  }

  static RegulatoryCaseCommand file(Report report, Instant at) {
    return new RegulatoryCaseCommand.FileReport(INCIDENT, report, RITA, null, at);
  }

  /// The state after the commands, each of which must be accepted.
  static RegulatoryCase after(RegulatoryCaseCommand... commands) {
    var state = DECIDER.initial();
    for (var command : commands) {
      for (var event : events(DECIDER.decide(command, state))) {
        state = DECIDER.evolve(state, event);
      }
    }
    return state;
  }

  /// The state after a command that must be accepted.
  static RegulatoryCase then(RegulatoryCase before, RegulatoryCaseCommand command) {
    var state = before;
    for (var event : events(DECIDER.decide(command, before))) {
      state = DECIDER.evolve(state, event);
    }
    return state;
  }

  static List<RegulatoryCaseEvent> events(
      Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> decision) {
    return switch (decision) {
      case Decision.Accepted<RegulatoryCaseEvent, RegulatoryCaseRejection>(var events) -> events;
      case Decision.Rejected<RegulatoryCaseEvent, RegulatoryCaseRejection>(var reason) ->
          throw new AssertionError("refused: " + reason);
    };
  }

  static LegalClock clock(RegulatoryCase state, String id) {
    return ((RegulatoryCase.Stated) state).clock(id).orElseThrow();
  }

  static List<String> running(RegulatoryCase state) {
    return ((RegulatoryCase.Stated) state)
        .clocks().stream().filter(LegalClock::isRunning).map(LegalClock::id).toList();
  }

  /// What keeps the incident from being closed.
  static List<String> open(RegulatoryCase state) {
    return ((RegulatoryCase.Stated) state).open();
  }
}
