package org.aimsledger.incident.incident;

import static org.aimsledger.incident.incident.IncidentSamples.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.ReviewStanding;

/// An incident that many random commands were given to; the same one for the same seed.
public final class RandomIncident {
  static final int COMMANDS = 200;
  private static final List<UUID> SYSTEMS = List.of(CHATBOT, SCORING, STRANGER);
  private static final List<PersonId> PEOPLE = List.of(RITA, OLAF, CARL, ANNA);

  /// Asks again after a second, and calls people after two requests.
  private static final Patience IMPATIENT =
      new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), 2);

  private final Incident.Known state;
  private final List<IncidentEvent> events;

  private RandomIncident(Incident.Known state, List<IncidentEvent> events) {
    this.state = state;
    this.events = List.copyOf(events);
  }

  public static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  public List<IncidentEvent> events() {
    return events;
  }

  public IncidentStatus status() {
    return state.status();
  }

  public List<UUID> suspendedSystems() {
    return systems(status -> status == Containment.Status.SUSPENDED);
  }

  public List<UUID> releasedSystems() {
    return systems(status -> status == Containment.Status.RELEASED);
  }

  public List<UUID> requestedSystems() {
    return systems(status -> status == Containment.Status.REQUESTED);
  }

  private List<UUID> systems(Predicate<Containment.Status> condition) {
    return state.facts().systemsWhere(containment -> condition.test(containment.status()));
  }

  Incident state() {
    return state;
  }

  public static RandomIncident of(long seed) {
    var decider = new IncidentDecider();
    var random = new Random(seed);
    var state = decider.initial();
    var all = new ArrayList<IncidentEvent>();
    for (var i = 0; i < COMMANDS; i++) {
      // A clock that jumps, also backwards.
      var at = NOON.plusSeconds(i).plusSeconds(random.nextInt(-30, 30));
      var command = command(random, at);
      if (decider.decide(command, state)
          instanceof Decision.Accepted<IncidentEvent, IncidentRejection>(var events)) {
        for (var event : events) {
          state = decider.evolve(state, event);
          all.add(event);
        }
      }
    }
    return new RandomIncident((Incident.Known) state, all);
  }

  /// What commands of one draw are made of.
  private record Draw(UUID system, PersonId person, Narrative text, Instant past, int choice) {}

  static IncidentCommand command(Random random, Instant at) {
    var draw =
        new Draw(
            pick(random, SYSTEMS),
            pick(random, PEOPLE),
            new Narrative("text " + random.nextInt(3)),
            at.minusSeconds(random.nextInt(10_000)),
            random.nextInt(25));
    return draw.choice() < 13 ? early(draw, random, at) : late(draw, random, at);
  }

  private static IncidentCommand early(Draw draw, Random random, Instant at) {
    var system = draw.system();
    var person = draw.person();
    return switch (draw.choice()) {
      case 0 ->
          new IncidentCommand.Raise(
              INCIDENT,
              new Title("t"),
              draw.text(),
              List.of(CHATBOT, SCORING),
              IncidentOrigin.PERSON,
              null,
              null,
              at);
      case 1 -> new IncidentCommand.LinkSystem(INCIDENT, system, WHY, at);
      case 2 -> new IncidentCommand.Acknowledge(INCIDENT, person, at);
      case 3 ->
          new IncidentCommand.Triage(
              INCIDENT,
              pick(random, List.of(IncidentKind.values())),
              pick(random, List.of(Severity.values())),
              pick(random, List.of(OecdSeverity.values())),
              draw.past(),
              person,
              at);
      case 4 ->
          new IncidentCommand.ChangeKind(
              INCIDENT, pick(random, List.of(IncidentKind.values())), WHY, at);
      case 5 ->
          new IncidentCommand.ChangeSeverity(
              INCIDENT,
              pick(random, List.of(Severity.values())),
              WHY,
              new IncidentCommand.Actor(person, random.nextBoolean()),
              at);
      case 6 ->
          new IncidentCommand.ChangeOecdSeverity(
              INCIDENT, pick(random, List.of(OecdSeverity.values())), WHY, at);
      case 7 -> new IncidentCommand.AssignCommander(INCIDENT, person, WHY, at);
      case 8, 9 ->
          random.nextBoolean()
              ? new IncidentCommand.RequestContainment(INCIDENT, system, WHY, IMPATIENT, at)
              : new IncidentCommand.WatchContainments(INCIDENT, IMPATIENT, at);
      case 10 ->
          new IncidentCommand.RecordContainment(
              INCIDENT,
              system,
              pick(random, List.of(ContainmentOutcome.values())),
              new Reason("detail"),
              at);
      case 11 -> new IncidentCommand.ReleaseContainment(INCIDENT, system, WHY, at);
      case 12 -> new IncidentCommand.RecordRelease(INCIDENT, system, at);
      default -> throw new AssertionError(draw);
    };
  }

  private static IncidentCommand late(Draw draw, Random random, Instant at) {
    var system = draw.system();
    var person = draw.person();
    var text = draw.text();
    return switch (draw.choice()) {
      case 13 -> new IncidentCommand.AddNote(INCIDENT, text, draw.past(), at);
      case 14 ->
          new IncidentCommand.HypothesiseCause(
              INCIDENT, pick(random, List.of(CauseClass.values())), text, at);
      case 15 ->
          new IncidentCommand.Resolve(
              INCIDENT, text, CauseClass.DATA, text, HoldStanding.NONE, true, List.of(), at);
      case 16 ->
          new IncidentCommand.Close(
              INCIDENT,
              text,
              person,
              List.of(),
              true,
              HoldStanding.NONE,
              new ReviewStanding(null, IncidentSamples.REVIEWED, List.of()),
              at);
      case 17 -> new IncidentCommand.Reopen(INCIDENT, text, at);
      case 20 -> mend(random, at);
      case 22, 23, 24 -> put(draw, random, at);
      case 21 -> sort(person, random, at);
      case 18 -> IncidentSamples.name(system, IncidentSamples.texts());
      default ->
          random.nextInt(8) > 0
              ? new IncidentCommand.AddNote(INCIDENT, text, null, at)
              : random.nextBoolean()
                  ? new IncidentCommand.Reject(INCIDENT, WHY, List.of(), at)
                  : merge(random, at);
    };
  }

  private static IncidentCommand sort(PersonId person, Random random, Instant at) {
    return random.nextBoolean()
        ? new IncidentCommand.AssignRole(
            INCIDENT, pick(random, List.of(ResponseRole.values())), person, WHY, RITA, at)
        : new IncidentCommand.Classify(
            INCIDENT,
            "t" + random.nextInt(2),
            "1",
            List.of("e" + random.nextInt(3)),
            List.of(),
            "taxonomies@1",
            at);
  }

  /// Into its place: in time, or beside other records.
  private static IncidentCommand put(Draw draw, Random random, Instant at) {
    var kind = pick(random, List.of(IncidentLinkKind.values()));
    return switch (random.nextInt(5)) {
      case 0 -> new IncidentCommand.LinkRecord(INCIDENT, kind, draw.system(), WHY, at);
      case 1 -> new IncidentCommand.UnlinkRecord(INCIDENT, kind, draw.system(), WHY, at);
      case 2 -> new IncidentCommand.UnlinkSystem(INCIDENT, draw.system(), WHY, at);
      case 3 ->
          new IncidentCommand.StateTime(
              INCIDENT,
              pick(random, List.of(IncidentMoment.values())),
              new StatedTime(null, TimePrecision.UNKNOWN, "forgotten"),
              WHY,
              at);
      default ->
          new IncidentCommand.StateTime(
              INCIDENT,
              pick(random, List.of(IncidentMoment.values())),
              new StatedTime(draw.past(), TimePrecision.HOUR, null),
              WHY,
              at);
    };
  }

  private static IncidentCommand mend(Random random, Instant at) {
    return switch (random.nextInt(5)) {
      case 0 -> new IncidentCommand.StartEradication(INCIDENT, WHY, HoldStanding.NONE, at);
      case 1 -> new IncidentCommand.CompleteEradication(INCIDENT, WHY, HoldStanding.NONE, at);
      case 2 -> new IncidentCommand.StartRecovery(INCIDENT, WHY, at);
      case 3 -> new IncidentCommand.StartMonitoring(INCIDENT, WHY, LATER.plusSeconds(5), at);
      default -> new IncidentCommand.CompleteRecovery(INCIDENT, WHY, at);
    };
  }

  private static IncidentCommand merge(Random random, Instant at) {
    var target = pick(random, List.of(MergeTarget.values()));
    return new IncidentCommand.Merge(INCIDENT, OTHER, target, WHY, List.of(), at);
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
