package org.aimsledger.incident.incidentfigures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.contracts.incident.Punctuality;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.incident.StatedMoment;
import org.aimsledger.contracts.incident.StepOutcome;
import org.jspecify.annotations.Nullable;

/// Streams of many incidents, drills and signals; the same ones for the same seed.
final class RandomMatters {
  static final Instant BEGIN = Instant.parse("2027-01-01T00:00:00Z");
  private static final List<UUID> SYSTEMS = List.of(new UUID(9, 1), new UUID(9, 2), new UUID(9, 3));
  private static final List<String> REGIMES = List.of("eu-ai-act", "gdpr");

  private final Random random;
  private final List<Stream> streams = new ArrayList<>();

  private RandomMatters(long seed) {
    random = new Random(seed);
  }

  /// One stream with its events in their order.
  record Stream(String category, UUID id, List<IncidentServiceEvent> events) {}

  static List<Stream> of(long seed) {
    var made = new RandomMatters(seed);
    for (var number = 1; number <= 40; number++) {
      made.incident(new UUID(1, number));
    }
    for (var number = 1; number <= 10; number++) {
      made.run(new UUID(2, number), number % 3 == 0 ? new UUID(1, number) : null);
    }
    return made.streams;
  }

  private Instant after(Instant time, int mostHours) {
    return time.plus(Duration.ofSeconds(1 + random.nextInt(mostHours * 3_600)));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean chance(int hundredths) {
    return random.nextInt(100) < hundredths;
  }

  private void incident(UUID id) {
    var at = BEGIN.plus(Duration.ofHours(random.nextInt(24 * 300)));
    @Nullable UUID report = null;
    if (chance(40)) {
      report = new UUID(3, id.getLeastSignificantBits());
      var reported = at.minusSeconds(random.nextInt(50_000));
      streams.add(new Stream("signal", report, List.of(signal(report, reported))));
    }
    var life = new ArrayList<IncidentServiceEvent>();
    life.add(
        new IncidentEvent.Raised(
            id,
            "odd answers",
            "d",
            chance(80) ? List.of(one(SYSTEMS)) : List.of(),
            report == null ? IncidentOrigin.PERSON : IncidentOrigin.SIGNAL,
            report,
            chance(70) ? at.minusSeconds(random.nextInt(100_000)) : null,
            at));
    at = judged(id, life, at);
    ended(id, life, at);
    streams.add(new Stream("incident", id, life));
    if (chance(70)) {
      legalCase(id, after(life.getFirst() instanceof IncidentEvent e ? e.at() : at, 9));
    }
    if (chance(40)) {
      measures(id, at);
    }
    if (chance(50)) {
      review(id, at);
    }
  }

  private Instant judged(UUID id, List<IncidentServiceEvent> life, Instant raised) {
    var at = after(raised, 5);
    if (chance(70)) {
      life.add(new IncidentEvent.Acknowledged(id, "rita", at));
    }
    if (chance(40)) {
      life.add(new IncidentEvent.SystemLinked(id, one(SYSTEMS), "it too", at));
    }
    if (chance(30)) {
      at = after(at, 3);
      life.add(
          new IncidentEvent.ContainmentAcknowledged(
              id, SYSTEMS.getFirst(), one(List.of(ContainmentOutcome.values())), "d", at));
    }
    if (chance(80)) {
      at = after(at, 20);
      life.add(
          new IncidentEvent.Triaged(
              id,
              List.of(),
              one(List.of(IncidentKind.values())),
              Severity.SEV2,
              one(List.of(OecdSeverity.values())),
              raised.minusSeconds(random.nextInt(5_000)),
              "carl",
              at));
      if (chance(30)) {
        life.add(
            new IncidentEvent.KindChanged(
                id, IncidentKind.ISSUE, one(List.of(IncidentKind.values())), "r", at));
      }
    }
    return at;
  }

  private void ended(UUID id, List<IncidentServiceEvent> life, Instant from) {
    var at = after(from, 100);
    switch (random.nextInt(6)) {
      case 0 -> life.add(new IncidentEvent.Rejected(id, "none", at));
      case 1 -> life.add(new IncidentEvent.Merged(id, new UUID(1, 99), "same", at));
      case 2, 3, 4 -> {
        at = mended(id, life, at);
        life.add(resolved(id, at));
        if (chance(40)) {
          at = after(at, 30);
          life.add(new IncidentEvent.Reopened(id, List.of(), "new facts", at));
          if (chance(50)) {
            at = mended(id, life, at);
            at = after(at, 30);
            life.add(resolved(id, at));
          }
        }
      }
      default -> {
        // It goes on.
      }
    }
  }

  /// Not always, not always to the end, and sometimes again.
  private Instant mended(UUID id, List<IncidentServiceEvent> life, Instant from) {
    var at = from;
    while (chance(60)) {
      at = after(at, 10);
      life.add(new IncidentEvent.EradicationStarted(id, null, at));
      life.add(new IncidentEvent.EradicationCompleted(id, "fix", at));
      life.add(new IncidentEvent.RecoveryStarted(id, "gate", at));
      if (chance(80)) {
        at = after(at, 10);
        life.add(new IncidentEvent.RecoveryCompleted(id, "well", at));
      }
    }
    return at;
  }

  private IncidentEvent resolved(UUID id, Instant at) {
    var causes = List.of(CauseClass.DRIFT, CauseClass.DATA, CauseClass.UNDETERMINED);
    return new IncidentEvent.Resolved(id, List.of(), "s", one(causes), "because", at);
  }

  private void legalCase(UUID id, Instant from) {
    var at = from;
    var events = new ArrayList<IncidentServiceEvent>();
    events.add(stated(id, at));
    for (var regime : REGIMES) {
      at = after(at, 30);
      clock(id, regime, at, events);
      if (chance(60)) {
        events.add(decided(id, regime, one(List.of(Reportability.values())), at));
        at = after(at, 10);
        events.add(decided(id, regime, Reportability.REPORTABLE, at));
      }
    }
    if (chance(40)) {
      events.add(stated(id, after(at, 5)));
    }
    streams.add(new Stream("regulatory-case", id, events));
  }

  private RegulatoryCaseEvent stated(UUID id, Instant at) {
    var moments =
        chance(70)
            ? List.of(new StatedMoment("AWARE", at.minusSeconds(random.nextInt(20_000))))
            : List.<StatedMoment>of();
    return new RegulatoryCaseEvent.FactsStated(
        id, List.of(), moments, "UTC", null, "legal-clocks@2026.1", "known", at);
  }

  private static RegulatoryCaseEvent decided(
      UUID id, String regime, Reportability decision, Instant at) {
    return new RegulatoryCaseEvent.ReportabilityDecided(id, regime, decision, "lea", 1, "r", at);
  }

  private void clock(UUID id, String regime, Instant at, List<IncidentServiceEvent> events) {
    var clock = regime + "-first";
    var strict = at.plus(Duration.ofHours(chance(20) ? 0 : 72));
    events.add(
        new RegulatoryCaseEvent.ClockStarted(
            id, clock, clock, regime, at, strict, strict.plusSeconds(3_600), "p", at));
    if (chance(30)) {
      events.add(
          new RegulatoryCaseEvent.ClockTolled(
              id,
              clock,
              at,
              at,
              strict.plusSeconds(90_000),
              strict.plusSeconds(80_000),
              "a",
              "b",
              "r",
              at));
    }
    switch (random.nextInt(4)) {
      case 0 -> events.add(new RegulatoryCaseEvent.ClockSetAside(id, clock, "a", "b", "r", at));
      case 1, 2 ->
          events.add(
              new RegulatoryCaseEvent.ClockMet(
                  id,
                  clock,
                  new UUID(4, 4),
                  at.plus(Duration.ofSeconds(random.nextInt(600_000))),
                  Punctuality.BOTH_READINGS,
                  at));
      default -> {
        // It runs.
      }
    }
  }

  private void measures(UUID id, Instant from) {
    var action = new UUID(5, id.getLeastSignificantBits());
    var at = after(from, 3);
    var events = new ArrayList<IncidentServiceEvent>();
    events.add(
        new ContainmentActionEvent.Requested(
            action,
            id,
            SYSTEMS.getFirst(),
            ContainmentMeasure.FALL_BACK_TO_HUMAN,
            null,
            "stop",
            "rita",
            at.plusSeconds(600),
            at));
    if (chance(70)) {
      events.add(
          new ContainmentActionEvent.Acknowledged(
              action, id, one(List.of(MeasureOutcome.values())), "d", "ops", after(at, 2)));
    }
    streams.add(new Stream("containment-action", id, events));
  }

  /// Actions whose days are around the time that the figures are looked at.
  private void review(UUID id, Instant from) {
    var at = after(from, 3);
    var events = new ArrayList<IncidentServiceEvent>();
    events.add(new ReviewEvent.Started(id, List.of(), "fay", "carl", at));
    for (var number = 0; number < 2; number++) {
      var action = new UUID(6, 2 * id.getLeastSignificantBits() + number);
      events.add(
          new ReviewEvent.CorrectiveActionPlanned(
              id, action, List.of(), null, "t", "d", "olga", day(), "fay", at));
      while (chance(50)) {
        at = after(at, 3);
        events.add(
            new ReviewEvent.CorrectiveActionFollowed(
                id, action, one(List.of(ActionStanding.values())), day(), at));
      }
    }
    streams.add(new Stream("review", id, events));
  }

  private LocalDate day() {
    return LocalDate.of(2027, 6, 20).plusDays(random.nextInt(60));
  }

  private static SignalEvent signal(UUID id, Instant at) {
    return new SignalEvent.Reported(
        id,
        SignalSource.PERSON,
        "odd",
        "t",
        List.of(),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        at);
  }

  private void run(UUID id, @Nullable UUID incident) {
    var at = BEGIN.plus(Duration.ofHours(random.nextInt(24 * 300)));
    var drill = incident == null;
    var events = new ArrayList<IncidentServiceEvent>();
    events.add(
        new PlaybookRunEvent.Started(
            id, incident, drill, "drift", "p@1", List.of(), "DRILL", "r", at));
    if (chance(80)) {
      at = after(at, 2);
      events.add(new PlaybookRunEvent.StepSettled(id, "look", StepOutcome.DONE, "n", "rita", at));
      at = after(at, 2);
      events.add(new PlaybookRunEvent.StepSettled(id, "mend", StepOutcome.DONE, "n", "rita", at));
    }
    if (chance(70)) {
      events.add(new PlaybookRunEvent.Completed(id, drill, "learnt", after(at, 4)));
    }
    streams.add(new Stream("playbook-run", id, events));
  }
}
