package org.aimsledger.incident.webhookdelivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.PersonPart;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.incident.webhookdelivery.Matching.Queued;
import org.junit.jupiter.api.Test;

/// The log → what goes to whom, with real documents.
class MatchingTest {
  private static final UUID ALL = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final UUID SEVERE = UUID.fromString("0198c0de-0000-7000-8000-0000000000a2");
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-0000000000b1");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final SealedText SEALED = new SealedText(ALL, SYSTEM, "x");
  private static final WebhookFilter EVERYTHING =
      new WebhookFilter(List.of(), List.of(), List.of());

  private long seq;

  @Test
  void aFilterAsksForWhatStoodWhenTheEventWasRecorded() {
    // Given
    var severe = new WebhookFilter(List.of(), List.of(Severity.SEV1), List.of());

    // When
    var queued =
        queued(
            created(ALL, EVERYTHING),
            created(SEVERE, severe),
            raised(SYSTEM),
            triaged(Severity.SEV3),
            new IncidentEvent.SeverityChanged(
                INCIDENT, Severity.SEV3, Severity.SEV1, "worse", NOON),
            missed());

    // Then
    assertThat(queued)
        .extracting(Queued::subscription, MatchingTest::name)
        .containsExactly(
            tuple(ALL, "incident-raised"),
            tuple(ALL, "incident-triaged"),
            tuple(ALL, "incident-severity-changed"),
            tuple(SEVERE, "incident-severity-changed"),
            tuple(ALL, "legal-clock-missed"),
            tuple(SEVERE, "legal-clock-missed"));
  }

  @Test
  void aFilterBySystemLooksAtAllSystemsOfTheIncident() {
    // Given
    var filter = new WebhookFilter(List.of(), List.of(), List.of(SYSTEM));

    // When
    var queued =
        queued(
            created(ALL, filter),
            raised(UUID.randomUUID()),
            new IncidentEvent.SystemLinked(INCIDENT, SYSTEM, "also", NOON),
            missed());

    // Then
    assertThat(queued)
        .extracting(MatchingTest::name)
        .containsExactly("incident-system-linked", "legal-clock-missed");
  }

  @Test
  void aFilterByTypeLetsThatTypeThrough() {
    // Given
    var filter =
        new WebhookFilter(
            List.of("org.aimsledger.incident.incident-raised.v1"), List.of(), List.of());

    // When
    var queued = queued(created(ALL, filter), raised(SYSTEM), triaged(Severity.SEV1), missed());

    // Then
    assertThat(queued).extracting(MatchingTest::name).containsExactly("incident-raised");
  }

  @Test
  void aDisabledSubscriptionGetsNothingUntilItIsEnabled() {
    // When
    var queued =
        queued(
            created(ALL, EVERYTHING),
            new WebhookSubscriptionEvent.Disabled(ALL, "moving", NOON),
            raised(SYSTEM),
            new WebhookSubscriptionEvent.Enabled(ALL, "moved", NOON),
            missed());

    // Then
    assertThat(queued).extracting(MatchingTest::name).containsExactly("legal-clock-missed");
  }

  @Test
  void whatHappenedBeforeTheSubscriptionIsNotSent() {
    // When
    var queued = queued(raised(SYSTEM), created(ALL, EVERYTHING), triaged(Severity.SEV2));

    // Then
    assertThat(queued).extracting(MatchingTest::name).containsExactly("incident-triaged");
  }

  @Test
  void whatNoRunningSystemHasAnsweredIsToldToThoseOnCall() {
    // Given
    var silent = new WebhookFilter(List.of("none"), List.of(), List.of());
    var matching =
        new Matching(
            List.of(
                new Target(ALL, "on-call", "mail:on-call", silent, true),
                new Target(SEVERE, "board", "mail:board", silent, true)),
            List.of(),
            new Recipients(List.of(), Map.of(1, Set.of(ALL), 2, Set.of(SEVERE))));

    // When
    matching.add(
        followed(new IncidentEvent.ContainmentRetried(INCIDENT, SYSTEM, "stop it", 2, NOON, NOON)));
    matching.add(followed(new IncidentEvent.ContainmentEscalated(INCIDENT, SYSTEM, 3, NOON)));
    matching.add(
        followed(
            new ContainmentActionEvent.Escalated(UUID.randomUUID(), INCIDENT, SYSTEM, 3, NOON)));

    // Then
    assertThat(matching.queued())
        .extracting(Queued::subscription, MatchingTest::name)
        .containsExactly(
            tuple(ALL, "containment-escalated"), tuple(ALL, "containment-action-escalated"));
  }

  @Test
  void anOrderToARunningSystemLeavesByWebhook() {
    // When
    var queued =
        queued(
            created(ALL, new WebhookFilter(List.of(), List.of(), List.of(SYSTEM))),
            raised(SYSTEM),
            new ContainmentActionEvent.Requested(
                UUID.randomUUID(),
                INCIDENT,
                SYSTEM,
                ContainmentMeasure.REVOKE_SCOPE,
                "tool/mail",
                "stop it",
                "rita",
                NOON,
                NOON));

    // Then
    assertThat(queued)
        .extracting(MatchingTest::name)
        .containsExactly("incident-raised", "containment-action-requested");
  }

