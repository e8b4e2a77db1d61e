package org.aimsledger.incident.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.PersonPart;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.ReviewStanding;

/// One incident with round times, and its commands and events.
final class IncidentSamples {
  static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  static final UUID OTHER = UUID.fromString("0198c0de-0000-7000-8000-000000000002");
  static final UUID CHATBOT = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");
  static final UUID SCORING = UUID.fromString("0198c0de-0000-7000-8000-00000000000b");
  static final UUID STRANGER = UUID.fromString("0198c0de-0000-7000-8000-00000000000c");

  static final UUID PERSON = UUID.fromString("0198c0de-0000-7000-8000-00000000000d");
  static final UUID KEY = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");

  static final Instant OCCURRED = Instant.parse("2027-12-03T14:00:00Z");
  static final Instant NOON = Instant.parse("2027-12-03T15:00:00Z");

  /// After every resolution of the tests.
  static final Instant REVIEWED = Instant.parse("2028-01-03T12:00:00Z");

  static final Instant LATER = Instant.parse("2027-12-03T15:30:00Z");

  static final PersonId RITA = new PersonId("responder-rita");
  static final PersonId OLAF = new PersonId("responder-olaf");
  static final PersonId CARL = new PersonId("commander-carl");
  static final PersonId ANNA = new PersonId("approver-anna");
  static final Reason WHY = new Reason("because");

  /// Five minutes, ten minutes; then people are called.
  static final Patience PATIENCE = new Patience(Duration.ofMinutes(5), Duration.ofHours(1), 2);

  private static final IncidentDecider DECIDER = new IncidentDecider();

  private IncidentSamples() {}

  static IncidentEvent raised() {
    return new IncidentEvent.Raised(
        INCIDENT,
        "Chatbot gives wrong dosage",
        "A patient was told to take ten times the dose.",
        List.of(CHATBOT, SCORING),
        IncidentOrigin.PERSON,
        null,
        OCCURRED,
        NOON);
  }

  static IncidentEvent acknowledged() {
    return new IncidentEvent.Acknowledged(INCIDENT, RITA.value(), NOON.plusSeconds(60));
  }

  static IncidentEvent triaged() {
    return triaged(Severity.SEV2);
  }

  static IncidentEvent triaged(Severity severity) {
    return new IncidentEvent.Triaged(
        INCIDENT,
        List.of(CHATBOT, SCORING),
        IncidentKind.INCIDENT,
        severity,
        OecdSeverity.UNDECIDED,
        NOON,
        CARL.value(),
        NOON.plusSeconds(120));
  }

  static IncidentEvent containmentRequested() {
    return new IncidentEvent.ContainmentRequested(
        INCIDENT, CHATBOT, "because", null, NOON.plusSeconds(180));
  }

  static IncidentEvent containmentAnswered(ContainmentOutcome outcome) {
    return new IncidentEvent.ContainmentAcknowledged(
        INCIDENT, CHATBOT, outcome, "said the owner", NOON.plusSeconds(240));
  }

  static IncidentEvent containmentReleased() {
    return new IncidentEvent.ContainmentReleased(
        INCIDENT, CHATBOT, "because", NOON.plusSeconds(300));
  }

  static IncidentEvent releaseAcknowledged() {
    return new IncidentEvent.ReleaseAcknowledged(INCIDENT, CHATBOT, NOON.plusSeconds(360));
  }

  static IncidentEvent resolved() {
    return new IncidentEvent.Resolved(
        INCIDENT,
        List.of(CHATBOT, SCORING),
        "Dosage answers are off.",
        CauseClass.TEST_GAP,
        "No test on units.",
        NOON.plusSeconds(600));
  }

  static IncidentEvent closed() {
    return new IncidentEvent.Closed(
        INCIDENT, List.of(CHATBOT, SCORING), "Test units.", NOON.plusSeconds(700));
  }

  static IncidentEvent rejected() {
    return new IncidentEvent.Rejected(INCIDENT, "no AI in it", NOON.plusSeconds(700));
  }

  static IncidentEvent merged() {
    return new IncidentEvent.Merged(INCIDENT, OTHER, "same thing", NOON.plusSeconds(700));
  }

