package org.aimsledger.audit.auditfinding;

import static org.aimsledger.audit.auditfinding.Findings.ACTION;
import static org.aimsledger.audit.auditfinding.Findings.CLOSED;
import static org.aimsledger.audit.auditfinding.Findings.CORRECTED;
import static org.aimsledger.audit.auditfinding.Findings.DUE;
import static org.aimsledger.audit.auditfinding.Findings.DUE_CHANGED;
import static org.aimsledger.audit.auditfinding.Findings.EVIDENCE;
import static org.aimsledger.audit.auditfinding.Findings.EXPLAINED;
import static org.aimsledger.audit.auditfinding.Findings.FINDING;
import static org.aimsledger.audit.auditfinding.Findings.HANDED_OVER;
import static org.aimsledger.audit.auditfinding.Findings.LATER;
import static org.aimsledger.audit.auditfinding.Findings.LINKED;
import static org.aimsledger.audit.auditfinding.Findings.NOW;
import static org.aimsledger.audit.auditfinding.Findings.OTHER_ACTION;
import static org.aimsledger.audit.auditfinding.Findings.RAISED;
import static org.aimsledger.audit.auditfinding.Findings.TODAY;
import static org.aimsledger.audit.auditfinding.Findings.UNLINKED;
import static org.aimsledger.audit.auditfinding.Findings.WITHDRAWN;
import static org.aimsledger.audit.auditfinding.Findings.changeDue;
import static org.aimsledger.audit.auditfinding.Findings.close;
import static org.aimsledger.audit.auditfinding.Findings.correct;
import static org.aimsledger.audit.auditfinding.Findings.explain;
import static org.aimsledger.audit.auditfinding.Findings.handOver;
import static org.aimsledger.audit.auditfinding.Findings.link;
import static org.aimsledger.audit.auditfinding.Findings.linked;
import static org.aimsledger.audit.auditfinding.Findings.raise;
import static org.aimsledger.audit.auditfinding.Findings.raised;
import static org.aimsledger.audit.auditfinding.Findings.seen;
import static org.aimsledger.audit.auditfinding.Findings.unlink;
import static org.aimsledger.audit.auditfinding.Findings.withdraw;
import static org.aimsledger.contracts.audit.CorrectiveActionStanding.CANCELLED;
import static org.aimsledger.contracts.audit.CorrectiveActionStanding.DONE;
import static org.aimsledger.contracts.audit.CorrectiveActionStanding.OPEN;
import static org.aimsledger.contracts.audit.CorrectiveActionStanding.VERIFIED;
import static org.aimsledger.contracts.audit.FindingKind.OBSERVATION;
import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.ActionsUnsettled;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.AlreadyRaised;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.DueInPast;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.Ended;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.EvidenceMissing;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.LinksChanged;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.NotTheOwner;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.NothingVerified;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.OwnFinding;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.OwnWork;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.RootCauseMissing;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.TooManyActions;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.Unknown;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.UnknownAction;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.SeenAction;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFindingDeciderTest {
  private final AuditFindingDecider decider = new AuditFindingDecider();

  static Stream<FindingEvent> oneOfEach() {
    return Stream.of(
        RAISED,
        HANDED_OVER,
        DUE_CHANGED,
        CORRECTED,
        EXPLAINED,
        LINKED,
        UNLINKED,
        CLOSED,
        WITHDRAWN);
  }

  @ParameterizedTest
  @EnumSource
  void whatAnAuditorHasFoundIsRaisedOnce(FindingKind kind) {
    // When
    var first = decide(raise(kind, EVIDENCE));
    var again = decide(raise(kind, EVIDENCE), RAISED);
    var afterwards = decide(raise(kind, EVIDENCE), RAISED, WITHDRAWN);

    // Then
    assertThat(first).isEqualTo(accept(raised(kind)));
    assertThat(List.of(again, afterwards)).containsOnly(reject(new AlreadyRaised(FINDING)));
  }

  @ParameterizedTest
  @EnumSource(names = {"MAJOR_NONCONFORMITY", "MINOR_NONCONFORMITY"})
  void aNonconformityNeedsEvidence(FindingKind kind) {
    // When
    var decision = decide(raise(kind, List.of()));

    // Then
    assertThat(decision).isEqualTo(reject(new EvidenceMissing()));
  }

  @ParameterizedTest
  @EnumSource(names = {"OBSERVATION", "OPPORTUNITY_FOR_IMPROVEMENT"})
  void whatIsNoNonconformityNeedsNone(FindingKind kind) {
    // When
    var decision = decide(raise(kind, List.of()));

    // Then
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void whoRaisesAFindingNeverAnswersForIt() {
    // When
    var raised = decide(raise(OBSERVATION, EVIDENCE, "vera", DUE));
    var handedOver = decide(handOver("vera"), RAISED);

    // Then
    assertThat(List.of(raised, handedOver)).containsOnly(reject(new OwnFinding("vera")));
  }

  @Test
  void theLastDayIsNotInThePast() {
    // Given
    var yesterday = TODAY.minusDays(1);

    // When
    var raised = decide(raise(OBSERVATION, EVIDENCE, "otto", yesterday));
    var today = decide(raise(OBSERVATION, EVIDENCE, "otto", TODAY));
    var changed = decide(changeDue(yesterday, "anna"), RAISED);

    // Then
    assertThat(List.of(raised, changed)).containsOnly(reject(new DueInPast(yesterday, TODAY)));
    assertThat(today).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void itsOwnerSaysWhatWasDoneAndWhyItCameAboutAndNobodyElse() {
    // When
    var corrected = decide(correct("otto"), RAISED);
    var explained = decide(explain("The gate didn't ask", "otto"), RAISED);
    var others = List.of(decide(correct("vera"), RAISED), decide(explain("x", "olga"), RAISED));
    var afterwards = decide(correct("otto"), RAISED, HANDED_OVER);

    // Then
    assertThat(corrected).isEqualTo(accept(CORRECTED));
    assertThat(explained).isEqualTo(accept(EXPLAINED));
    assertThat(others).containsOnly(reject(new NotTheOwner("otto")));
    assertThat(afterwards).isEqualTo(reject(new NotTheOwner("olga")));
  }

  @Test
  void anotherRootCauseTakesThePlaceOfTheFirstAndTheSameIsNoNews() {
    // Given
    var other = new FindingEvent.RootCauseRecorded(FINDING, "Nobody was told", "otto", NOW);

    // When
    var replaced = decide(explain("Nobody was told", "otto"), RAISED, EXPLAINED);
    var repeated = decide(explain("Nobody was told", "otto"), RAISED, EXPLAINED, other);
    var back = decide(explain("The gate didn't ask", "otto"), RAISED, EXPLAINED, other);

    // Then
    assertThat(replaced).isEqualTo(accept(other));
    assertThat(repeated).isEqualTo(accept());
    assertThat(back).isEqualTo(accept(EXPLAINED));
  }

  @Test
  void aCorrectionIsNoRootCauseOfANonconformity() {
    // When
    var nonconformity = standing(RAISED, CORRECTED);
    var explained = standing(RAISED, EXPLAINED);
    var observation = standing(raised(OBSERVATION), CORRECTED);

    // Then
    assertThat(nonconformity).isEqualTo(AuditFindingStanding.OPEN);
    assertThat(explained).isEqualTo(AuditFindingStanding.ANSWERED);
    assertThat(observation).isEqualTo(AuditFindingStanding.ANSWERED);
  }

  @Test
  void whatIsThereIsLinkedOnce() {
    // When
    var linked = decide(link(ACTION), RAISED);
    var again = decide(link(ACTION), RAISED, LINKED);
    var absent =
        decide(new AuditFindingCommand.LinkAction(FINDING, ACTION, null, "otto", NOW), RAISED);

    // Then
    assertThat(linked).isEqualTo(accept(LINKED));
    assertThat(again).isEqualTo(accept());
    assertThat(absent).isEqualTo(reject(new UnknownAction(ACTION)));
  }

  @Test
  void fiftyActionsAreEnough() {
    // Given
    var history =
        Stream.concat(
                Stream.of(RAISED),
                LongStream.range(0, 50).mapToObj(number -> linked(new UUID(7, number))))
            .toArray(FindingEvent[]::new);

    // When
    var one = decide(link(new UUID(7, 50)), history);
    var last = decide(link(new UUID(7, 49)), Arrays.copyOf(history, 50));

    // Then
    assertThat(one).isEqualTo(reject(new TooManyActions(50)));
    assertThat(last).isEqualTo(accept(linked(new UUID(7, 49))));
  }

  @Test
  void whatWasLinkedInErrorIsTakenBackAndMayBeLinkedAnew() {
    // When
    var unlinked = decide(unlink(ACTION, "vera"), RAISED, LINKED);
    var never = decide(unlink(OTHER_ACTION, "vera"), RAISED, LINKED);
    var anew = decide(link(ACTION), RAISED, LINKED, UNLINKED);

    // Then
    assertThat(unlinked).isEqualTo(accept(UNLINKED));
    assertThat(never).isEqualTo(accept());
    assertThat(anew).isEqualTo(accept(LINKED));
  }

  @Test
  void aNonconformityIsClosedWithEveryActionAsItStood() {
    // Given
    var verified = seen(ACTION, VERIFIED);
    var cancelled = seen(OTHER_ACTION, CANCELLED);

    // When
    var decision =
        decide(close("vera", verified, cancelled), RAISED, EXPLAINED, LINKED, linked(OTHER_ACTION));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new FindingEvent.Closed(
                    FINDING, "The gate asks", List.of(verified, cancelled), "vera", NOW)));
  }

  static Stream<Arguments> obstacles() {
    var cancelled = seen(ACTION, CANCELLED);
    var verified = seen(ACTION, VERIFIED);
    return Stream.of(
        Arguments.of(new RootCauseMissing(), List.of(RAISED, CORRECTED, LINKED), List.of(verified)),
        Arguments.of(new NothingVerified(), List.of(RAISED, EXPLAINED), List.of()),
        Arguments.of(new NothingVerified(), List.of(RAISED, EXPLAINED, LINKED), List.of(cancelled)),
        Arguments.of(
            new ActionsUnsettled(List.of(ACTION)),
            List.of(RAISED, EXPLAINED, LINKED),
            List.of(seen(ACTION, OPEN))),
        Arguments.of(
            new ActionsUnsettled(List.of(OTHER_ACTION)),
            List.of(RAISED, EXPLAINED, LINKED, linked(OTHER_ACTION)),
            List.of(verified, seen(OTHER_ACTION, DONE))),
        // Linked between the look and the decision.
        Arguments.of(
            new LinksChanged(),
            List.of(RAISED, EXPLAINED, LINKED, linked(OTHER_ACTION)),
            List.of(verified)),
        Arguments.of(
            new LinksChanged(), List.of(RAISED, EXPLAINED, LINKED, UNLINKED), List.of(verified)));
  }

  @ParameterizedTest
  @MethodSource("obstacles")
  void aNonconformityIsNotClosedWhileSomethingIsLeftToDo(
      AuditFindingRejection why, List<FindingEvent> history, List<SeenAction> seen) {
    // When
    var decision =
        decide(
            close("vera", seen.toArray(SeenAction[]::new)), history.toArray(FindingEvent[]::new));

    // Then
    assertThat(decision).isEqualTo(reject(why));
  }

  @ParameterizedTest
  @EnumSource(names = {"OBSERVATION", "OPPORTUNITY_FOR_IMPROVEMENT"})
  void whatIsNoNonconformityIsClosedWithoutAnyAction(FindingKind kind) {
    // When
    var decision = decide(close("vera"), raised(kind));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(new FindingEvent.Closed(FINDING, "The gate asks", List.of(), "vera", NOW)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"otto", "olga"})
  void whoHasEverAnsweredForItDoesNotJudgeIt(String person) {
    // Given
    var history = new FindingEvent[] {RAISED, EXPLAINED, LINKED, HANDED_OVER};
    Decision<FindingEvent, AuditFindingRejection> ownWork = reject(new OwnWork(person));

    // When
    var decisions =
        List.of(
            decide(close(person, seen(ACTION, VERIFIED)), history),
            decide(withdraw(person), history),
            decide(changeDue(LATER, person), history),
            decide(unlink(ACTION, person), history));

    // Then
    assertThat(decisions).containsOnly(ownWork);
  }

  @Test
  void itsOwnerAndItsLastDayChange() {
    // When
    var handedOver = decide(handOver("olga"), RAISED);
    var same = decide(handOver("otto"), RAISED);
    var changed = decide(changeDue(LATER, "anna"), RAISED);
    var unchanged = decide(changeDue(LATER, "anna"), RAISED, DUE_CHANGED);

    // Then
    assertThat(handedOver).isEqualTo(accept(HANDED_OVER));
    assertThat(changed).isEqualTo(accept(DUE_CHANGED));
    assertThat(List.of(same, unchanged)).containsOnly(accept());
  }

  @Test
  void whatWasNoneIsWithdrawnBySomebodyElse() {
    // When
    var withdrawn = decide(withdraw("vera"), RAISED, EXPLAINED);
    var again = decide(withdraw("vera"), RAISED, WITHDRAWN);

    // Then
    assertThat(withdrawn).isEqualTo(accept(WITHDRAWN));
    assertThat(again).isEqualTo(accept());
  }

  @Test
  void whatHasEndedStaysAsItIs() {
    // Given
    var closed = new FindingEvent[] {RAISED, EXPLAINED, LINKED, CLOSED};

    // When
    var again = decide(close("vera"), closed);
    var others =
        Stream.of(
                handOver("olga"),
                changeDue(LATER, "anna"),
                correct("otto"),
                explain("x", "otto"),
                link(OTHER_ACTION),
                unlink(ACTION, "vera"),
                withdraw("vera"))
            .map(command -> decide(command, closed))
            .toList();
    var withdrawn = decide(close("vera"), RAISED, WITHDRAWN);

    // Then
    assertThat(again).isEqualTo(accept());
    assertThat(others).hasSize(7).containsOnly(reject(new Ended(AuditFindingStanding.CLOSED)));
    assertThat(withdrawn).isEqualTo(reject(new Ended(AuditFindingStanding.WITHDRAWN)));
  }

  @Test
  void nobodyOrdersAnythingOfWhatIsNotThere() {
    // When
    var decision = decide(close("vera"));

    // Then
    assertThat(decision).isEqualTo(reject(new Unknown(FINDING)));
  }

  @Test
  void aHistoryThatTheRulesDoNotAllowIsCorrupt() {
    assertThatThrownBy(() -> given(EXPLAINED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(RAISED, RAISED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(RAISED, CLOSED, EXPLAINED))
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(RAISED, WITHDRAWN, CLOSED))
        .isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void everyEventHasASample() {
    assertThat(oneOfEach().map(Object::getClass).toList())
        .containsExactlyInAnyOrderElementsOf(WireNames.records(FindingEvent.class));
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAndReadAsApproved(FindingEvent event)
      throws IOException, JsonProcessingException {
    // Given
    var name = AuditFindingEventTypes.TYPES.nameOf(event);
    var approved =
        Files.readString(Path.of("src/test/resources/approved", name + ".json")).stripTrailing();

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    var read = AuditFindingEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved));

    // Then
    assertThat(stored).isEqualTo(approved);
    assertThat(read).isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.finding-", AuditFindingEventTypes.TYPES);
  }

  private Decision<FindingEvent, AuditFindingRejection> decide(
      AuditFindingCommand command, FindingEvent... history) {
    return decider.decide(command, given(history));
  }

  private AuditFindingStanding standing(FindingEvent... history) {
    return AuditFindingDecider.standing((AuditFinding.Known) given(history));
  }

  private AuditFinding given(FindingEvent... history) {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