  @Test
  void aLevelOfAnEscalationTellsWhomItNamesWhateverTheFiltersSay() {
    // Given
    var silent = new WebhookFilter(List.of("none"), List.of(), List.of());
    var matching =
        new Matching(
            List.of(
                new Target(ALL, "on-call", "mail:on-call", silent, true),
                new Target(SEVERE, "board", "mail:board", silent, true)),
            List.of(),
            new Recipients(List.of(), Map.of(1, Set.of(ALL), 2, Set.of(SEVERE))));

    // When
    matching.add(followed(new EscalationEvent.LevelReached(INCIDENT, 1, 300, NOON)));
    matching.add(followed(raised(SYSTEM)));

    // Then
    assertThat(matching.queued())
        .extracting(Queued::subscription, MatchingTest::name)
        .containsExactly(tuple(ALL, "incident-escalated"));
  }

  @Test
  void noTextAboutAPersonLeaves() {
    // When
    var queued =
        queued(
            created(ALL, EVERYTHING),
            new IncidentEvent.PersonNamed(
                INCIDENT, SYSTEM, PersonPart.AFFECTED, SEALED, null, null, NOON));

    // Then
    assertThat(queued).isEmpty();
  }

  @Test
  void thePayloadIsWhatStandardWebhooksAskFor() {
    // Given
    var followed = followed(raised(SYSTEM));

    // When
    var payload = FollowedEventTypes.payload(followed.document());

    // Then
    assertThat(payload)
        .startsWith(
            "{\"type\":\"org.aimsledger.incident.incident-raised.v1\","
                + "\"timestamp\":\"2027-12-03T12:00:00Z\",\"data\":{\"event\":\"")
        .contains("\"subject\":\"incident/" + INCIDENT + "\"", "\"title\":\"Wrong refusals\"");
  }

  @Test
  void aMessageHasTheSameIdHoweverOftenItIsQueued() {
    // Given
    var event = UUID.randomUUID();

    // When
    var id = FollowedEventTypes.message(ALL, event);

    // Then
    assertThat(FollowedEventTypes.message(ALL, event)).isEqualTo(id);
    assertThat(FollowedEventTypes.message(SEVERE, event)).isNotEqualTo(id);
    assertThat(FollowedEventTypes.message(ALL, UUID.randomUUID())).isNotEqualTo(id);
  }

  @Test
  void lanesAreMergedByTimeAndAFullOneIsWaitedFor() {
    // Given
    var early = at(0, 1, NOON);
    var middle = at(1, 1, NOON.plusSeconds(1));
    var late = at(0, 2, NOON.plusSeconds(2));
    var last = at(1, 2, NOON.plusSeconds(3));
    var lanes = List.of(early, late, middle, last);

    // When
    var all = LaneMerge.merge(lanes, 3);
    var firstPage = LaneMerge.merge(lanes, 2);

    // Then
    assertThat(all).containsExactly(early, middle, late, last);
    // Lane 0 may go on before what is left of lane 1.
    assertThat(firstPage).containsExactly(early, middle, late);
  }

  private static String name(Queued queued) {
    return queued.type().replaceAll("org\\.aimsledger\\.incident\\.(.*)\\.v1", "$1");
  }

  private List<Queued> queued(IncidentServiceEvent... events) {
    var matching = new Matching(List.of(), List.of(), Recipients.none());
    var followed = new ArrayList<Followed>();
    for (var event : events) {
      followed.add(followed(event));
    }
    followed.forEach(matching::add);
    return matching.queued();
  }

  private static WebhookSubscriptionEvent created(UUID id, WebhookFilter filter) {
    return new WebhookSubscriptionEvent.Created(
        id, "SIEM", "https://siem.example.org", filter, SEALED, NOON);
  }

  private static IncidentEvent raised(UUID system) {
    return new IncidentEvent.Raised(
        INCIDENT,
        "Wrong refusals",
        "Loans refused",
        List.of(system),
        IncidentOrigin.PERSON,
        null,
        null,
        NOON);
  }

  private static IncidentEvent triaged(Severity severity) {
    return new IncidentEvent.Triaged(
        INCIDENT,
        List.of(SYSTEM),
        IncidentKind.INCIDENT,
        severity,
        OecdSeverity.INCIDENT,
        NOON,
        "carla",
        NOON);
  }

  private static RegulatoryCaseEvent missed() {
    return new RegulatoryCaseEvent.ClockMissed(INCIDENT, "gdpr-33-1", NOON, NOON);
  }

  private Followed followed(IncidentServiceEvent event) {
    seq++;
    return followed(event, 0, seq, NOON);
  }

  private static Followed at(int lane, long seq, Instant time) {
    return followed(missed(), lane, seq, time);
  }

  private static Followed followed(IncidentServiceEvent event, int lane, long seq, Instant time) {
    var envelope =
        new EventDocument.Envelope(
            UUID.randomUUID(),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("incident", INCIDENT),
            seq,
            time.atOffset(ZoneOffset.UTC),
            "anna",
            "c",
            null,
            null);
    var document = EventDocument.write(envelope, event);
    assertThat(new String(document, StandardCharsets.UTF_8)).contains("specversion");
    return FollowedEventTypes.read(lane, seq, document);
  }
}