  static IncidentEvent personNamed() {
    return new IncidentEvent.PersonNamed(
        INCIDENT,
        PERSON,
        PersonPart.AFFECTED,
        sealed("TmFtZQ"),
        sealed("Q29udGFjdA"),
        sealed("Tm90ZQ"),
        NOON.plusSeconds(800));
  }

  static Sealing.Sealed texts() {
    return new Sealing.Sealed(sealed("TmFtZQ"), sealed("Q29udGFjdA"), sealed("Tm90ZQ"));
  }

  private static SealedText sealed(String ciphertext) {
    return new SealedText(PERSON, KEY, ciphertext);
  }

  static IncidentCommand.NamePerson name(UUID person, Sealing texts) {
    return new IncidentCommand.NamePerson(INCIDENT, person, PersonPart.AFFECTED, texts, LATER);
  }

  static IncidentEvent[] active(IncidentEvent... more) {
    return plus(List.of(raised(), acknowledged(), triaged()), more);
  }

  static IncidentEvent[] resolvedAfter(IncidentEvent... between) {
    return plus(List.of(active(between)), resolved());
  }

  static IncidentEvent[] plus(List<IncidentEvent> first, IncidentEvent... more) {
    return Stream.concat(first.stream(), Arrays.stream(more)).toArray(IncidentEvent[]::new);
  }

  static Incident state(IncidentEvent... history) {
    var state = DECIDER.initial();
    for (var event : history) {
      state = DECIDER.evolve(state, event);
    }
    return state;
  }

  static Decision<IncidentEvent, IncidentRejection> when(Incident state, IncidentCommand command) {
    return DECIDER.decide(command, state);
  }

  static IncidentCommand.Raise raise() {
    return new IncidentCommand.Raise(
        INCIDENT,
        new Title("Chatbot gives wrong dosage"),
        new Narrative("A patient was told to take ten times the dose."),
        List.of(CHATBOT, SCORING),
        IncidentOrigin.PERSON,
        null,
        OCCURRED,
        NOON);
  }

  static IncidentCommand.Triage triage(Instant awareAt) {
    return new IncidentCommand.Triage(
        INCIDENT,
        IncidentKind.INCIDENT,
        Severity.SEV2,
        OecdSeverity.UNDECIDED,
        awareAt,
        CARL,
        LATER);
  }

  static IncidentCommand.RequestContainment contain(UUID system) {
    return new IncidentCommand.RequestContainment(INCIDENT, system, WHY, PATIENCE, LATER);
  }

  static IncidentCommand.ReleaseContainment release(UUID system) {
    return new IncidentCommand.ReleaseContainment(INCIDENT, system, WHY, LATER);
  }

  static IncidentCommand.RecordContainment answer(ContainmentOutcome outcome) {
    return new IncidentCommand.RecordContainment(
        INCIDENT, CHATBOT, outcome, new Reason("said the owner"), LATER);
  }

  static IncidentCommand.Resolve resolve() {
    return new IncidentCommand.Resolve(
        INCIDENT,
        new Narrative("Dosage answers are off."),
        CauseClass.TEST_GAP,
        new Narrative("No test on units."),
        HoldStanding.NONE,
        true,
        List.of(),
        LATER);
  }

  static IncidentCommand.Close close(PersonId by) {
    return close(by, new ReviewStanding(null, REVIEWED, List.of()));
  }

  static IncidentCommand.Close close(PersonId by, ReviewStanding review) {
    return new IncidentCommand.Close(
        INCIDENT,
        new Narrative("Test units."),
        by,
        List.of(),
        true,
        HoldStanding.NONE,
        review,
        LATER);
  }

  static IncidentCommand.ChangeSeverity severity(Severity to, boolean approver) {
    return new IncidentCommand.ChangeSeverity(
        INCIDENT, to, WHY, new IncidentCommand.Actor(ANNA, approver), LATER);
  }

  static IncidentCommand.Merge merge(IncidentCommand.MergeTarget target) {
    return new IncidentCommand.Merge(INCIDENT, OTHER, target, WHY, List.of(), LATER);
  }
}
