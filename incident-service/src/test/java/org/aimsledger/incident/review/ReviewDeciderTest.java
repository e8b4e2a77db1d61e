package org.aimsledger.incident.review;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.contracts.incident.CausePart;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.ReviewStep;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.CauseCategoryPacks;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.ReviewableIncident;
import org.aimsledger.referencedata.load.BundledPacks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewDeciderTest {
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final UUID OTHER = UUID.fromString("0198c0de-0000-7000-8000-0000000000a2");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000b1");
  private static final Instant RESOLVED = Instant.parse("2027-12-01T16:00:00Z");
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2027, 12, 31);
  private static final String PACK = "cause-categories@2026.1";
  private static final PersonId FAY = new PersonId("fay");
  private static final PersonId CARL = new PersonId("carl");
  private static final PersonId ANNA = new PersonId("anna");

  private static final ReviewEvent STARTED =
      new ReviewEvent.Started(INCIDENT, List.of(SYSTEM), "fay", "anna", NOW);
  private static final ReviewEvent ROOT =
      new ReviewEvent.CauseFound(
          INCIDENT, ID, CausePart.ROOT, "data-quality", "Old data", null, PACK, NOW);
  private static final ReviewEvent LESSON =
      new ReviewEvent.LessonLearnt(INCIDENT, ID, "Look at the age", null, "fay", NOW);
  private static final ReviewEvent PLANNED =
      new ReviewEvent.CorrectiveActionPlanned(
          INCIDENT, ID, List.of(SYSTEM), null, "Watch", "Alarm", "otto", DUE, "fay", NOW);
  private static final ReviewEvent COMPLETED =
      new ReviewEvent.Completed(INCIDENT, List.of(SYSTEM), "Old data", "fay", NOW);
  private static final ReviewEvent TRIGGERED =
      new ReviewEvent.RiskReassessmentTriggered(
          INCIDENT, List.of(SYSTEM), "data-quality: Old data", NOW);

  private final ReviewDecider decider =
      new ReviewDecider(
          new CauseCategoryPacks(BundledPacks.load().causeCategories()),
          new PlaybookPacks(BundledPacks.load().playbooks()));

  @Test
  void somebodyWhoHadNoPartInTheIncidentLeadsTheReview() {
    // When
    var decision = decide(start(FAY, resolved()));

    // Then
    assertThat(decision).isEqualTo(accept(STARTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"carl", "rita", "nora"})
  void whoHadAPartInTheIncidentDoesNot(String person) {
    // When
    var started = decide(start(new PersonId(person), resolved()));
    var handedOver =
        decide(
            new ReviewCommand.ChangeFacilitator(
                INCIDENT, new PersonId(person), new Reason("ill"), resolved(), NOW),
            STARTED);

    // Then
    Decision<ReviewEvent, ReviewRejection> refused =
        reject(new ReviewRejection.NotIndependent(person));
    assertThat(List.of(started, handedOver)).containsOnly(refused);
  }

  @Test
  void nobodyLooksBackBeforeItIsOver() {
    // When
    var active = decide(start(FAY, incident(null, Severity.SEV2)));
    var unknown = decide(start(FAY, ReviewableIncident.UNKNOWN));

    // Then
    assertThat(active).isEqualTo(reject(new ReviewRejection.NotResolved(INCIDENT)));
    assertThat(unknown).isEqualTo(reject(new ReviewRejection.UnknownIncident(INCIDENT)));
  }

  @Test
  void theFacilitatorAloneSaysWhatTheCausesWere() {
    // When
    var own = decide(cause(FAY, "data-quality"), STARTED);
    var other = decide(cause(CARL, "data-quality"), STARTED);

    // Then
    assertThat(own).isEqualTo(accept(ROOT));
    assertThat(other).isEqualTo(reject(new ReviewRejection.NotTheFacilitator("fay")));
  }

  @Test
  void causesAreSortedIntoWhatThePackHas() {
    // When
    var decision = decide(cause(FAY, "bad-luck"), STARTED);

    // Then
    assertThat(decision).isEqualTo(reject(new ReviewRejection.UnknownCategory("bad-luck", PACK)));
  }

  @Test
  void aReviewIsNotOverWithoutARootCauseThatStandsAndALesson() {
    // Given
    var withdrawn = new ReviewEvent.CauseWithdrawn(INCIDENT, ID, "new data", NOW);

    // When
    var nothing = decide(complete(resolved()), STARTED);
    var noRoot = decide(complete(resolved()), STARTED, ROOT, withdrawn, LESSON);
    var noLesson = decide(complete(resolved()), STARTED, ROOT);

    // Then
    Decision<ReviewEvent, ReviewRejection> rootMissing =
        reject(new ReviewRejection.RootCauseMissing(INCIDENT));
    assertThat(List.of(nothing, noRoot)).containsOnly(rootMissing);
    assertThat(noLesson).isEqualTo(reject(new ReviewRejection.LessonMissing(INCIDENT)));
  }

  @Test
  void theEndOfAReviewHasTheRisksOfItsSystemsJudgedAnew() {
    // When
    var decision = decide(complete(resolved()), STARTED, ROOT, LESSON);
    var again = decide(complete(resolved()), STARTED, ROOT, LESSON, COMPLETED, TRIGGERED);

    // Then
    assertThat(decision).isEqualTo(accept(COMPLETED, TRIGGERED));
    assertThat(again).isEqualTo(accept());
  }

  @Test
  void aFacilitatorWhoTookAPartSinceDoesNotEndIt() {
    // Given
    var seen =
        new ReviewableIncident(
            true,
            RESOLVED,
            List.of(SYSTEM),
            Severity.SEV2,
            null,
            Set.of("carl"),
            Set.of(),
            Set.of("carl", "fay"));

    // When
    var decision = decide(complete(seen), STARTED, ROOT, LESSON);

    // Then
    assertThat(decision).isEqualTo(reject(new ReviewRejection.NotIndependent("fay")));
  }

  @Test
  void actionsAreForCausesThatStandAndNotForYesterday() {
    // Given
    var yesterday = LocalDate.of(2027, 12, 2);

    // When
    var planned = decide(plan(null, DUE), STARTED);
    var ofNothing = decide(plan(OTHER, DUE), STARTED, ROOT);
    var late = decide(plan(null, yesterday), STARTED);

    // Then
    assertThat(planned).isEqualTo(accept(PLANNED));
    assertThat(ofNothing).isEqualTo(reject(new ReviewRejection.UnknownCause(OTHER)));
    assertThat(late)
        .isEqualTo(reject(new ReviewRejection.DueInPast(yesterday, LocalDate.of(2027, 12, 3))));
  }

  @Test
  void whatOtherServicesTellIsKeptOnceAlsoAfterTheEnd() {
    // Given
    var history = new ReviewEvent[] {STARTED, ROOT, LESSON, PLANNED, COMPLETED, TRIGGERED};
    var verified = new ReviewCommand.FollowAction(INCIDENT, ID, ActionStanding.VERIFIED, DUE, NOW);
    var returned = new ReviewCommand.ReturnReassessment(INCIDENT, SYSTEM, OTHER, NOW);
    var followed =
        new ReviewEvent.CorrectiveActionFollowed(INCIDENT, ID, ActionStanding.VERIFIED, DUE, NOW);
    var came = new ReviewEvent.RiskReassessmentReturned(INCIDENT, SYSTEM, OTHER, NOW);

    // When
    var action = decide(verified, history);
    var actionAgain = decide(verified, plus(history, followed));
    var reassessment = decide(returned, history);
    var reassessmentAgain = decide(returned, plus(history, came));

    // Then
    assertThat(action).isEqualTo(accept(followed));
    assertThat(actionAgain).isEqualTo(accept());
    assertThat(reassessment).isEqualTo(accept(came));
    assertThat(reassessmentAgain).isEqualTo(accept());
  }

  @Test
  void aLessonKnowsTheVersionThatCameOfItOnce() {
    // Given
    var step =
        new ReviewStep(
            "drift",
            new PlaybookStep(
                "data-age",
                PlaybookPhase.ASSESS,
                "system-owner",
                null,
                null,
                new PlaybookText("a", "b", "c")));
    var learnt = new ReviewEvent.LessonLearnt(INCIDENT, ID, "Look", step, "fay", NOW);
    var record = new ReviewCommand.RecordProposal(INCIDENT, ID, 3, NOW);
    var proposed = new ReviewEvent.PlaybookProposed(INCIDENT, ID, "drift", 3, NOW);

    // When
    var first = decide(record, STARTED, learnt);
    var again = decide(record, STARTED, learnt, proposed);
    var ofNone = decide(record, STARTED, LESSON);

    // Then
    assertThat(first).isEqualTo(accept(proposed));
    assertThat(again).isEqualTo(accept());
    assertThat(ofNone).isEqualTo(reject(new ReviewRejection.UnknownLesson(ID)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Severity.class,
      names = {"SEV3", "SEV4"})
  void anIncidentOfLittleWeightNeedsNoReviewWhenSomebodyElseAgrees(Severity severity) {
    // Given
    var seen = incident(RESOLVED, severity);

    // When
    var agreed = decide(waive(ANNA, seen));
    var commander = decide(waive(CARL, seen));
    var lowering = decide(waive(new PersonId("lea"), seen));

    // Then
    assertThat(agreed)
        .isEqualTo(accept(new ReviewEvent.Waived(INCIDENT, severity, "known", "anna", NOW)));
    assertThat(commander).isEqualTo(reject(new ReviewRejection.CommanderMayNotWaive("carl")));
    assertThat(lowering).isEqualTo(reject(new ReviewRejection.LowererMayNotWaive("lea")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Severity.class,
      names = {"UNDECIDED", "SEV1", "SEV2"})
  void anIncidentOfWeightIsReviewed(Severity severity) {
    // When
    var decision = decide(waive(ANNA, incident(RESOLVED, severity)));

    // Then
    assertThat(decision).isEqualTo(reject(new ReviewRejection.TooSevereToWaive(severity)));
  }

  @Test
  void anIncidentThatCameBackAndWasResolvedAgainIsReviewedAgain() {
    // Given
    var history = new ReviewEvent[] {STARTED, ROOT, LESSON, COMPLETED, TRIGGERED};
    var later = incident(NOW.plusSeconds(60), Severity.SEV2);

    // When
    var again = decide(start(FAY, resolved()), history);
    var anew = decide(start(FAY, later), history);

    // Then
    assertThat(again).isEqualTo(reject(new ReviewRejection.Settled(NOW)));
    assertThat(anew).isEqualTo(accept(STARTED));
  }

  @Test
  void aHistoryThatTheRulesDoNotAllowIsCorrupt() {
    assertThatThrownBy(() -> given(ROOT)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(STARTED, STARTED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(COMPLETED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(
            () -> given(STARTED, new ReviewEvent.CauseWithdrawn(INCIDENT, OTHER, "none", NOW)))
        .isInstanceOf(CorruptStreamException.class);
  }

  private static ReviewableIncident resolved() {
    return incident(RESOLVED, Severity.SEV2);
  }

  private static ReviewableIncident incident(@Nullable Instant resolvedAt, Severity severity) {
    return new ReviewableIncident(
        true,
        resolvedAt,
        List.of(SYSTEM),
        severity,
        null,
        Set.of("carl"),
        Set.of("lea"),
        Set.of("carl", "rita", "nora"));
  }

  private static ReviewCommand start(PersonId facilitator, ReviewableIncident seen) {
    return new ReviewCommand.Start(INCIDENT, facilitator, seen, ANNA, NOW);
  }

  private static ReviewCommand cause(PersonId by, String category) {
    return new ReviewCommand.FindCause(
        INCIDENT, ID, CausePart.ROOT, category, new Reason("Old data"), null, by, NOW);
  }

  private static ReviewCommand plan(@Nullable UUID cause, LocalDate due) {
    return new ReviewCommand.PlanAction(
        INCIDENT, ID, cause, "Watch", new Reason("Alarm"), new PersonId("otto"), due, FAY, NOW);
  }

  private static ReviewCommand complete(ReviewableIncident seen) {
    return new ReviewCommand.Complete(INCIDENT, new Reason("Old data"), seen, FAY, NOW);
  }

  private static ReviewCommand waive(PersonId by, ReviewableIncident seen) {
    return new ReviewCommand.Waive(INCIDENT, new Reason("known"), seen, by, NOW);
  }

  private static ReviewEvent[] plus(ReviewEvent[] history, ReviewEvent more) {
    var all = Arrays.copyOf(history, history.length + 1);
    all[history.length] = more;
    return all;
  }

  private Decision<ReviewEvent, ReviewRejection> decide(
      ReviewCommand command, ReviewEvent... history) {
    return decider.decide(command, given(history));
  }

  private Review given(ReviewEvent... history) {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
