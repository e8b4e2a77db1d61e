package org.aimsledger.incident.evidence;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.ArtefactKind;
import org.aimsledger.contracts.incident.EvidenceEvent;
import org.aimsledger.contracts.incident.EvidenceFile;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.evidence.Evidence.Kept;
import org.aimsledger.incident.evidence.EvidenceCommand.AllowAlteration;
import org.aimsledger.incident.evidence.EvidenceCommand.ApproveRelease;
import org.aimsledger.incident.evidence.EvidenceCommand.Collect;
import org.aimsledger.incident.evidence.EvidenceCommand.HandOver;
import org.aimsledger.incident.evidence.EvidenceCommand.Hold;
import org.aimsledger.incident.evidence.EvidenceCommand.ProposeAlteration;
import org.aimsledger.incident.evidence.EvidenceCommand.ProposeRelease;
import org.aimsledger.incident.evidence.EvidenceCommand.Read;
import org.aimsledger.incident.evidence.EvidenceCommand.RefuseAlteration;
import org.aimsledger.incident.evidence.EvidenceCommand.RefuseRelease;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.testkit.spec.ApprovedState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceDeciderTest {
  private static final UUID INCIDENT = new UUID(1, 1);
  private static final UUID LOG = new UUID(2, 2);
  private static final UUID FILE = new UUID(3, 3);
  private static final UUID FIX = new UUID(4, 4);
  private static final Instant BEFORE = Instant.parse("2027-12-03T15:00:00Z");
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  private static final PersonId RITA = new PersonId("rita");
  private static final PersonId ANNA = new PersonId("anna");
  private static final Reason WHY = new Reason("because");
  private static final Sha256 DIGEST = new Sha256("0123456789ABCDEF".repeat(4));
  private static final EvidenceDecider DECIDER = new EvidenceDecider();

  private static final Hold HOLD = new Hold(INCIDENT, WHY, RITA, NOW);
  private static final ProposeAlteration PROPOSE =
      new ProposeAlteration(INCIDENT, FIX, AlterationKind.FIX, WHY, RITA, NOW);
  private static final AllowAlteration ALLOW = new AllowAlteration(INCIDENT, FIX, ANNA, NOW);
  private static final RefuseAlteration REFUSE =
      new RefuseAlteration(INCIDENT, FIX, WHY, ANNA, NOW);
  private static final ApproveRelease APPROVE = new ApproveRelease(INCIDENT, false, ANNA, NOW);

  private static Collect collect(UUID id, @Nullable EvidenceFile file) {
    return new Collect(INCIDENT, id, find(BEFORE, NOW), DIGEST, file, RITA, NOW);
  }

  private static Find find(Instant collectedAt, Instant windowTo) {
    return new Find(
        ArtefactKind.LOG_WINDOW, "log", null, null, BEFORE, windowTo, "exported", collectedAt);
  }

  private static ProposeRelease release(
      @Nullable Instant informedAt, boolean mustBeInformed, PersonId by) {
    return new ProposeRelease(INCIDENT, WHY, informedAt, mustBeInformed, by, NOW);
  }

  private static Evidence after(EvidenceCommand... commands) {
    Evidence state = DECIDER.initial();
    for (var command : commands) {
      if (DECIDER.decide(command, state)
          instanceof Decision.Accepted<EvidenceEvent, EvidenceRejection>(var events)) {
        for (var event : events) {
          state = DECIDER.evolve(state, event);
        }
      } else {
        throw new AssertionError(command + " was refused");
      }
    }
    return state;
  }

  private static Kept kept(EvidenceCommand... commands) {
    return (Kept) after(commands);
  }

  @Test
  void anythingCollectedSaysWhoWhenAndHow() {
    // When
    var decision = DECIDER.decide(collect(LOG, null), after(HOLD));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new EvidenceEvent.ArtefactCollected(
                    INCIDENT,
                    LOG,
                    ArtefactKind.LOG_WINDOW,
                    "log",
                    "0123456789abcdef".repeat(4),
                    null,
                    null,
                    BEFORE,
                    NOW,
                    "exported",
                    BEFORE,
                    "rita",
                    null,
                    NOW)));
  }

  @Test
  void custodyFollowsEachHandOver() {
    // Given
    var handOver = new HandOver(INCIDENT, LOG, ANNA, WHY, NOW);

    // When
    var decision = DECIDER.decide(handOver, after(collect(LOG, null)));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(new EvidenceEvent.HandedOver(INCIDENT, LOG, "rita", "anna", "because", NOW)));
    assertThat(DECIDER.decide(handOver, after(collect(LOG, null), handOver))).isEqualTo(accept());
    // Collecting it once more is the same order, whoever has it by now.
    assertThat(DECIDER.decide(collect(LOG, null), after(collect(LOG, null), handOver)))
        .isEqualTo(accept());
  }

  @Test
  void eachReadingIsAnEntryOfItsOwn() {
    // Given
    var read = new Read(INCIDENT, FILE, WHY, ANNA, NOW);
    var event = new EvidenceEvent.Read(INCIDENT, FILE, "anna", "because", NOW);
    var file = collect(FILE, new EvidenceFile("log.csv", "text/csv", 3));

    // Then
    assertThat(DECIDER.decide(read, after(file))).isEqualTo(accept(event));
    assertThat(DECIDER.decide(read, after(file, read))).isEqualTo(accept(event));
  }

  @Test
  void anAlterationIsAllowedByASecondPersonForAsLongAsTheHoldLasts() {
    // When
    var held = kept(HOLD);
    var proposed = kept(HOLD, PROPOSE);
    var allowed = kept(HOLD, PROPOSE, ALLOW);
    var later = kept(HOLD, PROPOSE, ALLOW, release(null, false, RITA), APPROVE, HOLD);

    // Then
    assertThat(held.isHeld()).isTrue();
    assertThat(held.allowed()).isEmpty();
    assertThat(proposed.allowed()).isEmpty();
    assertThat(allowed.allowed()).isEqualTo(Set.of(AlterationKind.FIX));
    assertThat(later.isHeld()).isTrue();
    assertThat(later.allowed()).isEmpty();
  }

  @Test
  void theHoldEndsByTwoPersonsAndWhatWasCollectedStays() {
    // When
    var waiting = kept(HOLD, collect(LOG, null), release(null, false, RITA));
    var released = kept(HOLD, collect(LOG, null), release(null, false, RITA), APPROVE);

    // Then
    assertThat(waiting.isHeld()).isTrue();
    assertThat(released.hold()).isEqualTo(Evidence.Hold.RELEASED);
    assertThat(released.artefacts()).hasSize(1);
  }

  @Test
  void anOrderThatIsFulfilledRecordsNothing() {
    // Then
    assertThat(DECIDER.decide(HOLD, after(HOLD))).isEqualTo(accept());
    assertThat(DECIDER.decide(PROPOSE, after(HOLD, PROPOSE))).isEqualTo(accept());
    assertThat(DECIDER.decide(ALLOW, after(HOLD, PROPOSE, ALLOW))).isEqualTo(accept());
    assertThat(DECIDER.decide(REFUSE, after(HOLD, PROPOSE, REFUSE))).isEqualTo(accept());
    assertThat(DECIDER.decide(release(null, false, RITA), after(HOLD, release(null, false, RITA))))
        .isEqualTo(accept());
    assertThat(DECIDER.decide(APPROVE, after(HOLD, release(null, false, RITA), APPROVE)))
        .isEqualTo(accept());
  }

  static Stream<Arguments> refusals() {
    var none = new EvidenceRejection.NoEvidence(INCIDENT);
    var soon = NOW.plusSeconds(1);
    return Stream.of(
        Arguments.of(PROPOSE, after(), none),
        Arguments.of(ALLOW, after(), none),
        Arguments.of(REFUSE, after(), none),
        Arguments.of(release(null, false, RITA), after(), none),
        Arguments.of(APPROVE, after(), none),
        Arguments.of(new RefuseRelease(INCIDENT, WHY, ANNA, NOW), after(), none),
        Arguments.of(new HandOver(INCIDENT, LOG, ANNA, WHY, NOW), after(), none),
        Arguments.of(new Read(INCIDENT, LOG, WHY, ANNA, NOW), after(), none),
        Arguments.of(
            new HandOver(INCIDENT, LOG, ANNA, WHY, NOW),
            after(HOLD),
            new EvidenceRejection.UnknownArtefact(LOG)),
        Arguments.of(
            new Read(INCIDENT, LOG, WHY, ANNA, NOW),
            after(HOLD),
            new EvidenceRejection.UnknownArtefact(LOG)),
        Arguments.of(
            new Read(INCIDENT, LOG, WHY, ANNA, NOW),
            after(collect(LOG, null)),
            new EvidenceRejection.NoFile(LOG)),
        Arguments.of(
            collect(LOG, new EvidenceFile("a", "text/plain", 1)),
            after(collect(LOG, null)),
            new EvidenceRejection.ArtefactIsAnother(LOG)),
        Arguments.of(
            new Collect(INCIDENT, LOG, find(soon, NOW), DIGEST, null, RITA, NOW),
            after(),
            new EvidenceRejection.TimeInFuture("collectedAt", soon, NOW)),
        Arguments.of(
            new Collect(INCIDENT, LOG, find(NOW, soon), DIGEST, null, RITA, NOW),
            after(),
            new EvidenceRejection.TimeInFuture("windowTo", soon, NOW)));
  }

  static Stream<Arguments> refusalsUnderTheHold() {
    var soon = NOW.plusSeconds(1);
    return Stream.of(
        Arguments.of(PROPOSE, after(collect(LOG, null)), new EvidenceRejection.NotHeld(INCIDENT)),
        Arguments.of(ALLOW, after(HOLD), new EvidenceRejection.UnknownAlteration(FIX)),
        Arguments.of(REFUSE, after(HOLD), new EvidenceRejection.UnknownAlteration(FIX)),
        Arguments.of(
            new ProposeAlteration(INCIDENT, FIX, AlterationKind.ROLL_BACK, WHY, RITA, NOW),
            after(HOLD, PROPOSE),
            new EvidenceRejection.AlterationIsAnother(FIX)),
        Arguments.of(
            new AllowAlteration(INCIDENT, FIX, RITA, NOW),
            after(HOLD, PROPOSE),
            new EvidenceRejection.ProposerMayNotDecide("rita")),
        Arguments.of(
            ALLOW,
            after(HOLD, PROPOSE, REFUSE),
            new EvidenceRejection.AlterationDecided(FIX, "REFUSED")),
        Arguments.of(
            REFUSE,
            after(HOLD, PROPOSE, ALLOW),
            new EvidenceRejection.AlterationDecided(FIX, "ALLOWED")),
        Arguments.of(
            ALLOW,
            after(HOLD, PROPOSE, release(null, false, RITA), APPROVE),
            new EvidenceRejection.AlterationDecided(FIX, "LAPSED")),
        Arguments.of(
            release(null, false, RITA),
            after(collect(LOG, null)),
            new EvidenceRejection.NotHeld(INCIDENT)),
        Arguments.of(
            release(null, true, RITA),
            after(HOLD),
            new EvidenceRejection.AuthorityNotInformed(INCIDENT)),
        Arguments.of(
            release(soon, true, RITA),
            after(HOLD),
            new EvidenceRejection.TimeInFuture("authorityInformedAt", soon, NOW)),
        Arguments.of(
            release(null, false, ANNA),
            after(HOLD, release(null, false, RITA)),
            new EvidenceRejection.ReleaseIsPending("rita")),
        Arguments.of(
            new ApproveRelease(INCIDENT, true, RITA, NOW),
            after(HOLD, release(BEFORE, true, RITA)),
            new EvidenceRejection.ProposerMayNotDecide("rita")),
        // A clock of the AI Act has started since it was proposed
        Arguments.of(
            new ApproveRelease(INCIDENT, true, ANNA, NOW),
            after(HOLD, release(null, false, RITA)),
            new EvidenceRejection.AuthorityNotInformed(INCIDENT)),
        Arguments.of(APPROVE, after(HOLD), new EvidenceRejection.NoReleaseProposed(INCIDENT)),
        Arguments.of(
            new RefuseRelease(INCIDENT, WHY, ANNA, NOW),
            after(HOLD),
            new EvidenceRejection.NoReleaseProposed(INCIDENT)));
  }

  @ParameterizedTest
  @MethodSource({"refusals", "refusalsUnderTheHold"})
  void whatMayNotBeIsRefused(EvidenceCommand command, Evidence state, EvidenceRejection reason) {
    // When
    var decision = DECIDER.decide(command, state);

    // Then
    assertThat(decision).isEqualTo(reject(reason));
  }

  @Test
  void artefactsOfOneIncidentAreLimited() {
    // Given
    var state = after(HOLD);
    for (var number = 0; number < EvidenceCommand.MOST_ARTEFACTS; number++) {
      state =
          DECIDER.evolve(
              state,
              new EvidenceEvent.ArtefactCollected(
                  INCIDENT,
                  new UUID(9, number),
                  ArtefactKind.OTHER,
                  "x",
                  DIGEST.value(),
                  null,
                  null,
                  null,
                  null,
                  "x",
                  NOW,
                  "rita",
                  null,
                  NOW));
    }

    // When
    var decision = DECIDER.decide(collect(LOG, null), state);

    // Then
    assertThat(decision).isEqualTo(reject(new EvidenceRejection.TooMany("artefacts", 500)));
  }

  @Test
  void aWindowHasTwoEndsInTheirOrderAndADigestHas64Digits() {
    // Then
    assertThatThrownBy(() -> find(NOW, BEFORE.minusSeconds(1)))
        .hasMessage("windowTo must not be before windowFrom");
    assertThatThrownBy(
            () -> new Find(ArtefactKind.LOG_WINDOW, "a", null, null, null, null, "b", NOW))
        .hasMessage("a window of logs needs windowFrom and windowTo");
    assertThatThrownBy(() -> new Find(ArtefactKind.MODEL, "a", null, null, NOW, null, "b", NOW))
        .hasMessage("a window has windowFrom and windowTo");
    assertThatThrownBy(() -> new Sha256("abc")).hasMessage("must be 64 hexadecimal digits");
  }

  @Test
  void theFormOfTheStateIsTheApprovedOne() {
    // Given
    var state =
        after(
            HOLD,
            collect(LOG, null),
            collect(FILE, new EvidenceFile("log.csv", "text/csv", 3)),
            PROPOSE,
            ALLOW,
            release(BEFORE, true, RITA));

    // When
    var written = EvidenceEventTypes.STATES.write(state);

    // Then
    assertThat(EvidenceEventTypes.STATES.read(written)).contains(state);
    ApprovedState.assertThatIsApproved("evidence", EvidenceEventTypes.STATES.version(), written);
  }
}
